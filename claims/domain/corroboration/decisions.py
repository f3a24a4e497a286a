"""Single decisions that somebody could take, each with the facts as they would be afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from claims.domain.corroboration.facts import (
    UNKNOWN_DAY,
    AppearanceFact,
    ArticleFact,
    AttributionFact,
    Facts,
    JudgementFact,
    OriginFact,
)
from claims.domain.corroboration.groups import SideView
from claims.domain.corroboration.leaving_out import LIVE
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.sides import OPPOSING
from claims.domain.vocabulary import Basis, OriginKind, RelationKind, Verdict
from sources.domain.dates import When
from sources.domain.vocabulary import Judgement, LinkKind

LAST_WORD = datetime.max.replace(tzinfo=UTC)
"""A judgement that is later than all others."""

TELLING_LINKS = frozenset({LinkKind.UPDATE_OF, LinkKind.RETRACTS})
TELLING_RELATIONS = OPPOSING | {RelationKind.EQUIVALENT}
JUDGED = ((Judgement.CONFIRMED, "confirmed"), (Judgement.REJECTED, "rejected"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One decision: how to say it, what it decides, and the facts with it taken."""

    code: str
    params: dict[str, Any]
    decision: dict[str, Any]
    facts: Facts


class Numbered(Protocol):
    """A row with an id."""

    @property
    def id(self) -> int:
        """The id."""


Row = TypeVar("Row", bound=Numbered)


def with_row(rows: tuple[Row, ...], row: Row) -> tuple[Row, ...]:
    """Will put a row in the place of the one with its id, or at the end."""
    if any(one.id == row.id for one in rows):
        return tuple(row if one.id == row.id else one for one in rows)
    return (*rows, row)


def _next_id(rows: tuple[Numbered, ...]) -> int:
    return max((one.id for one in rows), default=0) + 1


def attributions(facts: Facts, names: Names, views: list[SideView]) -> Iterator[Candidate]:
    """Hops that are suggested, unsure or inferred, where one of the sides passes: right or wrong."""
    place, appearances = names.chains.place, names.chains.appearances
    visited = {index for view in views for index in view.measured.possible.visited}
    for hop in sorted(facts.attributions, key=lambda one: one.id):
        is_open = hop.judgement in LIVE and (hop.inferred or hop.judgement != Judgement.CONFIRMED)
        if not is_open or place.get(hop.from_id) not in visited:
            continue
        params = {
            "article": names.article_thing(appearances[place[hop.from_id]].article_id),
            "origin": None,
            "cited": None,
        }
        if hop.to_origin_id in names.chains.origins and hop.to_origin_id is not None:
            params["origin"] = names.origin_thing(hop.to_origin_id)
        elif hop.to_appearance_id in place:
            cited = appearances[place[hop.to_appearance_id]].article_id
            params["cited"] = names.article_thing(cited)
        else:
            continue
        for judgement, word in JUDGED:
            row = replace(hop, judgement=judgement, inferred=False)
            yield Candidate(
                f"attribution_{word}",
                params,
                {"record": "attribution", "id": hop.id, "judgement": word},
                replace(facts, attributions=with_row(facts.attributions, row)),
            )


def copies(facts: Facts, names: Names) -> Iterator[Candidate]:
    """Links between articles that nobody confirmed: a copy or none."""
    kinds = facts.policy.copy_links | facts.policy.rewrite_links | TELLING_LINKS
    known = names.chains.articles
    for link in sorted(facts.links, key=lambda one: one.id):
        is_open = link.judgement in LIVE and link.judgement != Judgement.CONFIRMED
        if not is_open or link.kind not in kinds or not {link.from_id, link.to_id} <= known.keys():
            continue
        params = {
            "kind": LinkKind(link.kind).value,
            "article": names.article_thing(link.from_id),
            "original": names.article_thing(link.to_id),
        }
        for judgement, word in JUDGED:
            yield Candidate(
                f"copy_{word}",
                params,
                {"record": "article_link", "id": link.id, "judgement": word},
                replace(facts, links=with_row(facts.links, replace(link, judgement=judgement))),
            )


