"""An event names the one that began its step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_history_is_append_only")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="cause",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consequences",
                to="accounts.event",
            ),
        ),
    ]
