"""Months and years as whole days, and how a time is worded."""

from calendar import monthrange
from datetime import date

from claims.domain.reading.words import listed
from sources.domain.dates import When

NAMES = listed(
    "January February March April May June July August September October November December"
)


def month_name(number: int) -> str:
    """Will return the English name of a month, whatever the locale."""
    return NAMES[number - 1]


def whole_month(year: int, month: int) -> tuple[date, date]:
    """Will return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def whole_year(year: int) -> tuple[date, date]:
    """Will return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def in_words(when: When) -> str:
    """Will word a time so that it stands alone; empty where it is not known.

    >>> in_words(When.on(date(2019, 1, 22))), in_words(When(date(2018, 11, 1), date(2018, 11, 30)))
    ('on 22 January 2019', 'in November 2018')
    """
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return ""
    if first == last:
        return f"on {first.day} {month_name(first.month)} {first.year}"
    if (first, last) == whole_year(first.year):
        return f"in {first.year}"
    if (first, last) == whole_month(first.year, first.month):
        return f"in {month_name(first.month)} {first.year}"
    shown = [f"{day.day} {month_name(day.month)} {day.year}" for day in (first, last)]
    return f"between {shown[0]} and {shown[1]}"
