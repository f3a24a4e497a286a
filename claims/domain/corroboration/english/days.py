"""How English writes days that are only partly known."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def days(bounds: Sequence[str | None]) -> str:
    """Will write a period by its first and last day in ISO form, either of them unknown.

    >>> days(["2016-04-21", "2016-04-21"]), days(["2018-11-01", "2018-11-30"])
    ('21 April 2016', 'November 2018')
    >>> days(["2016-04-25", "2016-05-02"]), days([None, "2016-05-02"])
    ('25 April 2016 to 2 May 2016', 'until 2 May 2016')
    """
    first, last = (date.fromisoformat(one) if one else None for one in bounds)
    if first is None or last is None:
        if first is not None:
            return f"from {_day(first)}"
        return "" if last is None else f"until {_day(last)}"
    if first == last:
        return _day(first)
    if (first.year, first.day, last.day) == (last.year, 1, monthrange(last.year, last.month)[1]):
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year}"
    return f"{_day(first)} to {_day(last)}"


def _day(one: date) -> str:
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"
