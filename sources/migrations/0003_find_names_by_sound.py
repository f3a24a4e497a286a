"""Names are found however they are spelt, and sources that may be one are suggested."""

import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from accounts.models.history import keep_for_good


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_history_is_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name="PossibleDuplicate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("score", models.DecimalField(decimal_places=3, max_digits=4)),
                ("reasons", models.JSONField(default=list)),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("unsure", "Unsure"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="suggested",
                        max_length=30,
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source_a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "source_b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-score", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judgement__in", ["suggested", "unsure", "confirmed", "rejected"])
                        ),
                        name="possibleduplicate_judgement_known",
                        violation_error_code="possibleduplicate_judgement_known",
                        violation_error_message="judgement must be one of: suggested, unsure, confirmed, rejected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_a__lt", models.F("source_b"))),
                        name="possibleduplicate_pair_ordered",
                        violation_error_code="possibleduplicate_pair_ordered",
                        violation_error_message="A pair is stored from the older source to the newer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                        name="possibleduplicate_score_in_range",
                        violation_error_code="possibleduplicate_score_in_range",
                        violation_error_message="A score lies between 0 and 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("judged_at__isnull", True),
                                ("judged_by__isnull", True),
                                ("judgement", "suggested"),
                            ),
                            models.Q(
                                models.Q(("judgement", "suggested"), _negated=True),
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="possibleduplicate_judged_whole",
                        violation_error_code="possibleduplicate_judged_whole",
                        violation_error_message="Who judged a pair and when are recorded with the judgement.",
                    ),
                    models.UniqueConstraint(
                        fields=("source_a", "source_b"),
                        name="possibleduplicate_once",
                        violation_error_code="possibleduplicate_once",
                        violation_error_message="This pair is already recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PossibleDuplicateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("row_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("score", models.DecimalField(decimal_places=3, max_digits=4)),
                ("reasons", models.JSONField(default=list)),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("unsure", "Unsure"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="suggested",
                        max_length=30,
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.possibleduplicate",
                    ),
                ),
                (
                    "source_a",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "source_b",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sourcename",
            name="update_update",
        ),
        migrations.AddField(
            model_name="sourcename",
            name="key",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("name"), name="gin_trgm_ops"
                ),
                name="source_name_parts",
            ),
        ),
        migrations.AddIndex(
            model_name="sourcename",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("key", name="gin_trgm_ops"),
                name="sourcename_key_parts",
            ),
        ),
        migrations.AddIndex(
            model_name="sourcename",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("text"), name="gin_trgm_ops"
                ),
                name="sourcename_text_parts",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcename",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcenameevent" ("certainty", "created_at", "id", "kind", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "source_id", "text") SELECT new_values."certainty", new_values."created_at", new_values."id", new_values."kind", new_values."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."source_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."certainty" IS DISTINCT FROM (new_values."certainty") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."source_id" IS DISTINCT FROM (new_values."source_id") OR old_values."text" IS DISTINCT FROM (new_values."text")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a9886a425f2c4f1dbe391682fdd3329c88238831",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_34d15",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_sourcename",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibleduplicate",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_at" IS DISTINCT FROM (NEW."judged_at") OR OLD."judged_by_id" IS DISTINCT FROM (NEW."judged_by_id") OR OLD."judgement" IS DISTINCT FROM (NEW."judgement") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."source_a_id" IS DISTINCT FROM (NEW."source_a_id") OR OLD."source_b_id" IS DISTINCT FROM (NEW."source_b_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="f3197af6f4ec921d4328ef0fe155b4ad9559ff9b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_1bbf3",
                    table="sources_possibleduplicate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibleduplicate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_possibleduplicateevent" ("created_at", "id", "judged_at", "judged_by_id", "judgement", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "row_version", "score", "source_a_id", "source_b_id") SELECT new_values."created_at", new_values."id", new_values."judged_at", new_values."judged_by_id", new_values."judgement", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reasons", new_values."row_version", new_values."score", new_values."source_a_id", new_values."source_b_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="129e2b1bd5da5f9744562be9dc923ad9a84648c3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f2a6f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_possibleduplicate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibleduplicate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_possibleduplicateevent" ("created_at", "id", "judged_at", "judged_by_id", "judgement", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "row_version", "score", "source_a_id", "source_b_id") SELECT new_values."created_at", new_values."id", new_values."judged_at", new_values."judged_by_id", new_values."judgement", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reasons", new_values."row_version", new_values."score", new_values."source_a_id", new_values."source_b_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="07220d4aade24678fc41b6df0b3aa35e53272fb5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_28bea",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_possibleduplicate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibleduplicate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_possibleduplicateevent" ("created_at", "id", "judged_at", "judged_by_id", "judgement", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "row_version", "score", "source_a_id", "source_b_id") SELECT old_values."created_at", old_values."id", old_values."judged_at", old_values."judged_by_id", old_values."judgement", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reasons", old_values."row_version", old_values."score", old_values."source_a_id", old_values."source_b_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c03dce1346eca6ee7f08556430a08270a9bccb07",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_75b3d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_possibleduplicate",
                    when="AFTER",
                ),
            ),
        ),
        keep_for_good("sources_possibleduplicateevent"),
    ]
