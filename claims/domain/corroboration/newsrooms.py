"""What an appearance rests on when it names nobody: steps 3 and 4.

Origins that no record names are made here, with negative ids: the newsroom's own report (one per
publisher) and the unknown origin of what a publisher states without saying how it knows.
"""

from collections import defaultdict
from dataclasses import dataclass

from claims.domain.corroboration.chains import Chains, note_citer
from claims.domain.corroboration.facts import ArticleFact, OriginFact
from claims.domain.corroboration.leaning import lean_on_originals, lean_on_rewritten
from claims.domain.corroboration.leaving_out import CONFIRMED, FULL, NOWHERE, POSSIBLE
from claims.domain.corroboration.loops import components
from claims.domain.corroboration.own_reviews import leave_out_what_cites_us
from claims.domain.corroboration.reach import reaching
from claims.domain.vocabulary import Basis, OriginKind
from sources.domain.vocabulary import Genre

OWN = frozenset({Basis.OWN_REPORTING, Basis.OWN_MEASUREMENT, Basis.OWN_DOCUMENT})
ISSUED_BY_GENRE = frozenset(
    {
        Genre.STATEMENT,
        Genre.OFFICIAL_DOCUMENT,
        Genre.PRESS_RELEASE,
        Genre.POLL_RELEASE,
        Genre.TRANSCRIPT,
    }
)
DOCUMENTS = frozenset({OriginKind.DOCUMENT, OriginKind.OFFICIAL_RECORD})
TRACEABLE = frozenset(OriginKind) - {OriginKind.UNKNOWN, OriginKind.UNNAMED_SOURCE}


def find_origins(chains: Chains) -> None:
    """Will give every appearance without attribution its origin, then note who cites what first."""
    issued = _issued_by_article(chains)
    lean_on_originals(chains)
    leave_out_what_cites_us(chains)
    closed = _closed_loops(chains)
    if chains.copies.rewrites:
        lean_on_rewritten(chains, lambda index: _says_nothing_of_its_own(chains, index, closed))
        leave_out_what_cites_us(chains)
        closed = _closed_loops(chains)
    for index in range(len(chains.appearances)):
        weight = _own_weight(chains, index, closed)
        if weight:
            _rest_on_own(chains, index, weight, issued)
    _drop_untraceable_rumours(chains)
    for index, ends in enumerate(chains.ends):
        if chains.weight[index]:
            for origin, _ in ends:
                note_citer(chains, origin, index)


@dataclass(slots=True)
class Closed:
    """Appearances in loops that nothing leads out of: for confirmed hops, and for all of them."""

    sure: frozenset[int] = frozenset()
    live: frozenset[int] = frozenset()


def _own_weight(chains: Chains, index: int, closed: Closed) -> int:
    """How firmly an appearance rests on its newsroom; 0 where it rests on others.

    Attribution that only leads round to the appearance itself takes nothing away from what the
    newsroom says of its own, but what is said to come from somebody else stays circular.
    """
    if index in chains.leaning:
        return NOWHERE
    outwards = _outwards(chains, index, closed)
    if outwards:
        return CONFIRMED - outwards
    comes_round = chains.recorded[index] > NOWHERE
    is_attributed = chains.appearances[index].basis == Basis.ATTRIBUTED
    return NOWHERE if comes_round and is_attributed else CONFIRMED


def _says_nothing_of_its_own(chains: Chains, index: int, closed: Closed) -> bool:
    """Whether an appearance neither names anybody, unless in a circle, nor has a basis of its own."""
    basis = chains.appearances[index].basis
    names_somebody = _outwards(chains, index, closed) or (
        chains.recorded[index] and basis == Basis.ATTRIBUTED
    )
    return basis not in OWN and not names_somebody


def _outwards(chains: Chains, index: int, closed: Closed) -> int:
    """The strongest recorded attribution that does not merely come round."""
    recorded = chains.recorded[index]
    if recorded < CONFIRMED or index not in closed.sure:
        return NOWHERE if recorded < CONFIRMED and index in closed.live else recorded
    steps = [*chains.hops[index], *chains.ends[index], (0, chains.lost[index])]
    is_open = any(weight == POSSIBLE for _, weight in steps)
    return POSSIBLE if is_open and index not in closed.live else NOWHERE


def _closed_loops(chains: Chains) -> Closed:
    hops = chains.hops
    if not any(hops[to] for ahead in hops for to, _ in ahead):
        return Closed()
    chains.loops = every = _loops(chains, CONFIRMED)
    if any(weight == POSSIBLE for ahead in hops for _, weight in ahead):
        every = _loops(chains, POSSIBLE)
    return Closed(
        frozenset(_closed_members(chains, chains.loops, CONFIRMED)),
        frozenset(_closed_members(chains, every, POSSIBLE)),
    )


