"""Which of the days that a page names is the day of its publication."""

from datetime import date

from sources.domain.dates import When
from sources.domain.pages.ago import read_ago
from sources.domain.pages.days import day_in_address, read_stamp, until_change
from sources.domain.pages.extracted import UNKNOWN
from sources.domain.pages.said import Said
from sources.domain.vocabulary import DateBasis


def day_published(said: Said, address: str, *, language: str, today: date, fetched: bool) -> When:
    """Will choose the first day that can be believed.

    The address and the last change come after what is stated. A day stated later gives way to the
    first, unless it only says more exactly which day that was. Where nothing can be believed the
    answer says why the first was not.
    """
    first = [read_stamp(day, language=language, today=today) for day in said.published]
    if fetched:
        first = [_since(when, today) if when else None for when in first]
    first.append(day_in_address(address, today=today))
    last = [read_stamp(day, language=language, today=today) for day in said.modified]
    last = [until_change(when) if when and when.is_known else when for when in last]
    found = [when for when in [*first, *last] if when is not None]
    known = [when for when in found if when.is_known]
    return _most_exact(known) if known else found[0] if found else UNKNOWN


def _since(when: When, today: date) -> When:
    """The days that "3 hours ago" means today; every other day as it is."""
    return when if when.is_known else read_ago(when.as_written, read_on=today) or when


def _most_exact(known: list[When]) -> When:
    """The first, or a day that is stated and lies in the range of days that the first is."""
    first, *rest = known
    if first.earliest is None or first.latest is None or first.is_exact:
        return first
    within = (
        when
        for when in rest
        if when.is_exact and when.basis is DateBasis.STATED
        if when.earliest and first.earliest <= when.earliest <= first.latest
    )
    return next(within, first)
