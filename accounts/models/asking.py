"""What lists are asked for alike, whatever they list."""

from typing import Any, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class AskedQuerySet(models.QuerySet[M, M]):
    """Rows that programs and people narrow down by the values of columns."""

    def having(self, **values: Any) -> Self:
        """Rows whose columns have these values; what is None was not asked for."""
        return self.filter(**{name: one for name, one in values.items() if one is not None})

    def containing_all(self, words: str, *columns: str) -> Self:
        """Rows in which every one of the words stands in one of these columns, in any case."""
        found = self
        for word in words.split():
            asked = models.Q()
            for column in columns:
                asked |= models.Q(**{f"{column}__icontains": word})
            found = found.filter(asked)
        return found
