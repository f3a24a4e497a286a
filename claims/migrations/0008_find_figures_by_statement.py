"""Numerical claims are found by the likeness of their statements."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_results_tell_what_they_come_from")]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=GinIndex(
                OpClass("statement", name="gin_trgm_ops"),
                condition=models.Q(("comparator", ""), _negated=True),
                name="claim_figured_statement",
            ),
        ),
    ]
