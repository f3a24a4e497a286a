"""Every installation is called by a code of its own, which nobody gives."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_many_records_at_once")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO accounts_installation (code) "
            "VALUES (left(replace(gen_random_uuid()::text, '-', ''), 12))",
            "DELETE FROM accounts_installation",
        )
    ]
