"""Times as people type them: 2018-11-24, 2018-11, November 2018, 2017 to 2018."""

import json
import re
from datetime import date

from claims.domain.reading import read
from claims.services.suggestions.drafting import when_of
from sources.domain.dates import When

ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def when_typed(text: str, shown: str = "", told: str = "") -> When:
    """Will read a time as people write it; one that nobody changed stays what was proposed.

    >>> str(when_typed("2018-11")), str(when_typed("soon"))
    ('2018-11-01 to 2018-11-30', 'soon')
    """
    if text == shown and told:
        return _as_told(told)
    if not text:
        return When()
    first, _, last = (part.strip() for part in text.partition(" to "))
    begin, end = _iso(first), _iso(last or first)
    if begin and end and begin[0] <= end[1]:
        return When(begin[0], end[1])
    found = read(f"It happened on {text}.").dates or read(f"It happened in {text}.").dates
    if found and found[0].when.is_known:
        when = found[0].when
        return When(when.earliest, when.latest, text[:200])
    return When(as_written=text[:200])


def _as_told(told: str) -> When:
    try:
        return when_of(json.loads(told))
    except (ValueError, KeyError, TypeError, AttributeError):
        return When()


def _iso(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day."""
    match = ISO.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    except ValueError:
        return None
    return first, date.fromordinal(following.toordinal() - 1)
