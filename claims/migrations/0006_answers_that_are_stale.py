"""Claims whose answer is being counted anew are marked."""

import django.db.models.deletion
from django.db import migrations, models

REASONS = ["ripple", "policy", "corpus"]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_queue_of_jobs"),
        ("claims", "0005_results_have_causes"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaleMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[(reason, reason.capitalize()) for reason in REASONS],
                        max_length=30,
                    ),
                ),
                ("turns", models.PositiveSmallIntegerField(default=0)),
                (
                    "cause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.event",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stale_marks",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "verbose_name": "mark of a stale answer",
                "verbose_name_plural": "marks of stale answers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", REASONS)),
                        name="stalemark_reason_known",
                        violation_error_code="stalemark_reason_known",
                        violation_error_message=f"reason must be one of: {', '.join(REASONS)}.",
                    )
                ],
            },
        ),
    ]
