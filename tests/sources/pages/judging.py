"""Compares what was read from a page with what a careful reader finds there, field by field."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from sources.domain.pages.extracted import Extracted
from tests.sources.pages.reading import Days, Page, Wanted

SOFT_HYPHEN = "\u00ad"


class Verdict(StrEnum):
    """How an answer compares with the right one; an empty answer asks a person."""

    RIGHT = "right"
    ASKED_RIGHTLY = "asked rightly"
    WRONG = "wrong"
    ASKED_NEEDLESSLY = "asked needlessly"
    SHOULD_HAVE_ASKED = "should have asked"


GOOD = {Verdict.RIGHT, Verdict.ASKED_RIGHTLY}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one field of one page, with what was given and what was wanted."""

    field: str
    verdict: Verdict
    given: Any
    wanted: Any

    def __str__(self) -> str:
        return f"{self.field}: {self.verdict} (read {self.given!r}, wanted {self.wanted!r})"


def plain(text: str) -> str:
    """A short text as the eye sees it: composed, with single spaces, without soft hyphens."""
    return " ".join(unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "").split())


def places(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands, whatever its spaces, soft hyphens and combining characters are."""
    forms = {unicodedata.normalize(form, phrase) for form in ("NFC", "NFD")}
    patterns = [
        r"\s+".join(f"{SOFT_HYPHEN}?".join(map(re.escape, word)) for word in form.split())
        for form in sorted(forms)
    ]
    return [match.span() for match in re.finditer("|".join(patterns), text)]


def touched(extracted: Extracted, start: int, end: int) -> bool:
    """Whether some marked segment reaches into a stretch of the text."""
    return any(first < end and start < last for _, first, last in extracted.segments)


def covered(extracted: Extracted, start: int, end: int) -> bool:
    """Whether every letter of a stretch lies in marked segments."""
    marked = {at for _, first, last in extracted.segments for at in range(first, last)}
    return all(at in marked or extracted.text[at].isspace() for at in range(start, end))


def publisher_given(page: Page, extracted: Extracted) -> str | None:
    """The name that was found, or the host, by which the publisher is looked up otherwise."""
    return extracted.site_name or urlsplit(page.url).hostname or None


def same_host(given: str, answer: str) -> bool:
    """Whether two names of a publisher are the same but for case and `www.`."""
    return plain(given).casefold().removeprefix("www.") == plain(answer).casefold()


def same_days(given: Any, answer: Days) -> bool:
    """Whether a date has the bounds, and the basis if one is wanted."""
    bounds = (given.earliest, given.latest) == (answer.earliest, answer.latest)
    return bounds and answer.basis in (None, given.basis)


def same_disclaimers(given: str, answer: str | bool) -> bool:
    """Whether the disclaimers are empty, are there at all, or hold a fragment."""
    return plain(answer) in plain(given) if isinstance(answer, str) else bool(given) == answer


def same_names(given: Iterable[str], answer: Iterable[str]) -> bool:
    """Whether the same people are named in the same order."""
    return [plain(name) for name in given] == [plain(name) for name in answer]


def same_agencies(given: Iterable[str], answer: Iterable[str]) -> bool:
    """Whether the same agencies are named in whatever order and case."""
    return {plain(name).casefold() for name in given} == {name.casefold() for name in answer}


Rule = tuple[Callable[[Page, Extracted], Any], Callable[[Any, Any], bool]]

# For each field: what was given (None asks a person), and when it is the same as an answer.
RULES: dict[str, Rule] = {
    "title": (lambda _, e: plain(e.title) or None, lambda given, it: given == plain(it)),
    "authors": (lambda _, e: e.authors, same_names),
    "published": (lambda _, e: e.published if e.published.is_known else None, same_days),
    "publisher": (publisher_given, same_host),
    "language": (lambda _, e: e.language or None, lambda given, it: given.split("-")[0] == it),
    "canonical_url": (lambda _, e: e.canonical_url, lambda given, it: given == it),
    "genre": (lambda _, e: e.genre, lambda given, it: given == it),
    "machine_translated": (lambda _, e: e.machine_translated, lambda given, it: given == it),
    "disclaimers": (lambda _, e: e.disclaimers, same_disclaimers),
    "wires": (lambda _, e: e.wires, same_agencies),
}


def verdict_on(given: Any, wanted: Wanted, same: Callable[[Any, Any], bool]) -> Verdict:
    """Will judge one answer; None means that a person is asked."""
    if given is None:
        return Verdict.ASKED_RIGHTLY if wanted.may_ask else Verdict.ASKED_NEEDLESSLY
    if not wanted.answers:
        return Verdict.SHOULD_HAVE_ASKED
    return Verdict.RIGHT if any(same(given, it) for it in wanted.answers) else Verdict.WRONG


def judge_fields(page: Page, extracted: Extracted) -> list[Judgement]:
    """Will judge every field for which an answer is known."""
    judged = []
    for field, wanted in (page.fields or {}).items():
        given_by, same = RULES[field]
        if wanted is not None:
            given = given_by(page, extracted)
            judged.append(Judgement(field, verdict_on(given, wanted, same), given, wanted))
    return judged


def judge_body(page: Page, extracted: Extracted) -> list[Judgement]:
    """Will judge whether the body stands there unmarked, and the furniture not or marked."""
    missing = [
        phrase
        for phrase in page.must_contain
        if all(touched(extracted, *place) for place in places(extracted.text, phrase))
    ]
    intruding = [
        phrase
        for phrase in page.must_not_contain
        if not all(covered(extracted, *place) for place in places(extracted.text, phrase))
    ]
    return [
        Judgement(
            "must_contain", Verdict.WRONG if missing else Verdict.RIGHT, missing, "none missing"
        ),
        Judgement(
            "must_not_contain", Verdict.WRONG if intruding else Verdict.RIGHT, intruding, "none"
        ),
    ]


def judge(page: Page, answer: Extracted | str) -> list[Judgement]:
    """Will judge what was read, or the sentence with which the page was refused."""
    if isinstance(answer, str):
        verdict = Verdict.RIGHT if page.refused else Verdict.WRONG
        return [Judgement("refused", verdict, answer, page.refused or "to be read")]
    if page.refused:
        return [Judgement("refused", Verdict.WRONG, answer.text, page.refused)]
    return judge_fields(page, answer) + judge_body(page, answer)


def surprises(judged: Iterable[Judgement], known_wrong: Iterable[str] = ()) -> list[str]:
    """What is wrong and not known to be, and what is known to be wrong and is right."""
    bad = {one.field: str(one) for one in judged if one.verdict not in GOOD}
    known = set(known_wrong)
    return [bad[field] for field in bad if field not in known] + [
        f"{field}: is right now; take it from known_wrong" for field in sorted(known - bad.keys())
    ]


def table(judged: Iterable[Judgement]) -> str:
    """How often each field was right, wrong or asked."""
    counts: dict[str, Counter[Verdict]] = {}
    for one in judged:
        counts.setdefault(one.field, Counter())[one.verdict] += 1
    head = f"{'field':20}" + "".join(f"{verdict:>19}" for verdict in Verdict)
    rows = [
        f"{field:20}" + "".join(f"{count[verdict]:>19}" for verdict in Verdict)
        for field, count in counts.items()
    ]
    return "\n".join([head, *rows])
