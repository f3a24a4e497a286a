"""A text that is attached to a withheld version must agree with every anchor recorded before.

The guards of appearances and attributions look at each row that is written: writing them again as
they are makes the database look again. The table belongs to `sources`, the anchors to `claims`, so
the trigger is made here.
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

    CREATE TRIGGER claims_attached_text_agrees AFTER UPDATE OF text ON sources_articleversion
    FOR EACH ROW WHEN (OLD.text IS NULL AND NEW.text IS NOT NULL)
    EXECUTE FUNCTION claims_look_at_anchors();
"""

DROP = """
    DROP TRIGGER claims_attached_text_agrees ON sources_articleversion;
    DROP FUNCTION claims_look_at_anchors();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_what_is_said")]

    operations = [migrations.RunSQL(CREATE, DROP)]
