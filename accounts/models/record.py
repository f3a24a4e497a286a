"""What every editable record has, and what a record that may only be added to has."""

from collections.abc import Sequence

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from accounts.models.constraints import refuse


def bump_row_version(*, exclude: Sequence[str] = ()) -> pgtrigger.Trigger:
    """Will make the trigger that counts the changes of a row; columns in `exclude` do not count."""
    return pgtrigger.Trigger(
        name="bump_row_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(exclude=["row_version", *exclude]),
        func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
    )


class Record(models.Model):
    """An editable record: it knows when it was made and how often it was changed.

    `row_version` starts at 1 and rises with every change, whoever writes it: the database counts.
    """

    row_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True
        triggers = [bump_row_version()]


class AppendOnly(models.Model):
    """A record that is written once: the application's database role may insert and read, no more.

    The trigger is the second net below the missing right, and the only one where one role serves
    and migrates.
    """

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="append_only",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=refuse(
                    "append_only", "Rows of % are never changed or deleted.", "TG_TABLE_NAME"
                ),
            ),
            pgtrigger.Trigger(
                name="never_truncated",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func=refuse("append_only", "The table % is never emptied.", "TG_TABLE_NAME"),
            ),
        ]