def _loops(chains: Chains, weight: int) -> list[list[int]]:
    kept = chains.weight
    successors = [
        [to for to, strength in hops if strength >= weight and kept[to]] if kept[index] else []
        for index, hops in enumerate(chains.hops)
    ]
    return [sorted(part) for part in components(successors) if len(part) > 1]


def _closed_members(chains: Chains, loops: list[list[int]], weight: int) -> list[int]:
    """Members of the loops that no hop of this weight leads out of."""
    found = []
    for members in loops:
        inside = set(members)
        if all(
            not any(strength >= weight for _, strength in chains.ends[member])
            and chains.lost[member] < weight
            and all(to in inside for to, strength in chains.hops[member] if strength >= weight)
            for member in members
        ):
            found += members
    return found


def _issued_by_article(chains: Chains) -> dict[int, list[OriginFact]]:
    issued: dict[int, list[OriginFact]] = defaultdict(list)
    root = chains.copies.root
    for origin in chains.facts.origins:
        if origin.article_id in chains.articles and origin.kind != OriginKind.UNKNOWN:
            issued[root.get(origin.article_id, origin.article_id)].append(origin)
    return issued


def _rest_on_own(
    chains: Chains, index: int, weight: int, issued: dict[int, list[OriginFact]]
) -> None:
    article = chains.articles[chains.node[index]]
    basis = chains.appearances[index].basis
    records = _own_records(chains, article, basis, issued.get(article.id, []))
    if not records:
        records = [_newsroom(chains, article, is_own=basis in OWN)]
    for origin in records:
        if chains.origin_weight.get(origin, FULL)[0] == NOWHERE:
            chains.lost[index] = max(chains.lost[index], weight)
        chains.ends[index].append((origin, weight))


def _own_records(
    chains: Chains, article: ArticleFact, basis: Basis, issued: list[OriginFact]
) -> list[int]:
    """Recorded origins that are this article's own word: what it issued, the poll it reports."""
    own = sorted(o.id for o in issued if _is_own_word(o, article, basis))
    if basis == Basis.OWN_MEASUREMENT and article.publisher_id is not None:
        kind = OriginKind.MEASUREMENT
        measured = [one for one in own if chains.origins[one].kind == kind]
        return measured or own or _polls_of(chains, article.publisher_id)
    return own


def _is_own_word(origin: OriginFact, article: ArticleFact, basis: Basis) -> bool:
    if basis == Basis.OWN_MEASUREMENT and origin.kind == OriginKind.MEASUREMENT:
        return True
    if basis == Basis.OWN_DOCUMENT and origin.kind in DOCUMENTS:
        return True
    if article.genre in ISSUED_BY_GENRE:
        return True
    return origin.holder_id is not None and origin.holder_id in {
        article.publisher_id,
        *article.author_ids,
    }


def _polls_of(chains: Chains, publisher: int) -> list[int]:
    """The one poll of this body, if it is clear which one is meant."""
    found = [
        origin.id
        for origin in chains.facts.origins
        if origin.kind == OriginKind.MEASUREMENT
        and publisher
        in {origin.holder_id, *((origin.poll.conductor_id,) if origin.poll is not None else ())}
    ]
    return found if len(found) == 1 else []


def _newsroom(chains: Chains, article: ArticleFact, *, is_own: bool) -> int:
    """Will give the id of the newsroom's own report, or of its unknown origin."""
    publisher = article.publisher_id
    owner = (article.id if publisher is None else publisher) * 4 + (2 if publisher is None else 0)
    origin = -(owner + (1 if is_own else 0)) - 1
    if origin not in chains.origins:
        kind = OriginKind.FIRST_HAND_REPORT if is_own else OriginKind.UNKNOWN
        chains.origins[origin] = OriginFact(origin, kind, holder_id=publisher)
        if not is_own:
            chains.origin_weight[origin] = (POSSIBLE, "unknown")
    return origin


def publisher_of(origin: int) -> int | None:
    """Will name the publisher whose own report or unknown origin bears this negative id.

    >>> publisher_of(-(7 * 4) - 1), publisher_of(-(7 * 4 + 1) - 1), publisher_of(3)
    (7, 7, None)
    """
    owner, remainder = divmod(-origin - 1, 4)
    return owner if origin < 0 and remainder < 2 else None


def _drop_untraceable_rumours(chains: Chains) -> None:
    """A rumour told with distance counts only as far as it leads to somebody one can name."""
    distanced = [
        index
        for index, appearance in enumerate(chains.appearances)
        if appearance.distanced and chains.weight[index]
    ]
    if not distanced:
        return
    wanted = {pk for pk, origin in chains.origins.items() if origin.kind in TRACEABLE}
    traceable = reaching(chains, wanted)
    for index in distanced:
        chains.ends[index] = [
            end for end in chains.ends[index] if chains.origins[end[0]].kind in TRACEABLE
        ]
        chains.hops[index] = [hop for hop in chains.hops[index] if traceable[hop[0]]]
