"""From a written day to a `When` that says how far it can be trusted."""

import re
from calendar import monthrange
from datetime import date, timedelta

from sources.domain.dates import When
from sources.domain.pages.day_spans import Form, Span, relative_in, spans_in
from sources.domain.vocabulary import DateBasis

FIRST_YEAR = 1600
"""Nothing that is read here was published earlier: a smaller year is a fault of the page."""
EPOCH = date(1970, 1, 1)
"""What a program writes that has no day."""
MONTH_FIRST = {"en-US", "en-PH", "en-FM"}
DAY_FIRST_UNLESS = "en"
"""In every other language numbers are written day first; English alone is of two minds."""
COMMON = ["en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "cs"]
"""The languages tried where the page names none."""
TWO_DIGITS = 100
STAMP = re.compile(r"^\s*(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[T\s]|$)")
YEAR_ONLY = re.compile(r"^\s*(\d{4})\s*$")
IN_PATH = re.compile(
    r"/(\d{4})[/-]?(?:(0[1-9]|1[0-2])|([a-z]{3}))[/-]?(0[1-9]|[12]\d|3[01])?(?=[/_.-]|$)"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def stated(day: date, written: str) -> When:
    """Will name a day that the page states."""
    return When(day, day, written[:200], DateBasis.STATED)


def inferred(earliest: date | None, latest: date | None, written: str, reason: str) -> When:
    """Will name a day, or a range of days, that is concluded, and from what."""
    return When(earliest, latest, written[:200], DateBasis.INFERRED, reason)


def unknown(written: str, reason: str) -> When:
    """Will say that the day is not known although something is written."""
    return When(None, None, written[:200], DateBasis.INFERRED, reason)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int, written: str) -> When:
    return When(
        date(year, month, 1),
        date(year, month, monthrange(year, month)[1]),
        written[:200],
        DateBasis.STATED,
    )


def believed(when: When, *, today: date) -> When:
    """Will return the same day, or an unknown one when it cannot be true.

    A day after tomorrow, one before 1600 and the first of 1970 are not believed.

    >>> str(believed(stated(date(2999, 1, 1), "2999"), today=date(2024, 5, 1)).reason)
    'not believed: 2999-01-01 lies in the future'
    """
    for day in filter(None, (when.earliest, when.latest)):
        if day.year < FIRST_YEAR:
            return unknown(when.as_written, f"not believed: the year {day.year} is too early")
        if day == EPOCH:
            return unknown(when.as_written, "not believed: 1970-01-01 is what programs write")
    first = when.earliest or when.latest
    if first and first > today + timedelta(days=1):
        return unknown(when.as_written, f"not believed: {first} lies in the future")
    if when.earliest and when.latest and when.latest > today + timedelta(days=1):
        return When(when.earliest, today, when.as_written, DateBasis.INFERRED, when.reason)
    return when


def read_stamp(value: str, *, language: str, today: date) -> When | None:
    """Will read a day from metadata: ISO 8601 as a rule, otherwise as people write it.

    The day is that of the page's own time zone.

    >>> str(read_stamp("2019-01-23T23:30:00-05:00", language="en", today=date(2024, 5, 1)))
    '2019-01-23'
    """
    match = STAMP.match(value)
    if not match:
        return read_line(value, language=language, today=today)
    year, month, day = (int(group) if group else 0 for group in match.groups())
    if year < 1 or not 1 <= month <= 12:
        return None
    if not day:
        return believed(_month(year, month, value.strip()), today=today)
    found = _day(year, month, day)
    return believed(stated(found, value.strip()), today=today) if found else None


def read_line(line: str, *, language: str, today: date) -> When | None:
    """Will read the first day written in a line; None when there is none.

    >>> str(read_line("Published on 23 January 2019", language="en", today=date(2024, 5, 1)))
    '2019-01-23'
    """
    for span in spans_in(line):
        when = _read_span(span, language=language, today=today)
        if when is not None:
            return believed(when, today=today)
    ago = relative_in(line)
    return unknown(ago, "relative to a day that is not given") if ago else None


def _read_span(span: Span, *, language: str, today: date) -> When | None:
    if span.form in (Form.ISO, Form.CJK):
        found = _day(*span.numbers[:3])
        return stated(found, span.written) if found else None
    if span.form is Form.NUMBERS:
        return _read_numbers(span, language=language, today=today)
    return _read_words(span, language=language)


def _read_numbers(span: Span, *, language: str, today: date) -> When | None:
    first, second, year = span.numbers
    if year < TWO_DIGITS:
        century = today.year // 100 * 100
        year += century if century + year <= today.year + 1 else century - 100
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if not (day_first and month_first) or day_first == month_first:
        only = day_first or month_first
        return stated(only, span.written) if only else None
    if language in MONTH_FIRST:
        return stated(month_first, span.written)
    if span.separator == "." or (language and not _is_undecided(language)):
        return stated(day_first, span.written)
    early, late = sorted((day_first, month_first))
    if late > today + timedelta(days=1) >= early:
        return inferred(early, early, span.written, f"{late:%-d %B} would lie in the future")
    reason = f"ambiguous day/month: {early:%-d %B} or {late:%-d %B}"
    return inferred(early, late, span.written, reason)


def _is_undecided(language: str) -> bool:
    return language == "en"


def _read_words(span: Span, *, language: str) -> When | None:
    """Reads a month's name with `dateparser`, on the span only."""
    # Imported here: most pages have their day in numbers, and the import takes a fifth of a second.
    import dateparser

    primary = language.split("-")[0]
    languages = list(dict.fromkeys([primary, "en"])) if primary else COMMON
    parts = ["month", "year"] if span.form is Form.MONTH else ["day", "month", "year"]
    settings = {"REQUIRE_PARTS": parts, "PREFER_DAY_OF_MONTH": "first", "TIMEZONE": "UTC"}
    text = re.sub(r"(?<=\d)(?:-?го|º|ª|°)", "", span.written)
    try:
        found = dateparser.parse(text, languages=languages, settings=settings)
    except ValueError:
        # A language that it does not know.
        found = dateparser.parse(text, languages=COMMON, settings=settings)
    if found is None:
        return None
    if span.form is Form.MONTH:
        return _month(found.year, found.month, span.written)
    return stated(found.date(), span.written)


def day_in_address(url: str, *, today: date) -> When | None:
    """Will read the day, or the month, that many sites put into the path of an address.

    >>> str(day_in_address("https://example.org/2019/01/23/rain", today=date(2024, 5, 1)))
    '2019-01-23'
    """
    path = url.split("?")[0].split("#")[0]
    for match in IN_PATH.finditer(path.lower()):
        year, month, name, day = match.groups()
        number = int(month) if month else MONTHS.index(name) + 1 if name in MONTHS else 0
        if not number or not 1990 <= int(year) <= today.year + 1:
            continue
        whole = _month(int(year), number, match.group().strip("/_.-"))
        exact = _day(int(year), number, int(day)) if day else None
        bounds = (exact, exact) if exact else (whole.earliest, whole.latest)
        return believed(inferred(*bounds, whole.as_written, "from the address"), today=today)
    return None


def until_change(changed: When) -> When:
    """Will conclude from the day of the last change: the article was there by then."""
    reason = "from the day of the last change"
    return inferred(None, changed.latest, changed.as_written, reason)
