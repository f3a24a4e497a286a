"""What the resources of this application share: records that are found, assigned and written alike."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.shortcuts import get_object_or_404

from accounts.api.erasing import ErasableView
from accounts.api.writing import CollectionView
from accounts.models import User
from claims.api.bodies import Path, assign, pointing
from claims.services import records

M = TypeVar("M", bound=models.Model)


class RowListView(CollectionView[M]):
    """A list of records that can be added to. A subclass names the model and the view of one.

    `places` says where in a body stands what is refused of a column or by a rule; `besides` names the
    fields of the body that are no columns, to which `write` sees.
    """

    model: ClassVar[type[models.Model]]
    places: ClassVar[Mapping[str, Path]] = {}
    besides: ClassVar[tuple[str, ...]] = ()

    def found(self) -> "models.QuerySet[M]":
        """The records that this person may see, with all the serializer reads."""
        raise NotImplementedError

    def one(self, pk: int) -> M:
        """The record as it is told in the list."""
        return self.found().get(pk=pk)

    def add(self, given: dict[str, Any], *, by: User) -> M:
        """Will add one record.

        Raises: ValidationError.
        """
        row: Any = self.model()
        with pointing(self.places):
            self.write(row, given, by=by, reason=assign(row, given, *self.besides))
        added: M = row
        return added

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str) -> None:
        """Will call the service that adds such a record.

        Raises: ValidationError.
        """
        records.save(row, by=by, reason=reason)


class RowView(ErasableView[M]):
    """One record that can be changed and deleted; the attributes are those of its list."""

    listed: ClassVar[type[RowListView[Any]]]

    def record(self, pk: int) -> M:
        """The record, if this person may see it.

        Raises: Http404.
        """
        lists = self.listed()
        lists.request = self.request
        row: M = get_object_or_404(lists.found(), pk=pk)
        return row

    def change(self, record: M, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will change the fields that are given.

        Raises: ValidationError, StaleRecord.
        """
        with pointing(self.listed.places):
            reason = assign(record, given, *self.listed.besides)
            self.write(record, given, by=by, reason=reason, seen=seen)

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str, seen: int) -> None:
        """Will call the service that saves such a record.

        Raises: ValidationError, StaleRecord.
        """
        records.save(row, by=by, reason=reason, expected_version=seen)

    def erase(self, record: M, *, by: User, reason: str, seen: int) -> None:
        """Will delete the record.

        Raises: RecordInUse, StaleRecord.
        """
        records.delete(record, by=by, reason=reason, expected_version=seen)
