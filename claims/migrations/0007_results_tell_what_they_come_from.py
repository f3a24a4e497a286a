"""A result tells which appearances it was computed from, and what makes it another one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_answers_that_are_stale"),
    ]

    operations = [
        migrations.AddField(
            model_name="corroboration",
            name="kept",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="corroboration",
            name="substance",
            field=models.CharField(default="", editable=False, max_length=64),
        ),
    ]
