"""Claims are found by the likeness of their statements, whether they state a figure or not."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_current_verdict"),
        ("sources", "0009_links_are_looked_up_one_by_one"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("statement", name="gin_trgm_ops"),
                name="claim_statement_parts",
            ),
        ),
    ]
