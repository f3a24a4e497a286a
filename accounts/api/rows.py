"""What resources share that are rows: found, assigned and written alike."""

from contextlib import AbstractContextManager
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.shortcuts import get_object_or_404
from rest_framework import serializers

from accounts.api.erasing import LONGEST_REASON, ErasableView
from accounts.api.fields import Text
from accounts.api.writing import CollectionView, NothingGiven
from accounts.models import User

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
    """A list of records that can be added to.

    A subclass names the model; `besides` names the fields of the body that are no columns, to which
    `write` sees. The base of an application names its `writers` and says where refusals point.
    """

    writers: ClassVar[Any]
    model: ClassVar[type[models.Model]]
    besides: ClassVar[tuple[str, ...]] = ()

    def pointing(self, row: Any) -> AbstractContextManager[None]:
        """Tells what is refused inside by where it stands in the body."""
        raise NotImplementedError

    def assigned(self, row: Any, given: dict[str, Any]) -> str:
        """Will set what is given on a record; tells the reason.

        Raises: NothingGiven.
        """
        return assign(row, given, *self.besides)

    def add(self, given: dict[str, Any], *, by: User) -> M:
        """Will add one record.

        Raises: ValidationError.
        """
        row: Any = self.model()
        reason = self.assigned(row, given)
        with self.pointing(row):
            self.write(row, given, by=by, reason=reason)
        added: M = row
        return added

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str) -> None:
        """Will call the service that adds such a record.

        Raises: ValidationError.
        """
        self.writers.save(row, by=by, reason=reason)


class RowView(ErasableView[M]):
    """One record that can be changed and deleted, found among `found_in`; its base as for a list."""

    writers: ClassVar[Any]

    def found_in(self) -> "models.QuerySet[M]":
        """The records among which it is, with all the serializer reads."""
        raise NotImplementedError

    def assigned(self, row: Any, given: dict[str, Any]) -> str:
        """Will set what is given on the record; tells the reason.

        Raises: NothingGiven.
        """
        return assign(row, given)

    def pointing(self, row: Any) -> AbstractContextManager[None]:
        """Tells what is refused inside by where it stands in the body."""
        raise NotImplementedError

    def record(self, pk: int) -> M:
        """The record, if this person may see it.

        Raises: Http404.
        """
        row: M = get_object_or_404(self.found_in(), pk=pk)
        return row

    def change(self, record: M, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will change the fields that are given.

        Raises: ValidationError, StaleRecord.
        """
        reason = self.assigned(record, given)
        with self.pointing(record):
            self.write(record, given, by=by, reason=reason, seen=seen)

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str, seen: int) -> None:
        """Will call the service that saves such a record.

        Raises: ValidationError, StaleRecord.
        """
        self.writers.save(row, by=by, reason=reason, expected_version=seen)

    def erase(self, record: M, *, by: User, reason: str, seen: int) -> None:
        """Will delete the record.

        Raises: RecordInUse, StaleRecord.
        """
        self.writers.delete(record, by=by, reason=reason, expected_version=seen)
