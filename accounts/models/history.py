"""The history that no write escapes: database triggers copy every state of every row."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
from django.db import migrations, models

from accounts.models.constraints import refuse

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = ()) -> Callable[[M], M]:
    """Will keep each state of each row, deletion included, with who, when and why.

    Columns in `exclude` are neither kept nor do they make a new state. A migration guards the table
    of the history by `keep_for_good`. The trackers are made anew for each model: copies of them, as
    the setting for defaults makes, lose their operation.
    """
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
    )
    return decorate


REFUSE_TO_REWRITE = f"""
    CREATE FUNCTION accounts_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {refuse("append_only", "What % keeps is never changed or deleted.", "TG_TABLE_NAME")}
    END $$;
"""


def keep_for_good(*tables: str) -> migrations.RunSQL:
    """Will make the migration by which the tables of histories refuse to be rewritten by anybody.

    One operation for all tables: a trigger of a model costs a migration a tenth of a second each.
    """
    guards = [
        f"""
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION accounts_append_only();
        CREATE TRIGGER never_truncated BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION accounts_append_only();
        """
        for table in tables
    ]
    undone = [
        f"DROP TRIGGER append_only ON {table}; DROP TRIGGER never_truncated ON {table};"
        for table in tables
    ]
    return migrations.RunSQL("".join(guards), "".join(undone))
