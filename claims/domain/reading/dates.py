"""Times in a sentence, resolved against the day of the article, with where they come from."""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.domain.reading import almanac
from claims.domain.reading.date_forms import HINT, LEAD, MONTHS, TIMES
from claims.domain.reading.result import Dated, Passage, passage
from claims.domain.reading.words import words
from sources.domain.dates import When
from sources.domain.pages.day_spans import spans_in
from sources.domain.pages.days import read_line

MOST = 40
"""How many times of one sentence are looked at."""
LEADS = re.compile(rf"\b{LEAD}[\s-]$", re.IGNORECASE)
FUTURE = words(
    "will shall due plans plan planned scheduled upcoming would expected going 'll may might"
)
PAST_WORDS = words(
    "said says was were had has have told did met went fell rose began took held came made gave "
    "won lost visited struck hit spoke wrote became found"
)
NOUNS = words("plan plans will")
"""Words of what is to come that are no verbs after one of these: "the plan", "his will"."""
BEFORE_NOUN = words("the a an this that his her its their our my your no any every each")
WORD = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(r"\d")


def dates_of(
    text: str, sentence: Passage, number: int, *, published: When | None, language: str = "en"
) -> tuple[Dated, ...]:
    """Will find the times of a sentence; what cannot be resolved keeps its words and says why.

    >>> from datetime import date
    >>> text = "It fell last month."
    >>> one = dates_of(text, passage(text, 0, 19), 0, published=When.on(date(2019, 4, 29)))[0]
    >>> one.passage.words, str(one.when)
    ('last month', '2019-03-01 to 2019-03-31')
    """
    if not HINT.search(sentence.words) and language.split("-")[0] == "en":
        return ()
    found: list[Dated] = []
    if language.split("-")[0] not in ("en", ""):
        found += _foreign(text, sentence, number, published=published, language=language)
    for start, end, when in _english(text, sentence, published):
        one = Dated(passage(text, start, end), number, when)
        if not any(one.passage.meets(other.passage) for other in found):
            found.append(one)
        if len(found) >= MOST:
            break
    return tuple(sorted(found, key=lambda one: one.passage.start))


def _english(
    text: str, sentence: Passage, published: When | None
) -> Iterator[tuple[int, int, When]]:
    for match in TIMES.finditer(text, sentence.start, sentence.end):
        given = {key: value for key, value in match.groupdict().items() if value}
        form = next(key for key in given if key.endswith("_")).removesuffix("_")
        if not _is_time(text, sentence, match, form):
            continue
        ahead = _looks_ahead(text, sentence, match.start(), match.end())
        when = almanac.resolve(form, given, match.group(), published=published, ahead=ahead)
        if when is not None:
            yield match.start(), match.end(), when


def _is_time(text: str, sentence: Passage, match: re.Match[str], form: str) -> bool:
    """Whether a bare word is meant as a time: "may" and "march" are words, "fall" a verb."""
    word = match.group().lower()
    led = LEADS.search(text, max(sentence.start, match.start() - 12), match.start()) is not None
    if form == "month":
        name = word.split()[-1].split("-")[-1]
        if name in ("may", "march", "mar", "august") or name not in MONTHS or len(name) < 4:
            capital = match.group()[-len(name)].isupper() or name == "may"
            return capital and (led or bool(match["rel4"]) or bool(match["phase5"]))
        return match.group()[-len(name)].isupper()
    if form == "season":
        return led or bool(match["rel1"] or match["y6"]) or word.startswith(("in ", "the "))
    if form == "named" and word == "today":
        follows = text[match.end() : match.end() + 4]
        return not (match.start() == sentence.start and not follows.startswith(","))
    return True


def _looks_ahead(text: str, sentence: Passage, start: int, end: int) -> bool:
    """Whether the verb nearest to a time speaks of what is to come."""
    before = [w.lower() for w in WORD.findall(text, max(sentence.start, start - 90), start)]
    for former, word in reversed(list(pairwise(["", *before]))):
        if word in NOUNS and former in BEFORE_NOUN:
            continue
        if word in FUTURE:
            return True
        if word in PAST_WORDS or (word.endswith("ed") and len(word) > 3):
            return False
    after = [w.lower() for w in WORD.findall(text, end, min(sentence.end, end + 60))]
    return any(word in FUTURE for word in after[:8])


def _foreign(
    text: str, sentence: Passage, number: int, *, published: When | None, language: str
) -> list[Dated]:
    """Full days in other languages, read by the rules for datelines."""
    words = sentence.words
    if not FOREIGN.search(words) or published is None or published.latest is None:
        return []
    found, at = [], 0
    for span in spans_in(words)[:5]:
        place = words.find(span.written, at)
        when = read_line(span.written, language=language, today=published.latest)
        if place >= 0 and when is not None and when.is_known:
            start = sentence.start + place
            found.append(Dated(passage(text, start, start + len(span.written)), number, when))
            at = place + len(span.written)
    return found
