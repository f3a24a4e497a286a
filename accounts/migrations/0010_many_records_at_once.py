"""Imports with their files, reports and keys, and a place for the name of this installation."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_invitations_are_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "format",
                    models.CharField(
                        choices=[("ndjson", "Ndjson"), ("csv", "Csv")],
                        default="ndjson",
                        max_length=30,
                    ),
                ),
                ("kind", models.CharField(blank=True, default="", max_length=30)),
                ("dry_run", models.BooleanField(default=False)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("position", models.BigIntegerField(default=0)),
                ("line", models.BigIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=30,
                    ),
                ),
                ("counts", models.JSONField(default=dict)),
                ("faults", models.PositiveIntegerField(default=0)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="accounts.importrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportFault",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.BigIntegerField()),
                ("field", models.CharField(blank=True, default="", max_length=300)),
                ("value", models.CharField(blank=True, default="", max_length=300)),
                ("code", models.CharField(max_length=100)),
                ("said", models.TextField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report",
                        to="accounts.importrun",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "line", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportedKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=300)),
                ("object_id", models.BigIntegerField()),
                ("line", models.BigIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keys",
                        to="accounts.importrun",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="importrun",
            index=models.Index(fields=["sha256"], name="importrun_sha256"),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "running", "done", "failed"])),
                name="importrun_state_known",
                violation_error_code="importrun_state_known",
                violation_error_message="state must be one of: waiting, running, done, failed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["ndjson", "csv"])),
                name="importrun_format_known",
                violation_error_code="importrun_format_known",
                violation_error_message="format must be one of: ndjson, csv.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importpart",
            constraint=models.UniqueConstraint(
                fields=("run", "number"),
                name="importpart_once",
                violation_error_code="importpart_once",
                violation_error_message="This part is there already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedkey",
            constraint=models.UniqueConstraint(
                fields=("kind", "key"),
                name="importedkey_once",
                violation_error_code="importedkey_once",
                violation_error_message="A record has this key already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedkey",
            constraint=models.UniqueConstraint(
                fields=("kind", "object_id"),
                name="importedkey_one_of_record",
                violation_error_code="importedkey_one_of_record",
                violation_error_message="This record has a key already.",
            ),
        ),
    ]
