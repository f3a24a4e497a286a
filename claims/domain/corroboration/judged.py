"""An editor's word as plain data, for the sentences that tell it."""

from collections.abc import Collection

from claims.domain.corroboration.facts import JudgementFact
from claims.domain.corroboration.naming import Named, Names


def word_thing(word: JudgementFact, origins: Collection[int], names: Names) -> Named:
    """A judgement as data, where a sentence speaks of these origins.

    `origins` and `sources` name what was judged, unless the sentence has named it already.
    """
    day = word.at.date().isoformat()
    return {
        "by": word.by,
        "on": [day, day],
        "verdict": word.verdict.value,
        "reason": " ".join(word.reason.split()).rstrip("."),
        "origins": _origins(word, origins, names),
        "sources": _sources(word, names),
    }


def _origins(word: JudgementFact, origins: Collection[int], names: Names) -> Named | None:
    if word.origin_a is None or word.origin_b is None:
        return None
    pair = [word.origin_a, word.origin_b]
    return None if set(pair) <= set(origins) else names.origin_things(pair)


def _sources(word: JudgementFact, names: Names) -> Named | None:
    if word.source_a is None or word.source_b is None:
        return None
    pair = [names.source_thing(one) for one in (word.source_a, word.source_b)]
    return {"named": pair, "total": len(pair)}
