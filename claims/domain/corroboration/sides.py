"""The two sides of a claim and the number of each: steps 6 to 8."""

from dataclasses import dataclass, field

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.contested import Contested, find_contested
from claims.domain.corroboration.cut import minimum_cut
from claims.domain.corroboration.facts import AppearanceFact, Facts
from claims.domain.corroboration.grouping import Grouping
from claims.domain.corroboration.leaving_out import (
    CONFIRMED,
    FULL,
    LIVE,
    NOWHERE,
    POSSIBLE,
)
from claims.domain.corroboration.reach import Reach, reach_from, reaching
from claims.domain.quantities import gives_figure
from claims.domain.vocabulary import RelationKind, Stance
from sources.domain.vocabulary import Judgement

Roots = list[tuple[int, int]]
"""Appearances that take a side: (index, weight of the relation through which they do)."""

SUPPORTS, REFUTES = Stance.SUPPORTS, Stance.REFUTES

OPPOSING = frozenset({RelationKind.NEGATES, RelationKind.EXCLUDES})


@dataclass(slots=True)
class ViewCut:
    """The smallest cut of one side in one view: articles and groups, by id."""

    number: int = 0
    groups: set[int] = field(default_factory=set)
    articles: list[int] = field(default_factory=list)
    cut_groups: list[int] = field(default_factory=list)
    single_articles: list[int] = field(default_factory=list)
    single_groups: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Measured:
    """One side, measured in both views.

    `leading` are the roots that reach some origin. `believing` is the same side measured with open
    copies believed, where that gives a smaller confirmed number.
    """

    chains: Chains
    confirmed: Reach
    possible: Reach
    grouping: Grouping
    confirmed_cut: ViewCut
    possible_cut: ViewCut
    leading: list[int]
    believing: "Measured | None" = None

    def take_smaller(self, other: "Measured") -> None:
        """Will keep the other measure of this side if its confirmed number is smaller."""
        if other.confirmed_cut.number < self.confirmed_cut.number:
            self.believing = other

    @property
    def sure(self) -> "Measured":
        """The measure that the confirmed number is taken from."""
        return self.believing or self


@dataclass(slots=True)
class Sides:
    """Both sides of a claim, and what stands on both; `leads` tells which appearance has an origin."""

    supports: Measured
    refutes: Measured
    contested: Contested
    other_figures: list[int]
    leads: list[bool]


def measure(chains: Chains) -> Sides:
    """Will measure both sides. The chains' origin weights are adjusted to what is contested."""
    supporting, refuting, other_figures = find_roots(chains)
    sure = reach_from(chains, supporting, CONFIRMED), reach_from(chains, refuting, CONFIRMED)
    every = reach_from(chains, supporting, POSSIBLE), reach_from(chains, refuting, POSSIBLE)
    contested = find_contested(chains, sure, every)
    weights = chains.origin_weight
    leads = reaching(chains, {pk for pk in chains.origins if weights.get(pk, FULL)[0] > NOWHERE})
    supports = _measure_side(chains, sure[0], every[0], leads)
    refutes = _measure_side(chains, sure[1], every[1], leads)
    return Sides(supports, refutes, contested, other_figures, leads)


def find_roots(chains: Chains) -> tuple[Roots, Roots, list[int]]:
    """Will tell which text-held appearances support and which refute the claim.

    The third list are appearances that would support it but for another figure.
    """
    facts, pool = chains.facts, chains.pool
    asked = pool.get(facts.claim_id, facts.claim_id)
    opposed = opposed_claims(facts, pool, asked)
    supporting: Roots = []
    refuting: Roots = []
    other_figures: list[int] = []
    for index, appearance in enumerate(chains.appearances):
        if not chains.weight[index] or not chains.is_read(index):
            continue
        claim = pool.get(appearance.claim_id, appearance.claim_id)
        if claim == asked:
            if appearance.stance == REFUTES:
                refuting.append((index, CONFIRMED))
            elif appearance.stance == SUPPORTS:
                if tells_the_figure(chains, appearance):
                    supporting.append((index, CONFIRMED))
                else:
                    other_figures.append(index)
        elif claim in opposed:
            against, counter = opposed[claim]
            if appearance.stance == SUPPORTS and tells_the_figure(chains, appearance):
                refuting.append((index, against))
            elif appearance.stance == REFUTES and counter:
                supporting.append((index, counter))
    return supporting, refuting, other_figures


