"""Data that is empty is data too: forms let it pass."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0003_rules_hold_for_unknowns"),
    ]

    operations = [
        migrations.AlterField(
            model_name="merge",
            name="moved",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="mergeevent",
            name="moved",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
