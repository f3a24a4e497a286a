"""How partly known times are written in seed files.

A day, a month or a year (`2019-01-23`, `2018-11`, `2016`), a range of two such
(`2016-04-21..2016-05`), or a mapping with `from`, `to`, `as_written`, `basis`, `reason`.
"""

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis


def first_day(written: str) -> date:
    """Will give the first day of a day, month or year.

    Raises: ValueError when there is no such day.

    >>> first_day("2018-11")
    datetime.date(2018, 11, 1)
    """
    year, month, day = [*(int(part) for part in written.split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(written: str) -> date:
    """Will give the last day of a day, month or year.

    Raises: ValueError when there is no such day.

    >>> last_day("2018-11"), last_day("2016")
    (datetime.date(2018, 11, 30), datetime.date(2016, 12, 31))
    """
    parts = [int(part) for part in written.split("-")]
    year, month = [*parts, 12][:2]
    if len(parts) == 3:
        return date(*parts)
    return date(year, month, calendar.monthrange(year, month)[1])


def read_when(written: str | int | Mapping[str, Any]) -> When:
    """Will read any of the written forms.

    Raises: ValueError when a day does not exist or the bounds stand in the wrong order.

    >>> str(read_when("2016-04-21..2016-05"))
    '2016-04-21 to 2016-05-31'
    """
    if not isinstance(written, Mapping):
        start, _, end = str(written).partition("..")
        return When(first_day(start), last_day(end or start))
    earliest, latest = written.get("from"), written.get("to")
    return When(
        earliest=None if earliest is None else first_day(str(earliest)),
        latest=None if latest is None else last_day(str(latest)),
        as_written=written.get("as_written", ""),
        basis=DateBasis(written.get("basis", DateBasis.STATED)),
        reason=written.get("reason", ""),
    )


def write_when(when: When) -> str | dict[str, Any]:
    """Will write a time in the shortest form that `read_when` reads as the same.

    >>> write_when(read_when("2018-11")), write_when(read_when("2016-04-21..2016-05-31"))
    ('2018-11', '2016-04-21..2016-05-31')
    """
    bounds = _bounds(when)
    is_bare = not (when.as_written or when.reason or when.basis is not DateBasis.STATED)
    if is_bare and when.earliest and when.latest:
        start, end = bounds["from"], bounds["to"]
        return start if start == end else f"{start}..{end}"
    told = {"as_written": when.as_written, "basis": when.basis.value, "reason": when.reason}
    if when.basis is DateBasis.STATED:
        del told["basis"]
    return bounds | {name: text for name, text in told.items() if text}


def _bounds(when: When) -> dict[str, str]:
    """The bounds that are known; a month or a year as such where it is meant whole."""
    first, last = when.earliest, when.latest
    if first and last:
        for length in (len("2016"), len("2016-04")):
            start, end = str(first)[:length], str(last)[:length]
            if first_day(start) == first and last_day(end) == last and start == end:
                return {"from": start, "to": end}
    known = {"from": first, "to": last}
    return {name: str(day) for name, day in known.items() if day}


def read_instant(written: str) -> datetime:
    """Will read a day with hour and minute, in UTC.

    Raises: ValueError when there is no such day or hour.

    >>> read_instant("2026-11-16 09:30").isoformat()
    '2026-11-16T09:30:00+00:00'
    """
    return datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
