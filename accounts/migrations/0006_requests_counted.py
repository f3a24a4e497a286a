"""Requests of the API, counted by caller and minute; a crash may forget them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_what_is_done_too_often")]

    operations = [
        migrations.CreateModel(
            name="RequestCount",
            fields=[
                ("caller", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField()),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["began_at"], name="requestcount_forgotten")],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE accounts_requestcount SET UNLOGGED",
            "ALTER TABLE accounts_requestcount SET LOGGED",
        ),
    ]
