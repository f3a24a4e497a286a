"""Attempts at what takes no account, counted so that nobody does it too often."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_queue_of_jobs")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(max_length=60)),
                ("whom", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["purpose", "whom", "at"], name="attempt_counted"),
                    models.Index(fields=["at"], name="attempt_forgotten"),
                ],
            },
        ),
    ]
