"""How pages say what records hold: labels, intervals, kinds of relation, numbers and days in words."""

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from claims.domain.vocabulary import Label
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis

OPEN_SUFFIX = " (open)"

NUMBER_WORDS = [
    *("none", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]

LABELS: dict[Label, tuple[str, str, str]] = {
    Label.CORROBORATED: (
        "Corroborated",
        "firm",
        "At least two separate things would have to be wrong, and at least one is on record.",
    ),
    Label.SINGLE_ORIGIN: (
        "One origin",
        "one",
        "However often it is repeated, everything traced leads back to one origin.",
    ),
    Label.SINGLE_CHANNEL: (
        "One channel",
        "one",
        "Several origins, but all of them are known through one relay.",
    ),
    Label.UNNAMED_ONLY: (
        "Unnamed sources only",
        "loose",
        "Several origins, none of them on record.",
    ),
    Label.CONFLICTING: (
        "Conflicting",
        "against",
        "Sources contradict each other, or one and the same source is read both ways.",
    ),
    Label.CONTRADICTED: (
        "Contradicted",
        "against",
        "No traced source supports it, and at least one disputes it.",
    ),
    Label.CIRCULAR: (
        "Circular",
        "loose",
        "Those who repeat it cite one another, and no way leads out to an origin.",
    ),
    Label.UNCONFIRMED: (
        "Unconfirmed",
        "loose",
        "An origin is named, but only hedged, inferred or suggested links lead there.",
    ),
    Label.UNTRACED: (
        "Untraced",
        "loose",
        "It is stated as known, and nobody says how they know it.",
    ),
    Label.UNSUPPORTED: (
        "Unsupported",
        "loose",
        "Nothing recorded so far supports it.",
    ),
    Label.VIEW: (
        "View",
        "held",
        "An opinion or a forecast, which no evidence settles: the number says who holds it.",
    ),
}
"""Each label's name, the family whose look it shares, and its meaning in one sentence."""


class Badge(NamedTuple):
    """A label as pages show it: `mark` names a drawing in marks.svg, `family` a look in site.css."""

    mark: str
    family: str
    name: str
    meaning: str
    is_open: bool


@cache
def badge(label: str) -> Badge:
    """Will find name, meaning and look of a label; `(open)` at its end is told apart.

    >>> badge("single_origin (open)").name, badge("single_origin (open)").is_open
    ('One origin', True)
    """
    word = Label(label.removesuffix(OPEN_SUFFIX))
    name, family, meaning = LABELS[word]
    return Badge(word.value, family, name, meaning, label.endswith(OPEN_SUFFIX))


def count_word(count: int) -> str:
    """A small number as a word, a larger one in figures.

    >>> count_word(5), count_word(1400)
    ('five', '1,400')
    """
    return NUMBER_WORDS[count] if 0 <= count < len(NUMBER_WORDS) else f"{count:,}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "appearance"), counted(1400, "publisher"), counted(2, "query", "queries")
    ('1 appearance', '1,400 publishers', '2 queries')
    """
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def interval_words(confirmed: int, possible: int) -> str:
    """How many separate things would have to be wrong, as a short phrase.

    >>> interval_words(1, 1)
    'stands on one thing'
    >>> interval_words(2, 3)
    'stands on two things, possibly three'
    >>> interval_words(0, 4)
    'stands on nothing confirmed, possibly on four things'
    """
    if possible == 0:
        return "stands on nothing traced"
    if confirmed == 0:
        return f"stands on nothing confirmed, possibly on {_things(possible)}"
    perhaps = f", possibly {count_word(possible)}" if possible > confirmed else ""
    return f"stands on {_things(confirmed)}{perhaps}"


def _things(count: int) -> str:
    return f"{count_word(count)} thing{'' if count == 1 else 's'}"


class Dated(NamedTuple):
    """A partly known day: as people write it, exactly, and how it is known when nobody states it."""

    text: str
    exact: str
    iso: str
    inferred: str


def stored_days(text: str) -> str:
    """Days of a stored result as people write them; what holds no such days stays as it is.

    >>> stored_days("2018-11-01 to 2018-11-30"), stored_days("until 2018-11-30")
    ('November 2018', 'by 30 November 2018')
    """
    found = [date.fromisoformat(one) for one in re.findall(r"\b\d{4}-\d\d-\d\d\b", text)]
    if not found:
        return text
    if len(found) == 1 and text.startswith(("until", "from")):
        is_end = text.startswith("until")
        return _span(When(None, found[0]) if is_end else When(found[0], None))
    return _span(When(found[0], found[-1]))


def quoted(text: str) -> str:
    """A text between quotation marks; those within it become single ones.

    >>> quoted("He said “no” to it")
    '“He said ‘no’ to it”'
    """
    within = text.replace("“", "‘").replace("”", "’")
    within = re.sub(r'"([^"]*)"', r"‘\1’", within)
    return f"“{within}”"


def day(value: date) -> str:
    """A day as people write it.

    >>> day(date(2016, 4, 5))
    '5 April 2016'
    """
    return f"{value.day} {value:%B} {value.year}"


def dated(when: When) -> Dated | None:
    """Will put a partly known day into words; nothing when nothing is known of it.

    >>> dated(When(date(2016, 4, 25), date(2016, 4, 30))).text
    '25–30 April 2016'
    """
    if not when.is_known and not when.as_written:
        return None
    exact = str(when)
    if when.as_written and when.is_known:
        exact = f"{exact}, written “{when.as_written}”"
    return Dated(
        text=_span(when),
        exact=exact,
        iso=str(when.earliest) if when.is_exact else "",
        inferred=when.reason or "its context" if when.basis is DateBasis.INFERRED else "",
    )


def _span(when: When) -> str:
    """The two bounds in as few words as they need."""
    first, last = when.earliest, when.latest
    if first is None:
        return f"by {day(last)}" if last else when.as_written
    if last is None:
        return f"since {day(first)}"
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return _within_month(first, last)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _within_month(first: date, last: date) -> str:
    """Bounds inside one month; a whole month goes by its name."""
    is_whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return f"{first:%B %Y}" if is_whole else f"{first.day}–{day(last)}"


def byline(publisher: object, published: When) -> str:
    """By whom and when something was published, as a line beside its title.

    >>> byline("The Daily", When.on(date(2016, 4, 5))), byline(None, When())
    ('The Daily, 5 April 2016', 'publisher not known')
    """
    when = dated(published)
    return f"{publisher or 'publisher not known'}{f', {when.text}' if when else ''}"
