"""The history that no write escapes: database triggers copy every state of every row."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
from django.db import models

from accounts.models.record import AppendOnly

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = ()) -> Callable[[M], M]:
    """Will keep each state of each row, deletion included, with who, when and why.

    What is kept is append-only. Columns in `exclude` are neither kept nor do they make a new state.
    The trackers are made anew for each model: copies of them, as the setting for defaults makes,
    lose their operation.
    """
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        meta={"triggers": AppendOnly.Meta.triggers},
    )
    return decorate
