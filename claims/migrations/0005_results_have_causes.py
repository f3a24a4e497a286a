"""A result names the event that led to it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_queue_of_jobs"),
        ("claims", "0004_appearances_through_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="corroboration",
            name="cause",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.event",
            ),
        ),
    ]
