"""What every record that is written once has in this application."""

import pgtrigger
from django.db import models
from django.db.models import CharField, F, Func, GeneratedField, Value
from django.db.models.functions import Now

from accounts.models import AppendOnly

STAMP = pgtrigger.Trigger(
    name="stamp",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
)
"""Times are told by whoever writes; this one is the database's own, whatever anybody tells."""


class Kept(AppendOnly):
    """A record that is written once, and of which the database itself knows when."""

    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta(AppendOnly.Meta):
        abstract = True
        triggers = [*AppendOnly.Meta.triggers, STAMP]


def always(word: str) -> GeneratedField:
    """Will make a column that holds one word in every row, so that a `Reference` can name it.

    Nobody can write anything else into it: PostgreSQL computes it.
    """
    return GeneratedField(
        expression=Value(word), output_field=CharField(max_length=30), db_persist=True
    )


def sha256_of(text: str) -> GeneratedField:
    """Will make the column that holds the SHA-256, in hexadecimal, of the UTF-8 of another one.

    The function is made by the first migration.
    """
    return GeneratedField(
        expression=Func(F(text), function="public.reviews_sha256"),
        output_field=CharField(max_length=64),
        db_persist=True,
    )
