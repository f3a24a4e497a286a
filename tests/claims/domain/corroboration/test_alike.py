"""What is folded gives the answer that everything gives."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corroboration import Assessment, assess, assess_folded, fold
from claims.domain.corroboration.alike import KEPT
from claims.domain.corroboration.facts import Facts
from tests.claims.domain.random_worlds import worlds
from tests.claims.domain.worlds import App, World, day, numbers

pytestmark = pytest.mark.timeout(3600)

FEW = 2


def told(result: Assessment) -> list[object]:
    """Everything but the lists that name only some of those that are alike."""
    found: list[object] = [result.full_label, result.answer, result.listing, result.echo_factor]
    found += [result.appearances, result.articles, result.publishers, result.loops]
    found += [result.contested, result.at_source, result.left_out_total, result.qualifies_total]
    for side in (result.supports, result.refutes):
        groups = [(group.id, group.members, group.reasons) for group in side.groups]
        found += [side.confirmed, side.possible, groups, side.cut, side.single_points]
        found += [side.bottleneck]
    return found


def repeated(world: World, chance: Random, copies: int) -> World:
    """The world with some of its appearances repeated by more articles of the same publishers."""
    for _ in range(copies):
        one = chance.choice(world.appearances)
        article = next(row for row in world.articles if row.id == one.article_id)
        number = len(world.articles) + 1
        published = chance.choice([article.published, day(chance.randint(1, 40))])
        world.articles.append(replace(article, id=number, published=published))
        again = App(len(world.appearances) + 1)
        world.appearances.append(replace(one, id=again, article_id=number))
        for hop in [row for row in world.attributions if row.from_id == one.id]:
            world.attributions.append(replace(hop, id=len(world.attributions) + 1, from_id=again))
    return world


many_alike = st.builds(repeated, worlds(), st.randoms(), st.integers(3, 25))


@given(world=many_alike, at=st.one_of(st.none(), st.integers(0, 40)))
def test_folding_changes_nothing(world: World, at: int | None) -> None:
    facts = replace(world.facts(), as_of=None if at is None else day(at).earliest)
    assert told(assess_folded(fold(facts, FEW))) == told(assess_folded(facts))


@given(world=many_alike)
def test_folding_what_is_folded_changes_nothing(world: World) -> None:
    folded = fold(world.facts(), FEW)
    assert fold(folded, FEW) == folded


@given(world=many_alike, data=st.data())
def test_folding_one_by_one_is_folding_at_once(world: World, data: st.DataObject) -> None:
    """As long as what comes is the last by id, cites nobody that was folded and stands alone."""
    facts = world.facts()
    last = facts.appearances[-1]
    before = replace(facts, appearances=facts.appearances[:-1])
    once = fold(before, FEW)
    alone = [one.id for one in facts.appearances if one.article_id == last.article_id] == [last.id]
    is_cited = any(hop.to_appearance_id == last.id for hop in facts.attributions)
    cited = {hop.to_appearance_id for hop in facts.attributions if hop.from_id == last.id}
    gone = {one.id for one in facts.appearances} - {one.id for one in once.appearances}
    linked = any(last.article_id in (link.from_id, link.to_id) for link in facts.links)
    issued = any(one.article_id == last.article_id for one in facts.origins)
    if not alone or is_cited or cited & gone or linked or issued:
        return
    articles = {one.id: one for one in facts.articles}
    more = replace(
        once,
        appearances=(*once.appearances, last),
        articles=tuple(
            {one.id: one for one in (*once.articles, articles[last.article_id])}.values()
        ),
        attributions=tuple(
            hop for hop in facts.attributions if hop.from_id == last.id or hop.from_id not in gone
        ),
    )
    assert as_sets(fold(more, FEW)) == as_sets(fold(facts, FEW))


def as_sets(facts: Facts) -> list[object]:
    return [frozenset(row) for row in (facts.appearances, facts.articles, facts.attributions)]


def echo(size: int) -> World:
    """So many articles of seven publishers that have it from one speaker."""
    world = World()
    origin = world.statement("Minister")
    for number in range(size):
        world.says(world.article(f"House {number % 7}"), origin)
    return world


def test_what_stands_for_others_knows_how_many_and_whose() -> None:
    folded = fold(echo(200).facts())
    assert len(folded.appearances) == KEPT
    assert [one.times for one in folded.appearances] == [1] * (KEPT - 1) + [200 - KEPT + 1]
    assert folded.appearances[-1].publishers == tuple(sorted({*range(1, 9)} - {1}))
    assert numbers(assess(folded)) == [1, 1]


def test_the_first_to_come_out_stays_whatever_its_id() -> None:
    world = echo(60)
    world.articles[50] = replace(world.articles[50], published=day(-5))
    folded = fold(world.facts())
    assert 51 in {one.article_id for one in folded.appearances}
    assert sum(one.times for one in folded.appearances) == 60


def test_who_is_cited_or_linked_or_issued_something_is_never_folded() -> None:
    world = echo(60)
    world.says(world.article("Echo"), App(40))
    world.reprint(41)
    world.statement("Mayor", article_id=42)
    assert {40, 41, 42} <= {one.article_id for one in fold(world.facts()).appearances}
