"""Reviews are found by their words, read in the language they are written in."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from sources.models.searching import search_column


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0007_signed_content_agrees_wholly"),
        ("sources", "0012_found_by_words"),
    ]

    operations = [
        search_column(
            "reviews_reviewversion",
            "public.search_words((SELECT language FROM public.reviews_review review "
            "WHERE review.id = review_id), review_id, headline, "
            "concat_ws(' ', content::jsonb #>> '{claim,statement}', content::jsonb #>> '{claim,short}'), "
            "explanation, body)",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="find_by_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search = public.search_words(\n        (SELECT language FROM public.reviews_review WHERE id = NEW.review_id),\n        NEW.review_id,\n        NEW.headline,\n        concat_ws(' ', NEW.content::jsonb #>> '{claim,statement}', NEW.content::jsonb #>> '{claim,short}'),\n        NEW.explanation,\n        NEW.body\n    ); RETURN NEW;",
                    hash="7d1b440d808bc5f03603744442939e3e8cd97b33",
                    operation="INSERT",
                    pgid="pgtrigger_find_by_words_964f7",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
    ]
