"""Which sources a set of articles and origins brings along."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain

from claims.domain.corroboration.facts import ArticleFact, JudgementFact, OriginFact, TieFact


def sources_met(articles: Iterable[ArticleFact], origins: Iterable[OriginFact]) -> set[int]:
    """Will collect publishers, authors, holders, conductors and sponsors."""
    met: set[int | None] = set()
    for article in articles:
        met.add(article.publisher_id)
        met.update(article.author_ids)
    for origin in origins:
        met.add(origin.holder_id)
        if origin.poll is not None:
            met.update((origin.poll.conductor_id, origin.poll.sponsor_id))
    return {pk for pk in met if pk is not None}


def tied_to(
    sources: Collection[int], ties: Iterable[TieFact], judgements: Iterable[JudgementFact]
) -> set[int]:
    """These sources and all that ties or editors' judgements connect them with."""
    return closure(sources, ties_by_end(ties, judgements))


def ties_by_end(
    ties: Iterable[TieFact], judgements: Iterable[JudgementFact]
) -> dict[int, list[int]]:
    """What ties or editors' judgements connect each source with."""
    pairs = chain(
        ((one.from_id, one.to_id) for one in ties),
        ((one.source_a, one.source_b) for one in judgements),
    )
    return by_end((a, b) for a, b in pairs if a is not None and b is not None)


def by_end(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """What each end of some pairs leads to."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
        found[other].append(one)
    return found


def closure(start: Collection[int], ahead: dict[int, list[int]]) -> set[int]:
    """Everything that one leads to from the start, in any number of steps.

    >>> sorted(closure([1], {1: [2], 2: [1, 3], 4: [5]}))
    [1, 2, 3]
    """
    found = set(start)
    pending = list(found) if ahead else []
    while pending:
        for one in ahead.get(pending.pop(), ()):
            if one not in found:
                found.add(one)
                pending.append(one)
    return found
