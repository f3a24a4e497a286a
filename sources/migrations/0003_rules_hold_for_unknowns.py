"""A rule that compares with what is not given must not let a row through."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_history_is_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="segment",
            name="segment_no_overlap",
        ),
        migrations.RemoveConstraint(
            model_name="source",
            name="source_merged_names_survivor",
        ),
        migrations.RemoveConstraint(
            model_name="sourcetie",
            name="sourcetie_no_overlap",
        ),
        migrations.AlterField(
            model_name="merge",
            name="undone_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="merge",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="mergeevent",
            name="undone_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="mergeevent",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="segment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("version"), "="),
                    (
                        models.Func(
                            models.F("start"),
                            django.db.models.functions.comparison.Greatest("start", "end"),
                            function="int4range",
                            output_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="segment_no_overlap",
                violation_error_code="segment_no_overlap",
                violation_error_message="Two segments of a text never overlap.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("status", "merged")),
                    models.Q(
                        models.Q(("status", "merged"), _negated=True), ("merged_into__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="source_merged_names_survivor",
                violation_error_code="source_merged_names_survivor",
                violation_error_message="A merged source names its survivor, an active one has none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcetie",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("from_source"), "="),
                    (models.F("to_source"), "="),
                    (models.F("kind"), "="),
                    (
                        models.Func(
                            models.F("since"),
                            django.db.models.functions.comparison.Greatest(
                                "since",
                                django.db.models.functions.comparison.Coalesce(
                                    "until", datetime.date(9999, 12, 31)
                                ),
                            ),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="sourcetie_no_overlap",
                violation_error_code="sourcetie_no_overlap",
                violation_error_message="The same tie is already recorded for some of these days.",
            ),
        ),
    ]
