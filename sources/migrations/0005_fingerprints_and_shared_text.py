"""What texts are compared by, and a link that says no more than that two texts share some."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    "reprint_of",
    "excerpt_of",
    "rewrite_of",
    "translation_of",
    "machine_translation_of",
    "update_of",
    "corrects",
    "retracts",
    "near_duplicate_of",
    "shares_text_with",
]


def kind() -> models.CharField:
    choices = [(kind, kind.replace("_", " ").capitalize()) for kind in KINDS]
    return models.CharField(choices=choices, max_length=30)


def version() -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name="+",
        to="sources.articleversion",
    )


class Migration(migrations.Migration):
    dependencies = [("sources", "0004_names_have_keys")]

    operations = [
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="sources.articleversion",
                    ),
                ),
                ("algorithm", models.PositiveSmallIntegerField()),
                ("publisher", models.BigIntegerField(null=True, blank=True)),
                ("shingle_count", models.PositiveIntegerField()),
                ("shingles", models.BinaryField(blank=True)),
                ("signature", models.BinaryField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("algorithm__gte", 1)),
                        name="fingerprint_algorithm_from_one",
                        violation_error_code="fingerprint_algorithm_from_one",
                        violation_error_message="Algorithms are counted from 1.",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="FingerprintBand",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "band",
                        "version",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("band", models.BigIntegerField()),
                ("version", version()),
            ],
        ),
        migrations.CreateModel(
            name="PublisherLine",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "version",
                        "line",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", version()),
                ("line", models.BigIntegerField()),
                ("publisher", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["publisher", "line", "version"], name="publisherline_holders_idx"
                    )
                ]
            },
        ),
        migrations.RemoveConstraint(model_name="articlelink", name="articlelink_kind_known"),
        migrations.AlterField(model_name="articlelink", name="kind", field=kind()),
        migrations.AlterField(model_name="articlelinkevent", name="kind", field=kind()),
        migrations.AddConstraint(
            model_name="articlelink",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS)),
                name="articlelink_kind_known",
                violation_error_code="articlelink_kind_known",
                violation_error_message=f"kind must be one of: {', '.join(KINDS)}.",
            ),
        ),
        migrations.AddConstraint(
            model_name="articlelink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("method", "fingerprint"), _negated=True),
                    ("judgement", "suggested"),
                    ("judged_by__isnull", False),
                    _connector="OR",
                ),
                name="articlelink_machine_only_suggests",
                violation_error_code="articlelink_machine_only_suggests",
                violation_error_message=(
                    "What a machine found is only suggested until somebody judges it."
                ),
            ),
        ),
    ]
