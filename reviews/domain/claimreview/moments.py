"""Points in time as ISO 8601, and what can be compared of them."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from reviews.domain.claimreview.shapes import Moment
from sources.domain.dates import When

REDUCED = re.compile(r"(\d{4})(?:-(\d\d))?")
"""A year, or a year and a month: ISO 8601 with reduced precision."""
LONGEST = 40


def written(moment: Moment) -> str:
    """Will write a point in time in ISO 8601; a text that is none stays as it is.

    Instants have full seconds and their zone as an offset, so that there is one way to write each.
    A day that is only partly known becomes its month or its year when it lies in one, else "".

    >>> written(When(date(2016, 4, 25), date(2016, 4, 30)))
    '2016-04'
    """
    if isinstance(moment, str):
        text = moment.strip()
        found = instant(text) if "T" in text else None
        return found.isoformat(timespec="seconds") if found else text
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds")
    if isinstance(moment, date):
        return moment.isoformat()
    first, last = moment.earliest, moment.latest
    if first is None or last is None or first.year != last.year:
        return ""
    if first == last:
        return first.isoformat()
    return first.isoformat()[: 7 if first.month == last.month else 4]


def is_iso(text: str) -> bool:
    """Whether a text is a calendar date of ISO 8601, with or without a time and its zone.

    A time needs a zone here: without one nobody can tell which instant is meant.

    >>> is_iso("2024-05-01T10:00:00Z"), is_iso("2024-05"), is_iso("5 May 2024")
    (True, True, False)
    """
    if len(text) <= len("2024-05-01"):
        return bounds(text) is not None
    return "T" in text and _zoned(text)


def bounds(moment: Moment) -> tuple[date, date] | None:
    """The first and the last day that a point in time can be, in its own zone; None if unknown.

    >>> [str(day) for day in bounds("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    if isinstance(moment, When):
        return (moment.earliest, moment.latest) if moment.earliest and moment.latest else None
    text = written(moment)
    if len(text) > LONGEST:
        return None
    if reduced := REDUCED.fullmatch(text):
        return _reduced(int(reduced[1]), int(reduced[2] or 0))
    found = instant(text)
    return (found.date(), found.date()) if found else None


def instant(text: str) -> datetime | None:
    """The instant that a full date of ISO 8601 names, None for any other text.

    >>> instant("2024-05-01T10:00:00+02:00").isoformat()
    '2024-05-01T10:00:00+02:00'
    """
    if not re.match(r"\d{4}-\d\d-\d\d(?:[T ]|$)", text) or len(text) > LONGEST:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def is_later(one: Moment, other: Moment) -> bool:
    """Whether one point in time surely lies after another.

    Instants are compared as such when both name their zone, and as days otherwise.

    >>> is_later("2024-05-02", "2024-05-01T10:00:00Z"), is_later("2024-05", "2024-05-20")
    (True, False)
    """
    first, second = written(one), written(other)
    if _zoned(first) and _zoned(second):
        a, b = instant(first), instant(second)
        return bool(a and b and a.astimezone(UTC) > b.astimezone(UTC)) if _safe(a, b) else False
    left, right = bounds(one), bounds(other)
    return bool(left and right and left[0] > right[1])


def _safe(*instants: datetime | None) -> bool:
    """Whether instants can be moved to UTC: the very first and last days cannot."""
    return all(one is not None and 1 < one.year < date.max.year for one in instants)


def _zoned(text: str) -> bool:
    found = instant(text)
    return found is not None and found.tzinfo is not None


def _reduced(year: int, month: int) -> tuple[date, date] | None:
    if year < 1 or month > 12:
        return None
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
