"""The quarantine names the place of an item in the words of the import that put it there."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

TABLES = ("reviews_quarantineditem", "reviews_quarantineditemevent")

# What was numbered from 0 before is told as an item from 1; the history cannot be updated row by row.
FORWARDS = """
    ALTER TABLE {0} DROP CONSTRAINT {0}_position_check;
    ALTER TABLE {0} ALTER COLUMN position TYPE text USING 'item ' || (position + 1);
"""
BACKWARDS = """
    ALTER TABLE {0} ALTER COLUMN position TYPE integer
        USING coalesce(substring(position from '^item ([0-9]{{1,9}})$')::integer - 1, 0);
    ALTER TABLE {0} ADD CONSTRAINT {0}_position_check CHECK (position >= 0);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0005_others_take_back"),
    ]

    operations = [
        # A trigger that looks at the whole row holds the types of its columns.
        pgtrigger.migrations.RemoveTrigger(model_name="quarantineditem", name="bump_row_version"),
        migrations.RunSQL(
            "".join(FORWARDS.format(table) for table in TABLES),
            "".join(BACKWARDS.format(table) for table in TABLES),
            state_operations=[
                migrations.AlterField(
                    model_name=model,
                    name="position",
                    field=models.TextField(blank=True, default=""),
                )
                for model in ("quarantineditem", "quarantineditemevent")
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarantineditem",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."raw" IS DISTINCT FROM (NEW."raw") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="cd0a60bf8f9973447d4bbd22a429ce08a246506b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_2bc45",
                    table="reviews_quarantineditem",
                    when="BEFORE",
                ),
            ),
        ),
    ]
