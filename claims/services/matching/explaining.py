"""Says why claims were found for texts: what they share, and what speaks against it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.domain.matching.candidates import Candidate, Reason, Why
from claims.domain.matching.figures import compare_figures, compare_years
from claims.domain.matching.queries import Query
from claims.models import Claim
from claims.services.fetching import ask
from claims.services.matching.statements import COMPARE, SMALL, WORDS
from sources.domain.vocabulary import SourceKind
from sources.models import Source

MOST_WORDS = 5
"""So many shared words are named, the rarest first."""

WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")

ALIKE = 0.55
"""From this cosine on it is worth saying that a model finds the meanings alike."""


@dataclass(frozen=True, slots=True)
class Found:
    """A query, the claim that was found for it, its score, and how near a model finds the two."""

    query: Query
    claim: int
    score: float
    cosine: float | None = None


def explained(found: Sequence[Found]) -> list[Candidate | None]:
    """Will tell of each claim that was found what it says and why, in four queries for all.

    None stands for a claim that somebody deleted since.
    """
    if not found:
        return []
    claims = Claim.objects.for_matching([one.claim for one in found])
    compared = _compared(found)
    words = _words(found)
    return [
        _candidate(claims[one.claim], one, *compared.get(place, (0.0, [])), words[place])
        if one.claim in claims
        else None
        for place, one in enumerate(found)
    ]


def _candidate(
    claim: Claim,
    found: Found,
    likeness: float,
    shared: list[str],
    words: dict[str, str],
) -> Candidate:
    said = list(dict.fromkeys(words[one] for one in shared if one in words))[:MOST_WORDS]
    return Candidate(
        claim=claim.pk,
        statement=claim.statement,
        language=claim.language,
        score=round(found.score, 4),
        likeness=round(min(likeness, 1), 4),
        passage=found.query.passage,
        reasons=tuple(_reasons(claim, found, said)),
    )


def _reasons(claim: Claim, found: Found, said: list[str]) -> Iterator[Reason]:
    text = _text(found.query)
    if figure := compare_figures(text, claim.statement, _amounts(claim)):
        yield figure
    if said:
        yield Reason(Why.SHARED_WORDS, tuple(said))
    named = {one.name for one in claim.subjects.all() if _names(text, one)}
    if named:
        yield Reason(Why.SAME_SUBJECT, tuple(sorted(named)))
    if year := compare_years(text, claim.statement):
        yield year
    if found.cosine is not None and found.cosine >= ALIKE:
        yield Reason(Why.LIKE_MEANING, (f"{found.cosine:.2f}",))


def _text(query: Query) -> str:
    return " ".join(text for text, _ in query.parts)


def _amounts(claim: Claim) -> list[Decimal]:
    """The figures that a claim's record holds."""
    amounts = (claim.amount, claim.lower, claim.upper)
    return list(dict.fromkeys(one for one in amounts if one is not None))


def _names(text: str, source: Source) -> bool:
    """Whether a text names somebody by the whole name or, of a person, by the last word of it."""
    folded, name = text.casefold(), source.name.casefold()
    if name in folded:
        return True
    last = name.split()[-1:]
    is_person = source.kind == SourceKind.PERSON and bool(last) and len(last[0]) > 3
    return is_person and last[0] in re.findall(r"\w+", folded)


def _compared(found: Sequence[Found]) -> dict[int, tuple[float, list[str]]]:
    unique = dict.fromkeys(_text(one.query) for one in found)
    texts = {text: number for number, text in enumerate(unique, start=1)}
    asked: dict[str, Any] = {
        "places": list(range(len(found))),
        "texts": list(texts),
        "numbers": [texts[_text(one.query)] for one in found],
        "claims": [one.claim for one in found],
        "small": SMALL,
    }
    return {place: (float(likeness), shared) for place, likeness, shared in ask(COMPARE, asked)}


def _words(found: Sequence[Found]) -> list[dict[str, str]]:
    """For each query the word behind each term, as it was first written; each word is read once."""
    written = [dict.fromkeys(WORD.findall(_text(one.query))) for one in found]
    asked = list(dict.fromkeys(word for words in written for word in words))
    terms: dict[str, list[str]] = defaultdict(list)
    for word, lexeme in ask(WORDS, {"words": asked}):
        terms[word].append(lexeme)
    return [
        {lexeme: word for word in reversed(words) for lexeme in terms[word]} for words in written
    ]
