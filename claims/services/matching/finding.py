"""Finds the open claims that a text may state, the best first, each with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from accounts.errors import Refused
from claims.domain.matching.candidates import Candidate
from claims.domain.matching.queries import LONGEST, Query, queries_of
from claims.services.fetching import ask
from claims.services.matching import fusing
from claims.services.matching.embedding import Embedder, embedder, written
from claims.services.matching.explaining import Found, explained
from claims.services.matching.statements import BOUNDS, POOL, RANK

ANALYSIS = 1
"""The version of the rules by which claims become terms; another one makes them all anew."""

MOST_PASSAGES = 400
"""So many sentences of a long text are looked up."""

AT_ONCE = 50
"""Texts that one statement ranks."""


class TextTooLong(Refused):
    """Says that a text is too long to be looked up."""

    code = "text_too_long"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim that was found for a text; `query` is the place of the text in what was asked.

    `cosine` is how near a model finds the two, None where none was asked.
    """

    query: int
    claim: int
    score: float
    cosine: float | None = None


def version() -> str:
    """What ranks now, as it is kept with a match that a person judged."""
    model = embedder()
    return f"bm25-{ANALYSIS}+{model.name}" if model else f"bm25-{ANALYSIS}"


def match(text: str, *, limit: int = 5) -> list[Candidate]:
    """Will return the open claims that a text may state, the best first, each once.

    A long text is looked up sentence by sentence. Only claims that everybody may see are looked at,
    and how rare a word is, is counted among those alone.

    Raises: TextTooLong.
    """
    if len(text) > LONGEST:
        raise TextTooLong(
            f"A text of at most {LONGEST:,} characters is looked up, not {len(text):,}."
        )
    return match_queries(queries_of(text)[:MOST_PASSAGES], limit)


def match_each(texts: Sequence[str], *, limit: int = 1) -> list[list[Candidate]]:
    """Will return for each text the claims that it may state, in a few queries for all.

    Of a text that is too long only the beginning is looked up.
    """
    asked = [queries_of(text[:LONGEST])[:1] for text in texts]
    queries = [one for found in asked for one in found]
    candidates = iter(_each(queries, limit))
    return [next(candidates) if found else [] for found in asked]


def match_queries(queries: Sequence[Query], limit: int) -> list[Candidate]:
    """The best claims for any of these passages, each with the passage that it fits best."""
    best: dict[int, Ranked] = {}
    for one in rank(queries, limit, model=embedder()):
        if one.claim not in best or best[one.claim].score < one.score:
            best[one.claim] = one
    kept = sorted(best.values(), key=lambda one: (-one.score, one.claim))[: max(limit, 0)]
    told = explained([_found(queries, one) for one in kept])
    return [candidate for candidate in told if candidate is not None]


def rank(queries: Sequence[Query], limit: int, *, model: Embedder | None) -> list[Ranked]:
    """Will rank open claims for each of these queries: their places, and the best `limit` claims.

    With a model, by words and meanings together.
    """
    found: list[Ranked] = []
    for begin in range(0, len(queries), AT_ONCE) if limit > 0 else ():
        found += _ranked(queries[begin : begin + AT_ONCE], begin, limit, model)
    return found


def _ranked(
    queries: Sequence[Query], begin: int, limit: int, model: Embedder | None
) -> list[Ranked]:
    parts = [
        (number, text, weight)
        for number, query in enumerate(queries, start=begin)
        for text, weight in query.parts
    ]
    asked: dict[str, Any] = {
        "numbers": [number for number, _, _ in parts],
        "parts": [text for _, text, _ in parts],
        "weights": [weight for _, _, weight in parts],
        **BOUNDS,
        "pool": max(POOL, limit),
        "enough": limit,
        "limit": limit,
    }
    if model is None:
        return [Ranked(*row) for row in ask(RANK, asked)]
    vectors = model.embed([query.meaning for query in queries])
    asked |= {**fusing.BOUNDS, "enough": max(fusing.NEAREST, limit)}
    asked["meant"] = list(range(begin, begin + len(queries)))
    asked["vectors"] = [written(one) for one in vectors]
    with connection.cursor() as cursor:
        cursor.execute(fusing.SEARCH_WIDELY)
        cursor.execute(fusing.FUSE, asked)
        return [Ranked(*row) for row in cursor.fetchall()]


def _each(queries: Sequence[Query], limit: int) -> list[list[Candidate]]:
    ranked = rank(queries, limit, model=embedder())
    told = explained([_found(queries, one) for one in ranked])
    found: list[list[Candidate]] = [[] for _ in queries]
    for one, candidate in zip(ranked, told, strict=True):
        if candidate is not None:
            found[one.query].append(candidate)
    return found


def _found(queries: Sequence[Query], one: Ranked) -> Found:
    return Found(queries[one.query], one.claim, one.score, one.cosine)
