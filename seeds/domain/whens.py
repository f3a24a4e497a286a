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


def read_instant(written: str) -> datetime:
    """Will read a day with hour and minute, in UTC.

    Raises: ValueError when there is no such day or hour.

    >>> read_instant("2026-11-16 09:30").isoformat()
    '2026-11-16T09:30:00+00:00'
    """
    return datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