def opposed_claims(facts: Facts, pool: dict[int, int], asked: int) -> dict[int, tuple[int, int]]:
    """Will weigh, for each opposed claim, its supports as refutes and its refutes as supports."""
    found: dict[int, tuple[int, int]] = {}
    for relation in facts.relations:
        if relation.kind not in OPPOSING or relation.judgement not in LIVE:
            continue
        ends = [pool.get(one, one) for one in (relation.from_id, relation.to_id)]
        if asked not in ends or ends[0] == ends[1]:
            continue
        other = ends[0] if ends[1] == asked else ends[1]
        weight = CONFIRMED if relation.judgement == Judgement.CONFIRMED else POSSIBLE
        counter = weight if relation.kind == RelationKind.NEGATES else NOWHERE
        against, known = found.get(other, (NOWHERE, NOWHERE))
        found[other] = max(against, weight), max(known, counter)
    return found


def tells_the_figure(chains: Chains, appearance: AppearanceFact) -> bool:
    """Whether an appearance of a claim with an exact figure gives no other or broader one."""
    claim = chains.claims.get(appearance.claim_id)
    if claim is None or claim.quantity is None or appearance.quantity is None:
        return True
    if not claim.quantity.is_exact:
        return True
    return gives_figure(claim.quantity, appearance.quantity, chains.facts.policy)


def _measure_side(chains: Chains, sure: Reach, every: Reach, leads: list[bool]) -> Measured:
    grouping = Grouping(chains, every.origins)
    confirmed = cut_view(chains, sure, grouping.confirmed, CONFIRMED)
    is_same = (
        sure.visited == every.visited
        and sure.origins == every.origins
        and grouping.confirmed == grouping.possible
    )
    possible = confirmed
    if not is_same or _has_weak_steps(chains, sure):
        possible = cut_view(chains, every, grouping.possible, POSSIBLE)
    leading = [index for index in every.roots if leads[index]]
    return Measured(chains, sure, every, grouping, confirmed, possible, leading)


def _has_weak_steps(chains: Chains, reach: Reach) -> bool:
    return any(
        weight < CONFIRMED
        for index in reach.visited
        for steps in (chains.hops[index], chains.ends[index])
        for _, weight in steps
    )


def cut_view(chains: Chains, reach: Reach, group_of: dict[int, int], view: int) -> ViewCut:
    """Will cut one side in one view: articles with their copies, relays and groups are the nodes."""
    groups = {group_of[origin] for origin in reach.origins}
    if not groups:
        return ViewCut()
    ahead = _article_graph(chains, reach, view, group_of)
    entries = {chains.node[index] for index in reach.roots}
    kept = _thin_out(ahead, entries)
    names = [("article", one) for one in sorted(kept)] + [("group", one) for one in sorted(groups)]
    place = {name: index for index, name in enumerate(names)}
    successors = [
        [place[to] for to in sorted(ahead[one]) if to in place] if kind == "article" else []
        for kind, one in names
    ]
    cut = minimum_cut(
        successors,
        [place["article", one] for one in entries if one in kept],
        [place["group", one] for one in groups],
    )
    return ViewCut(
        number=len(cut.nodes),
        groups=groups,
        articles=[names[i][1] for i in cut.nodes if names[i][0] == "article"],
        cut_groups=[names[i][1] for i in cut.nodes if names[i][0] == "group"],
        single_articles=[names[i][1] for i in cut.single_points if names[i][0] == "article"],
        single_groups=[names[i][1] for i in cut.single_points if names[i][0] == "group"],
    )


Step = tuple[str, int]


def _article_graph(
    chains: Chains, reach: Reach, view: int, group_of: dict[int, int]
) -> dict[int, set[Step]]:
    """Which articles and groups each article leads to."""
    node, hops, ends = chains.node, chains.hops, chains.ends
    seen, origins = set(reach.visited), reach.origins
    ahead: dict[int, set[Step]] = {}
    for index in reach.visited:
        article = node[index]
        steps = ahead.get(article)
        if steps is None:
            steps = ahead[article] = set()
        for origin, weight in ends[index]:
            if weight >= view and origin in origins:
                steps.add(("group", group_of[origin]))
        for to, weight in hops[index]:
            if weight >= view and to in seen and node[to] != article:
                steps.add(("article", node[to]))
    return ahead


def _thin_out(ahead: dict[int, set[Step]], entries: set[int]) -> set[int]:
    """Articles that are enough to find the cut.

    Of articles that nobody cites and that lead to the same n places, n + 1 do the work of all:
    no smallest cut nearest the origins, and no single point, is among more than n of them.
    """
    cited = {one for steps in ahead.values() for kind, one in steps if kind == "article"}
    alike: dict[frozenset[Step], int] = {}
    kept = set()
    for article in sorted(ahead):
        if article in cited or article not in entries:
            kept.add(article)
            continue
        steps = frozenset(ahead[article])
        count = alike[steps] = alike.get(steps, 0) + 1
        if steps and count <= len(steps) + 1:
            kept.add(article)
    return kept
