"""What the resources of this application share: whom they are shown to, and where refusals point."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, ClassVar, TypeVar

from django.db import models

from accounts.api import rows
from claims.api.bodies import Path, assign, pointing
from claims.services import records

M = TypeVar("M", bound=models.Model)


class RowListView(rows.RowListView[M]):
    """A list of records that can be added to. A subclass names the model and the view of one.

    `places` says where in a body stands what is refused of a column or by a rule.
    """

    writers: ClassVar[Any] = records
    places: ClassVar[Mapping[str, Path]] = {}

    def found(self) -> "models.QuerySet[M]":
        """The records that this person may see, with all the serializer reads."""
        raise NotImplementedError

    def one(self, pk: int) -> M:
        """The record as it is told in the list."""
        return self.found().get(pk=pk)

    def assigned(self, row: Any, given: dict[str, Any]) -> str:
        """Will set what is given on a record, a figure by its columns; tells the reason.

        Raises: NothingGiven.
        """
        return assign(row, given, *self.besides)

    def pointing(self, row: Any) -> AbstractContextManager[None]:
        """Tells what is refused inside by where it stands in the body."""
        return pointing(self.places)


class RowView(rows.RowView[M]):
    """One record that can be changed and deleted; the attributes are those of its list."""

    writers: ClassVar[Any] = records
    listed: ClassVar[type[RowListView[Any]]]

    def found_in(self) -> "models.QuerySet[M]":
        """What its list holds, filters aside."""
        lists = self.listed()
        lists.request = self.request
        return lists.found()

    def assigned(self, row: Any, given: dict[str, Any]) -> str:
        """Will set what is given on the record, a figure by its columns; tells the reason.

        Raises: NothingGiven.
        """
        return assign(row, given, *self.listed.besides)

    def pointing(self, row: Any) -> AbstractContextManager[None]:
        """Tells what is refused inside by where it stands in the body."""
        return pointing(self.listed.places)
