"""Data that is empty is data too: forms let it pass."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0004_rules_hold_for_unknowns"),
    ]

    operations = [
        migrations.AlterField(
            model_name="suggestion",
            name="proposal",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="suggestionevent",
            name="proposal",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
