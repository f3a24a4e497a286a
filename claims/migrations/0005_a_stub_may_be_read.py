"""An article that was only cited may come to be held as text: its appearances wait to be found there."""

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
    dependencies = [("claims", "0004_appearances_through_versions")]

    operations = [migrations.RunSQL(DROP, CREATE)]
