"""What came with a stub keeps its chain when the text arrives: it waits to be found in it.

So nothing is looked at again when an article comes to be held as text.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

DROP = """
    DROP TRIGGER claims_text_has_versions ON sources_article;
    DROP FUNCTION claims_look_at_versions();
"""

CREATE = """
    CREATE FUNCTION claims_look_at_versions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE claims_appearance SET version_id = version_id
        WHERE article_id = NEW.id AND version_id IS NULL;
        RETURN NULL;
    END $$;

    CREATE TRIGGER claims_text_has_versions AFTER UPDATE OF held ON sources_article
    FOR EACH ROW WHEN (OLD.held <> NEW.held AND NEW.held = 'text')
    EXECUTE FUNCTION claims_look_at_versions();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_history_is_append_only"),
        ("sources", "0003_articles_are_merged"),
    ]

    operations = [
        migrations.RunSQL(DROP, CREATE),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="version_of_article",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="version_of_article",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.version_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM sources_articleversion\n        WHERE id = NEW.version_id AND article_id = NEW.article_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_version_of_article', MESSAGE = format('The version belongs to another article.');\n    END IF;\n    IF NEW.version_id IS NULL AND EXISTS (\n        SELECT 1 FROM sources_article WHERE id = NEW.article_id AND held = 'text'\n    ) AND (\n        CASE TG_OP WHEN 'UPDATE' THEN OLD.version_id IS NOT NULL ELSE NOT EXISTS (\n            SELECT 1 FROM sources_merge\n            WHERE kind = 'article' AND NEW.article_id IN (survivor_id, merged_id)\n        ) END\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_text_has_version', MESSAGE = format('In an article held as text an appearance names the version.');\n    END IF;\n RETURN NEW;",
                    hash="bf36235587235c78efc1e66ffb8191834fb9ac1d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_version_of_article_b0d77",
                    table="claims_appearance",
                    when="BEFORE",
                ),
            ),
        ),
    ]
