"""From words like "3 hours ago" to a range of days, where it is known when they were read."""

import re
from datetime import date, timedelta

from sources.domain.dates import When
from sources.domain.pages.days import inferred

# Unit, as words begin in the languages that pages are mostly in; days at least and at most for one.
UNITS = (
    (r"sec|sek|seg|min|мин|сек|分钟?\s?(?:前|전)|분|just now", 0, 0),
    (
        r"h(?:ou)?rs?\b|h\b|stund|heure|hora|or[ae]\b|час|小时|時間|시간|ساع|uur|timm|godzin",
        0,
        1 / 24,
    ),
    (r"da[yg]|tag|jour|d[ií]a|giorn|д(?:ень|ня|ней)|天|日|일|يوم|أيام", 1, 1),
    (r"week|woche|semain|semana|settiman|недел|周|週|주", 7, 7),
    (r"month|monat|mois|mes|mês|месяц|月|개월", 28, 31),
    (r"year|jahr|ans?\b|año|ano|ann[oi]|год|лет|年|년", 365, 366),
)
NAMED = (
    (re.compile(r"today|heute|aujourd|hoy|сегодня", re.IGNORECASE), 0),
    (re.compile(r"yesterday|gestern|\bhier\b|ayer|вчера", re.IGNORECASE), 1),
)
PATTERNS = tuple((re.compile(rf"(?:^|[\s\d])(?:{u})", re.I), low, high) for u, low, high in UNITS)
VAGUE = re.compile(r"\bfew\b|\bmoments?\b", re.IGNORECASE)
MOST = 1000


def read_ago(words: str, *, read_on: date) -> When | None:
    """Will return the days that such words can mean when they were read on a day.

    Pages round down and count in a time zone of their own, so the range begins a unit and a day
    earlier. None where the words are too vague.

    >>> str(read_ago("3 hours ago", read_on=date(2024, 5, 10)))
    '2024-05-09 to 2024-05-10'
    """
    bounds = _days_back(words)
    if bounds is None:
        return None
    earliest, latest = (read_on - timedelta(days=back) for back in bounds)
    return inferred(earliest, latest, words, f"“{words[:60]}”, read on {read_on}")


def _days_back(words: str) -> tuple[int, int] | None:
    """The most and the fewest days that can have passed."""
    for pattern, days in NAMED:
        if pattern.search(words):
            return days + 1, days
    number = re.search(r"\d{1,4}", words)
    count = int(number.group()) if number else 1
    if VAGUE.search(words) or count > MOST:
        return None
    for pattern, low, high in PATTERNS:
        if pattern.search(words):
            rounded = count + 1 if low else count
            return int(rounded * high) + 1, int(count * low)
    return None
