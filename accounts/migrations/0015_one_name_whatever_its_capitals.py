"""No two people sign in with one name, whatever its capitals."""

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_webhooks_are_told"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                Lower("username"),
                name="user_name_unique",
                violation_error_code="user_name_unique",
                violation_error_message="Somebody already signs in with this name.",
            ),
        ),
    ]
