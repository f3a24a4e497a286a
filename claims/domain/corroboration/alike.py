"""Appearances that are alike in all that matters, folded into a few that stand for the rest.

A claim that 20,000 articles take from one poll is computed from some twenty of them. Only articles
that stand alone are folded: nobody cites them, no other article is linked to them, they say the
claim once and issued nothing. Folding what is folded changes nothing, and it does not matter whether
all are folded at once or one by one as they come.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from claims.domain.corroboration.chains import Chains, lay_out
from claims.domain.corroboration.copies import day_key
from claims.domain.corroboration.facts import AppearanceFact, Facts
from claims.domain.corroboration.leaving_out import CONFIRMED
from claims.domain.corroboration.neighbourhood import sources_met, tied_to
from claims.domain.vocabulary import OriginKind
from sources.domain.vocabulary import Judgement

WAY = 1
"""The version of this way to fold: raised whenever `_key`, `KEPT` or what stands alone changes, so that
nothing is added to what was folded in another way."""

KEPT = 20
"""So many of those that are alike are kept: as many as any sentence or list names."""


def fold(facts: Facts, at_most: int | None = None) -> Facts:
    """Will leave out what others stand for; `times` says for how many each of them does.

    Of each kind the first `at_most` stay (`KEPT` unless told), more where the smallest cut may need
    them, and the one that came out first.
    """
    return fold_and_lay_out(facts, at_most)[0]


def fold_and_lay_out(facts: Facts, at_most: int | None = None) -> tuple[Facts, Chains | None]:
    """Will do the same, and give the chains besides where nothing is left out and they were laid."""
    kept = KEPT if at_most is None else at_most
    if len(facts.appearances) <= kept:
        return facts, None
    chains = lay_out(facts)
    left: set[int] = set()
    standing_in: dict[int, AppearanceFact] = {}
    for members in alike(chains):
        if len(members) > kept:
            folded, carrier = _fold(chains, members, kept)
            left.update(one.id for one in folded)
            standing_in[carrier.id] = carrier
    return (without(facts, left, standing_in), None) if left else (facts, chains)


def alike(chains: Chains) -> Iterable[list[int]]:
    """Will give the indexes of appearances that are alike, in the order of their ids."""
    alone = _standing_alone(chains)
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index, appearance in enumerate(chains.appearances):
        if appearance.article_id in alone and chains.is_read(index):
            key = _key(chains, index)
            if key is not None:
                found[key].append(index)
    return found.values()


def _standing_alone(chains: Chains) -> set[int]:
    """Articles with one appearance that nobody cites, without links, copies or origins of theirs."""
    facts, times = chains.facts, defaultdict[int, int](int)
    for appearance in chains.appearances:
        times[appearance.article_id] += 1
    cited = {hop.to_appearance_id for hop in facts.attributions} - {None}
    joint = {hop.from_id for hop in facts.attributions if hop.joint is not None}
    held = {
        chains.appearances[chains.place[pk]].article_id
        for pk in cited | joint
        if pk in chains.place
    }
    held |= {chains.appearances[to].article_id for hops in chains.hops for to, _ in hops}
    held |= {
        end
        for link in facts.links
        if link.judgement != Judgement.REJECTED
        for end in (link.from_id, link.to_id)
    }
    held |= {one.article_id for one in facts.origins if one.article_id is not None}
    return {
        pk
        for pk, count in times.items()
        if count == 1 and pk not in held and not chains.articles[pk].is_own_review
    }


def _key(chains: Chains, index: int) -> Hashable | None:
    """What must agree for two appearances to be alike; None for one that is like no other.

    Where an appearance rests on its own newsroom, it is only like others of that newsroom.
    """
    appearance = chains.appearances[index]
    article = chains.articles[appearance.article_id]
    is_own = chains.recorded[index] < CONFIRMED
    if is_own and article.publisher_id is None:
        return None
    ends = chains.ends[index]
    names_nobody = any(chains.origins[one].kind == OriginKind.UNKNOWN for one, _ in ends)
    return (
        appearance.claim_id,
        appearance.stance,
        appearance.force,
        appearance.distanced,
        appearance.basis,
        appearance.in_furniture,
        appearance.quantity,
        chains.weight[index],
        chains.code.get(index),
        chains.lost[index],
        tuple(sorted(chains.hops[index])),
        tuple(sorted(ends)),
        article.publisher_id if is_own else article.publisher_id is None,
        article.author_ids if is_own or names_nobody else None,
    )


def _fold(
    chains: Chains, members: list[int], kept: int
) -> tuple[list[AppearanceFact], AppearanceFact]:
    """The appearances that are left out, and the one that stands for them."""
    told = chains.appearances
    first = members[: max(kept, enough(chains, members[0]))]
    earliest = min(members, key=lambda index: day_key(chains.articles[told[index].article_id]))
    folded = [told[index] for index in members[len(first) :] if index != earliest]
    carrier = told[first[-1]]
    publishers = {chains.articles[one.article_id].publisher_id for one in folded}
    return folded, replace(
        carrier,
        times=carrier.times + sum(one.times for one in folded),
        publishers=tuple(
            sorted(
                {pk for pk in publishers if pk is not None}.union(
                    carrier.publishers, *(one.publishers for one in folded)
                )
            )
        ),
    )


def enough(chains: Chains, index: int) -> int:
    """Will say how many of those that are like this one the smallest cut may need."""
    # What rests on its own newsroom leads there as well, which is found only later.
    is_own = chains.recorded[index] < CONFIRMED
    return len(chains.hops[index]) + len(chains.ends[index]) + is_own + 1


def without(
    facts: Facts, left: set[int], standing_in: Mapping[int, AppearanceFact] | None = None
) -> Facts:
    """Will leave out these appearances and what only they led to; others may stand in for them."""
    standing_in = standing_in or {}
    gone = {one.article_id for one in facts.appearances if one.id in left}
    articles = tuple(one for one in facts.articles if one.id not in gone)
    sources = tied_to(sources_met(articles, facts.origins), facts.ties, facts.judgements)
    told = (standing_in.get(one.id, one) for one in facts.appearances if one.id not in left)
    return replace(
        facts,
        articles=articles,
        appearances=tuple(told),
        attributions=tuple(hop for hop in facts.attributions if hop.from_id not in left),
        ties=tuple(one for one in facts.ties if one.from_id in sources),
        judgements=tuple(
            one for one in facts.judgements if one.source_a is None or one.source_a in sources
        ),
        names={pk: name for pk, name in facts.names.items() if pk in sources},
    )
