"""What the history keeps is never changed, not even by the owner of the tables."""

from django.db import migrations

from accounts.models.history import REFUSE_TO_REWRITE, keep_for_good


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_people_and_trust")]

    operations = [
        migrations.RunSQL(REFUSE_TO_REWRITE, "DROP FUNCTION accounts_append_only()"),
        keep_for_good(
            "accounts_apitokenevent",
            "accounts_rolegrantevent",
            "accounts_userevent",
        ),
    ]
