"""What changes about an article must agree with what was recorded of its appearances before.

The guards of appearances and attributions look at each row that is written: when a text is attached,
or an article that was only cited is held as text, writing the rows again as they are makes the
database look again. The tables belong to `sources`, the rows to `claims`, so the triggers are made
here.
"""

from django.db import migrations

CREATE = """
    CREATE FUNCTION claims_look_at_anchors() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE claims_appearance SET start = start
        WHERE version_id = NEW.id AND start IS NOT NULL;
        UPDATE claims_attribution SET cue_start = cue_start
        FROM claims_appearance told
        WHERE cue_start IS NOT NULL AND told.version_id = NEW.id
            AND told.id = coalesce(told_in_id, from_appearance_id);
        RETURN NULL;
    END $$;

    CREATE FUNCTION claims_look_at_versions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE claims_appearance SET version_id = version_id
        WHERE article_id = NEW.id AND version_id IS NULL;
        RETURN NULL;
    END $$;

    CREATE TRIGGER claims_text_has_versions AFTER UPDATE OF held ON sources_article
    FOR EACH ROW WHEN (OLD.held <> NEW.held AND NEW.held = 'text')
    EXECUTE FUNCTION claims_look_at_versions();

    CREATE TRIGGER claims_attached_text_agrees AFTER UPDATE OF text ON sources_articleversion
    FOR EACH ROW WHEN (OLD.text IS NULL AND NEW.text IS NOT NULL)
    EXECUTE FUNCTION claims_look_at_anchors();
"""

DROP = """
    DROP TRIGGER claims_attached_text_agrees ON sources_articleversion;
    DROP FUNCTION claims_look_at_anchors();
    DROP TRIGGER claims_text_has_versions ON sources_article;
    DROP FUNCTION claims_look_at_versions();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_what_is_said")]

    operations = [migrations.RunSQL(CREATE, DROP)]
