"""Undoing a merge of claims may add again what came with a stub."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0012_claims_are_matched"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="version_of_article",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="version_of_article",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.version_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM sources_articleversion\n        WHERE id = NEW.version_id AND article_id = NEW.article_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_version_of_article', MESSAGE = format('The version belongs to another article.');\n    END IF;\n    IF NEW.version_id IS NULL AND EXISTS (\n        SELECT 1 FROM sources_article WHERE id = NEW.article_id AND held = 'text'\n    ) AND (\n        CASE TG_OP WHEN 'UPDATE' THEN OLD.version_id IS NOT NULL ELSE NOT EXISTS (\n            SELECT 1 FROM sources_merge\n            WHERE kind = 'article' AND NEW.article_id IN (survivor_id, merged_id)\n                OR kind = 'claim' AND NEW.claim_id = merged_id\n        ) END\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_text_has_version', MESSAGE = format('In an article held as text an appearance names the version.');\n    END IF;\n RETURN NEW;",
                    hash="4b1375457df4328a28f00c469d6305e8cd6d8c0a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_version_of_article_b0d77",
                    table="claims_appearance",
                    when="BEFORE",
                ),
            ),
        ),
    ]
