"""Claims are found by their words, read in the language they are written in."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from sources.models.searching import search_column


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_claims_are_merged"),
        ("sources", "0012_found_by_words"),
    ]

    operations = [
        search_column(
            "claims_claim", "public.search_words(language, id, statement, short, place, NULL)"
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="find_by_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search = public.search_words(NEW.language, NEW.id, NEW.statement, NEW.short, NEW.place, NULL); RETURN NEW;",
                    hash="faa8d0e3a42ac3856235bb9c982f9e5b369490cf",
                    operation='INSERT OR UPDATE OF "statement", "short", "place", "language"',
                    pgid="pgtrigger_find_by_words_dccf0",
                    table="claims_claim",
                    when="BEFORE",
                ),
            ),
        ),
    ]
