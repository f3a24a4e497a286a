"""The public log: entries without gaps, the tree of hashes over them, and its head."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_installations_are_named"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogLeaf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("text", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "kind",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("text"),
                            template="coalesce(%(expressions)s::jsonb #>> '{kind}', '')",
                        ),
                        output_field=models.CharField(max_length=30),
                    ),
                ),
                (
                    "record_type",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("text"),
                            template="coalesce(%(expressions)s::jsonb #>> '{record,type}', '')",
                        ),
                        output_field=models.CharField(max_length=30),
                    ),
                ),
                (
                    "record_id",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("text"),
                            template="coalesce((%(expressions)s::jsonb #>> '{record,id}')::bigint, 0)",
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LogNode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LogSalt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.CharField(blank=True, max_length=64)),
                ("text", models.TextField(blank=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LogHead",
            fields=[
                (
                    "id",
                    models.SmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("size", models.PositiveBigIntegerField(default=0)),
                (
                    "peaks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="loghead_only_one",
                        violation_error_code="loghead_only_one",
                        violation_error_message="There is one public log.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="loghead",
            trigger=pgtrigger.compiler.Trigger(
                name="follows_leaves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.size <> OLD.size + 1 OR NOT EXISTS (\n        SELECT 1 FROM public.accounts_logleaf WHERE number = OLD.size\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'loghead_follows_leaves', MESSAGE = format('The public log grows by one entry after the other.');\n    END IF;\n RETURN NEW;",
                    hash="3ad742d078b464b2421106ba1169a4e71e624237",
                    operation="UPDATE",
                    pgid="pgtrigger_follows_leaves_55bf0",
                    table="accounts_loghead",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="logleaf",
            index=models.Index(
                fields=["record_type", "record_id", "number"], name="logleaf_record"
            ),
        ),
        migrations.AddConstraint(
            model_name="logleaf",
            constraint=models.UniqueConstraint(
                fields=("number",),
                name="logleaf_number_once",
                violation_error_code="logleaf_number_once",
                violation_error_message="There is an entry of this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="logleaf",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "signed",
                            "signature_withdrawn",
                            "published",
                            "corrected",
                            "retracted",
                            "merged",
                            "unmerged",
                        ],
                    ),
                    ("kind__isnull", False),
                ),
                name="logleaf_kind_known",
                violation_error_code="logleaf_kind_known",
                violation_error_message="An entry tells of one of the kinds of acts that there are.",
            ),
        ),
        migrations.AddConstraint(
            model_name="logleaf",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "hash",
                        models.Func(
                            models.F("text"),
                            output_field=models.CharField(),
                            template="encode(sha256('\\x00'::bytea || convert_to(%(expressions)s, 'UTF8')), 'hex')",
                        ),
                    )
                ),
                name="logleaf_hash_of_text",
                violation_error_code="logleaf_hash_of_text",
                violation_error_message="The hash of an entry is that of its text.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="logleaf",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="a585652cc754ec7d871e2fb35d71e3d5b0fe894c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9fd6a",
                    table="accounts_logleaf",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="logleaf",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="d1f72bf724f8c80fd286f668356e488adb91cc8a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_e8824",
                    table="accounts_logleaf",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="logleaf",
            trigger=pgtrigger.compiler.Trigger(
                name="without_gap",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    -- Whoever adds an entry holds the head: the next one waits until this one is committed or gone.\n    PERFORM 1 FROM public.accounts_loghead WHERE id = 1 FOR UPDATE;\n    IF NOT EXISTS (\n        SELECT 1 FROM public.accounts_loghead WHERE id = 1 AND size = NEW.number\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'logleaf_without_gap', MESSAGE = format('Entries of the public log are numbered without a gap.');\n    END IF;\n RETURN NEW;",
                    hash="91828c95c0a4874f6ebc57cc6d7d4f0eaa7b153a",
                    operation="INSERT",
                    pgid="pgtrigger_without_gap_c439b",
                    table="accounts_logleaf",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lognode",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__gte", 1)),
                name="lognode_above_leaves",
                violation_error_code="lognode_above_leaves",
                violation_error_message="Leaves have a table of their own.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lognode",
            constraint=models.UniqueConstraint(
                fields=("level", "index"),
                name="lognode_once",
                violation_error_code="lognode_once",
                violation_error_message="This node is there already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lognode",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="2dd56cdb4b39f2e7a86c72be7f0869ad0387d164",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9d2a1",
                    table="accounts_lognode",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lognode",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="459032ce672bd7e315f794bcc44f0288ca6ffada",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_5cebd",
                    table="accounts_lognode",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="logsalt",
            name="leaf",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="salt",
                to="accounts.logleaf",
            ),
        ),
        migrations.AddConstraint(
            model_name="logsalt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("erased_at__isnull", True),
                        models.Q(("salt", ""), _negated=True),
                        models.Q(("text", ""), _negated=True),
                    ),
                    models.Q(("erased_at__isnull", False), ("salt", ""), ("text", "")),
                    _connector="OR",
                ),
                name="logsalt_erased_whole",
                violation_error_code="logsalt_erased_whole",
                violation_error_message="A personal part is erased with its salt, or kept with it.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="logsalt",
            trigger=pgtrigger.compiler.Trigger(
                name="only_erased",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL OR NEW.leaf_id <> OLD.leaf_id THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'logsalt_only_erased', MESSAGE = format('What an entry binds is erased or stays as it is.');\n    END IF;\n RETURN NEW;",
                    hash="f310ca792d981443c8d60febd18b8138d06a14cf",
                    operation="UPDATE",
                    pgid="pgtrigger_only_erased_63792",
                    table="accounts_logsalt",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            "INSERT INTO accounts_loghead (id, size, peaks) VALUES (1, 0, '{}')",
            migrations.RunSQL.noop,
        ),
    ]
