"""A merged article names its survivor, for ever; an article keeps its byline as printed."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0005_fingerprints_and_shared_text"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="bump_row_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="article",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="sources.article",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="signed_as",
            field=models.CharField(
                blank=True, default="", help_text="The byline as it is printed.", max_length=500
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="sources.article",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="signed_as",
            field=models.CharField(
                blank=True, default="", help_text="The byline as it is printed.", max_length=500
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."disclaimers" IS DISTINCT FROM (NEW."disclaimers") OR OLD."genre" IS DISTINCT FROM (NEW."genre") OR OLD."held" IS DISTINCT FROM (NEW."held") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."machine_translated" IS DISTINCT FROM (NEW."machine_translated") OR OLD."may_export" IS DISTINCT FROM (NEW."may_export") OR OLD."may_show" IS DISTINCT FROM (NEW."may_show") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."notice_url" IS DISTINCT FROM (NEW."notice_url") OR OLD."published_as_written" IS DISTINCT FROM (NEW."published_as_written") OR OLD."published_basis" IS DISTINCT FROM (NEW."published_basis") OR OLD."published_from" IS DISTINCT FROM (NEW."published_from") OR OLD."published_reason" IS DISTINCT FROM (NEW."published_reason") OR OLD."published_to" IS DISTINCT FROM (NEW."published_to") OR OLD."publisher_id" IS DISTINCT FROM (NEW."publisher_id") OR OLD."publisher_reason" IS DISTINCT FROM (NEW."publisher_reason") OR OLD."signed_as" IS DISTINCT FROM (NEW."signed_as") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_changed_as_written" IS DISTINCT FROM (NEW."status_changed_as_written") OR OLD."status_changed_basis" IS DISTINCT FROM (NEW."status_changed_basis") OR OLD."status_changed_from" IS DISTINCT FROM (NEW."status_changed_from") OR OLD."status_changed_reason" IS DISTINCT FROM (NEW."status_changed_reason") OR OLD."status_changed_to" IS DISTINCT FROM (NEW."status_changed_to") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="f9a6f3890cb0150b1ce2608283e2b06c822970cb",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_7015c",
                    table="sources_article",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleevent" ("created_at", "disclaimers", "genre", "held", "id", "language", "machine_translated", "may_export", "may_show", "merged_into_id", "notice_url", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_written", "published_basis", "published_from", "published_reason", "published_to", "publisher_id", "publisher_reason", "row_version", "signed_as", "status", "status_changed_as_written", "status_changed_basis", "status_changed_from", "status_changed_reason", "status_changed_to", "title") SELECT new_values."created_at", new_values."disclaimers", new_values."genre", new_values."held", new_values."id", new_values."language", new_values."machine_translated", new_values."may_export", new_values."may_show", new_values."merged_into_id", new_values."notice_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."published_as_written", new_values."published_basis", new_values."published_from", new_values."published_reason", new_values."published_to", new_values."publisher_id", new_values."publisher_reason", new_values."row_version", new_values."signed_as", new_values."status", new_values."status_changed_as_written", new_values."status_changed_basis", new_values."status_changed_from", new_values."status_changed_reason", new_values."status_changed_to", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="89aa43364bcb21c147dd5c8d54b1e8c0356f5712",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0de75",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleevent" ("created_at", "disclaimers", "genre", "held", "id", "language", "machine_translated", "may_export", "may_show", "merged_into_id", "notice_url", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_written", "published_basis", "published_from", "published_reason", "published_to", "publisher_id", "publisher_reason", "row_version", "signed_as", "status", "status_changed_as_written", "status_changed_basis", "status_changed_from", "status_changed_reason", "status_changed_to", "title") SELECT new_values."created_at", new_values."disclaimers", new_values."genre", new_values."held", new_values."id", new_values."language", new_values."machine_translated", new_values."may_export", new_values."may_show", new_values."merged_into_id", new_values."notice_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."published_as_written", new_values."published_basis", new_values."published_from", new_values."published_reason", new_values."published_to", new_values."publisher_id", new_values."publisher_reason", new_values."row_version", new_values."signed_as", new_values."status", new_values."status_changed_as_written", new_values."status_changed_basis", new_values."status_changed_from", new_values."status_changed_reason", new_values."status_changed_to", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e807214518ae659b465bd203795d7802bd3faaae",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_168af",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleevent" ("created_at", "disclaimers", "genre", "held", "id", "language", "machine_translated", "may_export", "may_show", "merged_into_id", "notice_url", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_written", "published_basis", "published_from", "published_reason", "published_to", "publisher_id", "publisher_reason", "row_version", "signed_as", "status", "status_changed_as_written", "status_changed_basis", "status_changed_from", "status_changed_reason", "status_changed_to", "title") SELECT old_values."created_at", old_values."disclaimers", old_values."genre", old_values."held", old_values."id", old_values."language", old_values."machine_translated", old_values."may_export", old_values."may_show", old_values."merged_into_id", old_values."notice_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."published_as_written", old_values."published_basis", old_values."published_from", old_values."published_reason", old_values."published_to", old_values."publisher_id", old_values."publisher_reason", old_values."row_version", old_values."signed_as", old_values."status", old_values."status_changed_as_written", old_values."status_changed_basis", old_values."status_changed_from", old_values."status_changed_reason", old_values."status_changed_to", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ef1e0908fd0b284964b0f7c1a070418d32798f5d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_10a2a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="article_not_merged_into_itself",
                violation_error_code="article_not_merged_into_itself",
                violation_error_message="An article cannot be merged into itself.",
            ),
        ),
    ]
