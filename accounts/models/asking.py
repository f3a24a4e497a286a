"""What lists are asked for alike, whatever they list."""

from typing import Any, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class AskedQuerySet(models.QuerySet[M, M]):
    """Rows that programs and people narrow down by the values of columns."""

    def having(self, **values: Any) -> Self:
        """Rows whose columns have these values; what is None was not asked for."""
        return self.filter(**{name: one for name, one in values.items() if one is not None})

    def numbered_between(self, after: int, until: int) -> Self:
        """Rows whose numbers lie beyond the first and not beyond the second, in their order."""
        return self.filter(pk__gt=after, pk__lte=until).order_by("pk")

    def last_number(self) -> int:
        """The highest number of these rows, 0 where there is none."""
        return int(self.order_by("-pk").values_list("pk", flat=True).first() or 0)

    def containing_all(self, words: str, *columns: str) -> Self:
        """Rows in which every one of the words stands in one of these columns, in any case."""
        found = self
        for word in words.split():
            asked = models.Q()
            for column in columns:
                asked |= models.Q(**{f"{column}__icontains": word})
            found = found.filter(asked)
        return found
