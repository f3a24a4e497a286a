"""What a transaction has noted of a record is looked up by the record, however much it has noted.

The functions that tell the feed of changes compared the era so that the index of the feed's order was
chosen while the table had grown and was not analyzed yet: for each row, all that the transaction had
noted was read.
"""

from typing import Any

from django.db import migrations

from accounts.models.following import SAME_ERA

BY_ERA = "c.era = (SELECT public.accounts_era())"

FUNCTIONS = """
    SELECT pg_get_functiondef(oid) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'accounts\\_follow\\_%'
"""


def look_up(apps: Any, schema_editor: Any) -> None:
    """Lets no index be chosen by the era."""
    _replace(schema_editor, BY_ERA, SAME_ERA)


def choose(apps: Any, schema_editor: Any) -> None:
    """Lets the planner choose."""
    _replace(schema_editor, SAME_ERA, BY_ERA)


def _replace(schema_editor: Any, old: str, new: str) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for (definition,) in cursor.fetchall():
            if old in definition:
                cursor.execute(definition.replace(old, new))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0015_one_name_whatever_its_capitals")]

    operations = [migrations.RunPython(look_up, choose)]
