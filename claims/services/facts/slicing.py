"""Gives each of many claims its own part of what was gathered for all of them together."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.neighbourhood import (
    by_end,
    closure,
    sources_met,
    ties_by_end,
)
from claims.domain.policy import Policy
from claims.domain.vocabulary import RelationKind
from claims.services.facts.gathering import Gathered

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Slices:
    """Knows who leads to whom, so that one claim's neighbourhood is found without a query."""

    def __init__(self, gathered: Gathered, policy: Policy) -> None:
        """Will index what was gathered."""
        self.gathered, self.policy = gathered, policy
        self.claims = {one.id: one for one in gathered.claims}
        self.relations = _by_both(
            gathered.relations, lambda one: one.from_id, lambda one: one.to_id
        )
        self.appearances = {one.id: one for one in gathered.appearances}
        self.of_claim = _by(gathered.appearances, lambda one: one.claim_id)
        self.beside = _by(gathered.appearances, lambda one: (one.claim_id, one.article_id))
        self.hops = _by(gathered.hops, lambda one: one.from_id)
        self.links = _by_both(gathered.links, lambda one: one.from_id, lambda one: one.to_id)
        self.articles = {one.id: one for one in gathered.articles}
        self.origins = {one.id: one for one in gathered.origins}
        self.issued = _by(gathered.origins, lambda one: one.article_id)
        self.ties = _by_both(gathered.ties, lambda one: one.from_id, lambda one: one.to_id)
        self.tied = ties_by_end(gathered.ties, gathered.judgements)
        self.linked = by_end((one.from_id, one.to_id) for one in gathered.links)

    def of(self, claim: int) -> Facts:
        """Will put together the facts of one claim."""
        claims = self._related(claim)
        told = self._chained(claims)
        hops = [hop for pk in told for hop in self.hops.get(pk, ())]
        cited = {hop.to_origin_id for hop in hops if hop.to_origin_id is not None}
        articles = self._linked(told, cited)
        issued = {one.id for pk in articles for one in self.issued.get(pk, ())}
        origins = [self.origins[pk] for pk in sorted(cited | issued)]
        known = [self.articles[pk] for pk in sorted(articles)]
        sources = closure(sources_met(known, origins), self.tied)
        ids = {one.id for one in origins}
        return Facts(
            claim_id=claim,
            claims=tuple(self.claims[pk] for pk in sorted(claims)),
            articles=tuple(known),
            appearances=tuple(self.appearances[pk] for pk in sorted(told)),
            attributions=tuple(hops),
            origins=tuple(origins),
            links=_inside(self.links, articles),
            ties=_inside(self.ties, sources),
            judgements=tuple(
                one
                for one in self.gathered.judgements
                if (one.origin_a in ids and one.origin_b in ids) or one.source_a in sources
            ),
            relations=_inside(self.relations, claims),
            disputed_origins=frozenset(self.gathered.disputed & ids),
            names={pk: self.gathered.names[pk] for pk in sorted(sources)},
            policy=self.policy,
        )

    def _related(self, claim: int) -> set[int]:
        """As `reach.RELATED` does: claims pooled with this one, or on the other side of it."""
        near, pending, tracked = {(claim, 0)}, [(claim, 0)], self.gathered.open_claims
        while pending:
            here, turns = pending.pop()
            if here not in tracked:
                continue
            for one in self.relations.get(here, ()):
                other = one.to_id if one.from_id == here else one.from_id
                step = other, turns + (one.kind != RelationKind.EQUIVALENT)
                if step not in near and other in tracked and step[1] <= 1:
                    near.add(step)
                    pending.append(step)
        return {pk for pk, _ in near}

    def _chained(self, claims: set[int]) -> set[int]:
        """As `statements.REACHED` does: the claims' own, and all that those rest on."""
        told = {one.id for pk in claims for one in self.of_claim.get(pk, ())}
        pending = list(told)
        while pending:
            here = self.appearances[pending.pop()]
            cited = [hop.to_appearance_id for hop in self.hops.get(here.id, ())]
            beside = [one.id for one in self.beside[here.claim_id, here.article_id]]
            for pk in (*cited, *beside):
                if pk in self.appearances and pk not in told:
                    told.add(pk)
                    pending.append(pk)
        return told

    def _linked(self, told: set[int], cited: set[int]) -> set[int]:
        """The articles one stands in, that issued what is cited, and all that is linked to those."""
        met = {self.appearances[pk].article_id for pk in told}
        issuing = (self.origins[pk].article_id for pk in cited)
        met |= {pk for pk in issuing if pk is not None}
        return closure(met, self.linked)


def _by(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _by_both(
    rows: Iterable[T], one: Callable[[T], int | None], other: Callable[[T], int | None]
) -> dict[int, list[T]]:
    """Rows by either of their ends."""
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        for end in (one(row), other(row)):
            if end is not None:
                found[end].append(row)
    return found


def _inside(rows: dict[int, list[T]], ids: Iterable[int]) -> tuple[T, ...]:
    """Each row at one of these ids once, in the order in which it is met."""
    if not rows:
        return ()
    return tuple({id(row): row for pk in ids for row in rows.get(pk, ())}.values())


def sliced(gathered: Gathered, claims: Iterable[int], policy: Policy) -> Iterator[Facts]:
    """Will give the facts of each claim in turn."""
    slices = Slices(gathered, policy)
    return (slices.of(pk) for pk in claims)
