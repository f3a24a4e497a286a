"""What the resources of this application share that are rows: found, assigned and written alike."""

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.shortcuts import get_object_or_404
from rest_framework import serializers

from accounts.api.erasing import LONGEST_REASON, ErasableView
from accounts.api.fields import Text
from accounts.api.writing import CollectionView, NothingGiven
from accounts.models import User
from sources.api.when import pointing_into
from sources.services import records

M = TypeVar("M", bound=models.Model)

REASON = "reason"


class ReasonedIn(serializers.Serializer[Any]):
    """What can be said of every write: why it is made."""

    reason = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_REASON,
        help_text="Why; the log keeps it.",
    )


def assign(record: models.Model, given: dict[str, Any], *besides: str) -> str:
    """Will set what is given on a record, but the reason and what is named `besides`; tells the reason.

    Raises: NothingGiven.
    """
    told = {name: value for name, value in given.items() if name not in (REASON, *besides)}
    if not told and not any(name in given for name in besides):
        raise NothingGiven
    for name, value in told.items():
        setattr(record, name, value)
    return str(given.get(REASON, ""))


class RowListView(CollectionView[M]):
    """A list of rows that can be added to. A subclass names the model."""

    model: ClassVar[type[models.Model]]

    def add(self, given: dict[str, Any], *, by: User) -> M:
        """Will add one row.

        Raises: ValidationError.
        """
        row: Any = self.model()
        reason = assign(row, given)
        with pointing_into(row):
            self.write(row, by=by, reason=reason)
        added: M = row
        return added

    def write(self, row: Any, *, by: User, reason: str) -> None:
        """Will call the service that adds such a row.

        Raises: ValidationError.
        """
        records.save(row, by=by, reason=reason)


class RowView(ErasableView[M]):
    """One row, found among `found_in`, that can be changed and deleted."""

    def found_in(self) -> "models.QuerySet[M]":
        """The rows among which it is, with all the serializer reads."""
        raise NotImplementedError

    def record(self, pk: int) -> M:
        """The row.

        Raises: Http404.
        """
        row: M = get_object_or_404(self.found_in(), pk=pk)
        return row

    def change(self, record: M, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will change the fields that are given.

        Raises: ValidationError, StaleRecord.
        """
        reason = assign(record, given)
        with pointing_into(record):
            self.write(record, by=by, reason=reason, seen=seen)

    def write(self, row: Any, *, by: User, reason: str, seen: int) -> None:
        """Will call the service that saves such a row.

        Raises: ValidationError, StaleRecord.
        """
        records.save(row, by=by, reason=reason, expected_version=seen)

    def erase(self, record: M, *, by: User, reason: str, seen: int) -> None:
        """Will delete the row.

        Raises: RecordInUse, StaleRecord.
        """
        records.delete(record, by=by, reason=reason, expected_version=seen)