def merges(facts: Facts, names: Names, views: list[SideView]) -> Iterator[Candidate]:
    """Origins that are only believed to be one: the same, or not.

    What no record names is judged by its newsroom.
    """
    pairs = dict.fromkeys(
        (merge.first, merge.second)
        for view in views
        for merge in view.measured.grouping.groups.merges
        if not merge.is_sure
    )
    for first, second in pairs:
        about = _what_is_judged(names, first, second)
        if not about:
            continue
        params = {"origins": names.origin_things([first, second])}
        for verdict, code in ((Verdict.DIFFERENT, "told_apart"), (Verdict.SAME, "found_same")):
            row = JudgementFact(_next_id(facts.judgements), verdict, LAST_WORD, **about)
            yield Candidate(
                code,
                params,
                {"record": "judgement", "verdict": verdict.value, **about},
                replace(facts, judgements=(*facts.judgements, row)),
            )


def _what_is_judged(names: Names, first: int, second: int) -> dict[str, Any]:
    """The two origins, or their holders where an origin has no record."""
    if first > 0 and second > 0:
        return {"origin_a": first, "origin_b": second}
    a, b = (names.chains.origins[one].holder_id for one in (first, second))
    return {} if a is None or b is None or a == b else {"source_a": a, "source_b": b}


def relations(facts: Facts) -> Iterator[Candidate]:
    """Relations to other claims that nobody confirmed."""
    for relation in sorted(facts.relations, key=lambda one: one.id):
        is_open = relation.judgement in LIVE and relation.judgement != Judgement.CONFIRMED
        ends = {relation.from_id, relation.to_id}
        if not is_open or relation.kind not in TELLING_RELATIONS or facts.claim_id not in ends:
            continue
        other = min(ends - {facts.claim_id}, default=facts.claim_id)
        params = {"claim": other, "kind": RelationKind(relation.kind).value}
        for judgement, word in JUDGED:
            row = replace(relation, judgement=judgement)
            yield Candidate(
                f"relation_{word}",
                params,
                {"record": "claim_relation", "id": relation.id, "judgement": word},
                replace(facts, relations=with_row(facts.relations, row)),
            )


def traced_sources(facts: Facts, names: Names, view: SideView) -> Iterator[Candidate]:
    """For what names no source, or goes round in a circle: one source on record, found."""
    chains = names.chains
    circling = {index for loop in chains.loops for index in loop}
    for index in view.measured.possible.roots:
        ends = [origin for origin, _ in chains.ends[index]]
        is_circling = not ends and index in circling
        if is_circling or (
            ends and all(chains.origins[one].kind == OriginKind.UNKNOWN for one in ends)
        ):
            told = chains.appearances[index]
            found = OriginFact(_next_id(facts.origins), OriginKind.DOCUMENT)
            hop = AttributionFact(_next_id(facts.attributions), told.id, to_origin_id=found.id)
            yield Candidate(
                "source_traced",
                {"article": names.article_thing(told.article_id)},
                {"appearance": told.id},
                replace(
                    facts,
                    origins=(*facts.origins, found),
                    attributions=(*facts.attributions, hop),
                ),
            )


def independent_confirmations(facts: Facts, names: Names, view: SideView) -> Iterator[Candidate]:
    """For origins behind a bottleneck: one article that has it from one of them by another way."""
    cut = view.measured.confirmed_cut
    if not view.bottleneck():
        return
    for origin in view.heads(cut.cut_groups):
        if origin > 0:
            yield Candidate(
                "independent_confirmation",
                {
                    "origin": names.origin_thing(origin),
                    "through": names.article_things(cut.articles),
                },
                {"origin": origin},
                _reported_once_more(facts, origin),
            )


def another_source(facts: Facts) -> Candidate:
    """One more article with a source on record of its own."""
    found = OriginFact(_next_id(facts.origins), OriginKind.DOCUMENT)
    more = replace(facts, origins=(*facts.origins, found))
    return Candidate("another_source", {}, {}, _reported_once_more(more, found.id))


def _reported_once_more(facts: Facts, origin: int) -> Facts:
    """The facts with one more article that has the claim from this origin."""
    published = UNKNOWN_DAY if facts.as_of is None else When.on(facts.as_of)
    article = ArticleFact(_next_id(facts.articles), published=published)
    told = AppearanceFact(
        _next_id(facts.appearances), facts.claim_id, article.id, basis=Basis.ATTRIBUTED
    )
    hop = AttributionFact(_next_id(facts.attributions), told.id, to_origin_id=origin)
    return replace(
        facts,
        articles=(*facts.articles, article),
        appearances=(*facts.appearances, told),
        attributions=(*facts.attributions, hop),
    )
