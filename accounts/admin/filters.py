"""Filters of lists by a range: of days, whichever column holds them, or of numbers."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest
from unfold.contrib.filters.admin import RangeDateFilter, RangeNumericFilter

Numbers = RangeNumericFilter
"""From one number to another, both of them in."""


class Days(RangeDateFilter):  # type: ignore[misc]
    """From one day to another, both of them in; of a moment, the day in UTC counts."""

    def queryset(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> "models.QuerySet[Any]":
        """The rows asked for; a day that is none does not narrow the list."""
        name = self.parameter_name
        first = _day(self.used_parameters.get(f"{name}_from"))
        last = _day(self.used_parameters.get(f"{name}_to"))
        if not isinstance(self.field, models.DateTimeField):
            bounds = {f"{name}__gte": first, f"{name}__lte": last}
        else:
            after = last + timedelta(days=1) if last and last < date.max else None
            bounds = {f"{name}__gte": _midnight(first), f"{name}__lt": _midnight(after)}
        return queryset.filter(**{key: day for key, day in bounds.items() if day is not None})


def _day(text: object) -> date | None:
    """The day that was typed, if it is one."""
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)
