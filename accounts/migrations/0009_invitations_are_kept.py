"""The history of invitations is never changed, and invitations are never deleted."""

from django.db import migrations

from accounts.models.history import keep_for_good


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_invited_and_told")]

    operations = [keep_for_good("accounts_invitationevent")]
