"""What the resources of this application share that are rows: where refusals point."""

from contextlib import AbstractContextManager
from typing import Any, ClassVar, TypeVar

from django.db import models

from accounts.api import rows
from sources.api.when import pointing_into
from sources.services import records

M = TypeVar("M", bound=models.Model)


class RowListView(rows.RowListView[M]):
    """A list of rows that can be added to. A subclass names the model."""

    writers: ClassVar[Any] = records

    def pointing(self, row: Any) -> AbstractContextManager[None]:
        """Tells what is refused inside by where it stands in the body."""
        return pointing_into(row)


class RowView(rows.RowView[M]):
    """One row, found among `found_in`, that can be changed and deleted."""

    writers: ClassVar[Any] = records

    def pointing(self, row: Any) -> AbstractContextManager[None]:
        """Tells what is refused inside by where it stands in the body."""
        return pointing_into(row)
