"""What written times mean: days, months and years counted from the day of the article."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from claims.domain.reading.date_forms import MONTHS, SEASONS, SMALL, UNITS, WEEKDAYS
from claims.domain.reading.words import listed
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis

Given = Mapping[str, str]
Bounds = tuple[date, date, str]
"""Earliest and latest day, and how they were found; an empty reason: the text states it."""
NO_DAY = "relative to the day of the article, which is not known"
AHEAD, BACK = 45, 300
"""A day without a year that lies this far ahead, or else this far back, is meant to come."""
EARLIEST_YEAR, LAST_YEAR = 1500, 2100


def resolve(
    form: str, given: Given, written: str, *, published: When | None, ahead: bool
) -> When | None:
    """Will turn what a pattern found into a `When`; None for days that no calendar has.

    A relative time is counted from both ends of `published` where that is a range.
    """
    ends = _ends(published)
    readings = [READERS[form](given, base, ahead) for base in ends or [None]]
    known = [one for one in readings if one is not None]
    if len(known) < len(readings):
        return (
            None
            if form in STATED
            else When(as_written=written, basis=DateBasis.INFERRED, reason=NO_DAY)
        )
    reason = known[-1][2]
    basis = DateBasis.INFERRED if reason else DateBasis.STATED
    earliest, latest = min(one[0] for one in known), max(one[1] for one in known)
    return When(earliest, latest, written, basis, reason)


def _ends(published: When | None) -> list[date]:
    if published is None:
        return []
    ends = {day for day in (published.earliest, published.latest) if day}
    return sorted(ends)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_month(year: int, month: int) -> tuple[date, date]:
    """Will return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _iso(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    day = _day(*map(int, given["iso"].split("-")))
    return (day, day, "") if day else None


def _month_number(name: str) -> int:
    return MONTHS[name.lower().strip(".")]


def _days(
    month: str, first: str, last: str, year: str, base: date | None, ahead: bool
) -> Bounds | None:
    number, lower, upper = _month_number(month), int(first), int(last or first)
    if year:
        return _two_days(int(year), number, lower, upper, "")
    if base is None:
        return None
    chosen = _year_of_day(number, lower, base, ahead)
    reason = f"the {lower} {month_name(number)} nearest to {base}"
    return _two_days(chosen, number, lower, upper, reason)


def _two_days(year: int, month: int, lower: int, upper: int, reason: str) -> Bounds | None:
    start, end = _day(year, month, lower), _day(year, month, upper)
    return (start, end, reason) if start and end and start <= end else None


def _year_of_day(month: int, day: int, base: date, ahead: bool) -> int:
    """The year of a day that is written without one."""
    this = _day(base.year, month, min(day, 28)) or base
    passed = (base - this).days
    if ahead:
        return base.year + (passed > 0)
    if passed >= 0:
        return base.year
    return base.year if -passed <= AHEAD and 365 + passed >= BACK else base.year - 1


def _day_month(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    return _days(given["m1"], given["d1"], given.get("d2", ""), given.get("y1", ""), base, ahead)


def _month_day(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    return _days(given["m2"], given["d3"], given.get("d4", ""), given.get("y2", ""), base, ahead)


def _week_of(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    whole = _month(given["m3"], given.get("y3", ""), base, ahead)
    if whole is None:
        return None
    first, last, reason = whole
    if given["nth"].lower() == "first":
        return first, first + timedelta(days=6), reason
    last = whole_month(first.year, first.month)[1]
    return last - timedelta(days=6), last, reason


def _month(name: str, year: str, base: date | None, ahead: bool) -> Bounds | None:
    number = _month_number(name)
    if year:
        return (*whole_month(int(year), number), "")
    if base is None:
        return None
    if ahead:
        chosen = base.year + (number < base.month)
        return (*whole_month(chosen, number), f"the {month_name(number)} after {base}")
    chosen = base.year - (number > base.month)
    first, last = whole_month(chosen, number)
    last = min(last, base) if first <= base else last
    return first, last, f"the last {month_name(number)} up to {base}"


PHASES = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "beginning": (1, 10), "start": (1, 10),
          "middle": (11, 20), "end": (21, 31)}  # fmt: skip


def _phased(whole: Bounds | None, phase: str) -> Bounds | None:
    if whole is None or not phase:
        return whole
    key = next((key for key in PHASES if key in phase.lower().split()), "")
    if not key:
        return whole
    low, high = PHASES[key]
    first, last = whole_month(whole[0].year, whole[0].month)
    reason = whole[2] or f"“{phase.lower()}” is taken as day {low} to {min(high, last.day)}"
    return first.replace(day=low), first.replace(day=min(high, last.day)), reason


def _month_year(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    return _phased(_month(given["m4"], given["y4"], base, ahead), given.get("phase", ""))


def _bare_month(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    relative = given.get("rel4", "").lower()
    ahead = ahead or relative == "next"
    whole = _month(given["m5"], "", base, ahead)
    if whole and base and relative == "last" and whole[0].month == base.month:
        whole = (*whole_month(base.year - 1, base.month), whole[2])
    return _phased(whole, given.get("phase5", ""))


def _quarter(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    words = ("first", "second", "third", "fourth")
    number = int(given["qn"]) if "qn" in given else words.index(given["q"].lower()) + 1
    year = int(given["y5"])
    return whole_month(year, 3 * number - 2)[0], whole_month(year, 3 * number)[1], ""


def _season(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    begins = SEASONS[given["season"].lower()]
    relative = given.get("rel1", "").lower()
    if "y6" in given:
        year, reason = int(given["y6"]), "the seasons of the north"
    elif base is None:
        return None
    else:
        coming = ahead or relative == "next"
        year = base.year if relative == "this" else _season_year(begins, base, coming)
        reason = f"counted from {base}, by the seasons of the north"
    end = (year, begins + 2) if begins < 12 else (year + 1, 2)
    return date(year, begins, 1), whole_month(*end)[1], reason


def _season_year(begins: int, base: date, coming: bool) -> int:
    if coming:
        return base.year + (begins + 2 < base.month)
    return base.year - (begins > base.month)


def _decade(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    first = int(given["decade"])
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(
        given.get("phase2", "").lower(), (0, 9)
    )
    return date(first + low, 1, 1), date(first + high, 12, 31), ""


def _years(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    first, last = int(given["ya"]), int(given["yb"])
    last = last if last > 99 else first // 100 * 100 + last
    return (date(first, 1, 1), date(last, 12, 31), "") if first <= last <= LAST_YEAR else None


def _year(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    return (*_whole_year(int(given["year"])), "")


def _named(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    if base is None:
        return None
    days = {"yesterday": -1, "tomorrow": 1}.get(given["named"].lower(), 0)
    day = _moved(base, days)
    return (day, day, f"counted from {base}") if day else None


def _moved(base: date, days: int) -> date | None:
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def _weekday(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    if base is None:
        return None
    number, relative = WEEKDAYS[given["weekday"].lower()], given.get("rel3", "").lower()
    back = (base.weekday() - number) % 7
    if relative == "next" or (ahead and relative != "last"):
        day, which = _moved(base, (number - base.weekday()) % 7 or 7), "after"
    else:
        day, which = _moved(base, -(back or (7 if relative == "last" else 0))), "up to"
    name = given["weekday"].capitalize()
    return (day, day, f"the nearest {name} {which} {base}") if day else None


def _weekend(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    return _relative({"unit": "weekend", "rel2": "next" if ahead else "last"}, base, ahead)


def _relative(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    """ "last week", "this year", "next month": the calendar's week, month or year."""
    if base is None or not EARLIEST_YEAR < base.year < LAST_YEAR:
        return None
    which = given["rel2"].lower()
    step = {"this": 0, "next": 1, "coming": 1}.get(which, -1)
    unit = given["unit"].lower()
    if unit in ("week", "weekend"):
        monday = base - timedelta(days=base.weekday())
        first = monday + timedelta(days=7 * step)
        if unit == "weekend":
            first = (monday + timedelta(days=5)) + timedelta(days=7 * step)
            return first, first + timedelta(days=1), f"counted from {base}"
        last = first + timedelta(days=6)
    elif unit == "month":
        months = base.year * 12 + base.month - 1 + step
        first, last = whole_month(months // 12, months % 12 + 1)
    elif unit == "year":
        first, last = _whole_year(base.year + step)
    else:
        decade = base.year // 10 * 10 + 10 * step
        first, last = date(decade, 1, 1), date(decade + 9, 12, 31)
    last = base if which == "this" and first <= base < last and not ahead else last
    return first, last, f"counted from {base}"


def _ago(given: Given, base: date | None, ahead: bool) -> Bounds | None:
    """A day is meant exactly, a year ago is some day of that year."""
    if base is None or not EARLIEST_YEAR < base.year < LAST_YEAR:
        return None
    written, unit = given["count"].lower(), given["unit2"].lower()
    count = SMALL.get(written) or (int(written) if written.isdigit() else 1)
    if unit in ("year", "decade"):
        year = base.year - count * (10 if unit == "decade" else 1)
        return (*_whole_year(max(year, 1)), f"counted from {base}")
    day = base - timedelta(days=count * UNITS[unit])
    if unit == "month":
        return (*whole_month(day.year, day.month), f"counted from {base}")
    slack = timedelta(days=3 if unit == "week" else 0)
    return day - slack, day + slack, f"counted from {base}"


READERS: dict[str, Callable[[Given, date | None, bool], Bounds | None]] = {
    "iso": _iso, "day_month": _day_month, "month_day": _month_day, "week_of": _week_of,
    "month_year": _month_year, "quarter": _quarter, "season": _season, "decade": _decade,
    "years": _years, "relative": _relative, "weekend": _weekend, "ago": _ago, "weekday": _weekday,
    "named": _named, "month": _bare_month, "year": _year,
}  # fmt: skip
STATED = frozenset({"iso", "month_year", "quarter", "decade", "years", "year"})
"""Forms that say the day without the article's: what they do not yield is no time."""


NAMES = listed(
    "January February March April May June July August September October November December"
)


def month_name(number: int) -> str:
    """Will return the English name of a month, whatever the locale."""
    return NAMES[number - 1]


def in_words(when: When) -> str:
    """Will word a time so that it stands alone; empty where it is not known."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return ""
    if first == last:
        return f"on {first.day} {month_name(first.month)} {first.year}"
    if (first, last) == _whole_year(first.year):
        return f"in {first.year}"
    if (first, last) == whole_month(first.year, first.month):
        return f"in {month_name(first.month)} {first.year}"
    shown = [f"{day.day} {month_name(day.month)} {day.year}" for day in (first, last)]
    return f"between {shown[0]} and {shown[1]}"
