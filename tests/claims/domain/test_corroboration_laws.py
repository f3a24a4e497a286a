"""The laws of corroboration, on random worlds."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from claims.domain.corroboration import Assessment, Facts, Side, assess, outcome
from claims.domain.corroboration.english import BECAUSE
from claims.domain.vocabulary import Basis, OriginKind, Stance
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Held, Judgement, LinkKind
from tests.claims.domain.random_worlds import reprinted, worlds
from tests.claims.domain.worlds import CLAIM, DAY, App, World, against, day, numbers

LATER = day(5000)
UNDATED = When()
"""Sorted after every known day, so what is cited first stays what it was."""


def intervals(result: Assessment) -> list[int]:
    return [*numbers(result), *against(result)]


def sides(result: Assessment) -> tuple[Side, Side]:
    return result.supports, result.refutes


@given(worlds(), st.one_of(st.none(), st.integers(0, 40)))
def test_confirmed_is_never_above_possible(world: World, at: int | None) -> None:
    result = world.assess(as_of=None if at is None else day(at).earliest)
    for side in sides(result):
        assert side.confirmed <= side.possible


@given(worlds(), st.one_of(st.none(), st.integers(0, 40)))
def test_what_it_comes_to_is_the_same_without_words(world: World, at: int | None) -> None:
    facts = replace(world.facts(), as_of=None if at is None else day(at).earliest)
    result = assess(facts)
    assert outcome(facts) == (
        *(result.label, result.open),
        *(tuple(numbers(result)), tuple(against(result))),
    )


@given(worlds())
def test_the_cut_is_at_most_the_groups_and_at_most_the_articles(world: World) -> None:
    result = world.assess()
    tied = [node for node in world.drawn().nodes if node.is_tied]
    for name, side in zip(("supports", "refutes"), sides(result), strict=True):
        assert side.confirmed <= side.confirmed_groups
        assert side.possible <= side.possible_groups
        assert side.possible <= sum(node.count for node in tied if name in node.sides)
        assert len(side.cut) == (side.confirmed or side.possible)


@given(worlds(), st.data())
def test_a_reprint_of_a_text_held_article_changes_nothing(world: World, data: Any) -> None:
    texts = [article.id for article in world.articles if article.held == Held.TEXT]
    assume(texts)
    before = world.assess()
    reprinted(world, data.draw(st.sampled_from(texts)))
    after = world.assess()
    assert intervals(after) == intervals(before)
    assert after.full_label == before.full_label


@given(worlds(), st.data())
def test_citing_back_what_rests_only_on_the_citer_changes_nothing(world: World, data: Any) -> None:
    """What is said to come from somebody nobody recorded is left out: there the hop is news.

    So is a hop that an update turned into citing oneself: it is no attribution either.
    """
    cited = data.draw(st.sampled_from(world.appearances))
    has_hops = any(
        hop.from_id == cited.id and hop.judgement != Judgement.REJECTED
        for hop in world.attributions
    )
    is_updated = any(link.kind == LinkKind.UPDATE_OF for link in world.links)
    assume(cited.basis != Basis.ATTRIBUTED or (has_hops and not is_updated))
    echo = world.says(
        world.article("Echo", published=LATER), App(cited.id), claim_id=cited.claim_id
    )
    before = world.assess()
    world.hop(cited.id, echo)
    assert intervals(world.assess()) == intervals(before)


@given(worlds(open_copies=False), st.data())
def test_quoting_an_origin_once_more_never_lifts_the_number_above_the_groups(
    world: World, data: Any
) -> None:
    before = world.assess()
    members = [
        member
        for group in before.supports.groups
        for member in group.members
        if member.id > 0 and (member.is_confirmed or member.id not in before.contested)
    ]
    assume(members)
    member = data.draw(st.sampled_from(members))
    world.says(world.article("Echo", published=UNDATED), member.id)
    old, new = before.supports, world.assess().supports
    assert new.possible <= old.possible_groups
    if old.possible == old.possible_groups:
        assert new.possible == old.possible
    if member.is_confirmed:
        assert new.confirmed <= old.confirmed_groups
        if old.confirmed == old.confirmed_groups:
            assert new.confirmed == old.confirmed
    assert against(before) == against(world.assess())


@given(worlds())
def test_a_new_origin_on_record_in_a_new_article_adds_exactly_one(world: World) -> None:
    before = world.assess()
    world.says(world.article("Newcomer", published=LATER), world.statement("Somebody new"))
    after = world.assess()
    assert after.supports.confirmed == before.supports.confirmed + 1
    assert after.supports.possible == before.supports.possible + 1
    assert against(after) == against(before)


@given(worlds(), st.integers(1, 3))
def test_two_joint_origins_never_add_more_than_one(world: World, papers: int) -> None:
    before = world.assess()
    pair = [world.document("First half"), world.document("Second half")]
    for number in range(papers):
        story = world.article(f"Trend {number}", published=LATER)
        trend = world.says(story, basis=Basis.ATTRIBUTED)
        for origin in pair:
            world.hop(trend, origin, joint=7)
    after = world.assess()
    assert after.supports.confirmed <= before.supports.confirmed + 1
    assert after.supports.possible <= before.supports.possible + 1


ROWS = (
    "claims",
    "articles",
    "appearances",
    "attributions",
    "origins",
    "links",
    "ties",
    "judgements",
    "relations",
)


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(world: World, random: Any) -> None:
    facts = world.facts()
    mixed = {}
    for name in ROWS:
        rows = list(getattr(facts, name))
        random.shuffle(rows)
        mixed[name] = tuple(rows)
    shuffled = replace(facts, **mixed)
    assert assess(shuffled).to_dict() == assess(facts).to_dict()
    assert shuffled.input_hash == facts.input_hash


@given(worlds(), st.randoms(use_true_random=False))
def test_ids_do_not_matter_where_no_union_was_refused(world: World, random: Any) -> None:
    for number, article in enumerate(world.articles):
        world.articles[number] = replace(article, published=day(number))
    facts = world.facts()
    before = assess(facts)
    assume(not any(reason.code == "held_apart" for reason in before.reasons))
    assert intervals(assess(renumbered(facts, random))) == intervals(before)


def renumbered(facts: Facts, random: Any) -> Facts:
    """The same facts under other ids of articles, appearances and origins."""

    def shuffle(rows: tuple[Any, ...]) -> dict[int | None, int | None]:
        ids = [row.id for row in rows]
        others = list(ids)
        random.shuffle(others)
        return {**dict(zip(ids, others, strict=True)), None: None}

    article, appearance = shuffle(facts.articles), shuffle(facts.appearances)
    origin = shuffle(facts.origins)
    return replace(
        facts,
        articles=tuple(replace(row, id=article[row.id]) for row in facts.articles),
        appearances=tuple(
            replace(row, id=appearance[row.id], article_id=article[row.article_id])
            for row in facts.appearances
        ),
        attributions=tuple(
            replace(
                row,
                from_id=appearance[row.from_id],
                to_appearance_id=appearance[row.to_appearance_id],
                to_origin_id=origin[row.to_origin_id],
            )
            for row in facts.attributions
        ),
        origins=tuple(
            replace(row, id=origin[row.id], article_id=article[row.article_id])
            for row in facts.origins
        ),
        links=tuple(
            replace(r, from_id=article[r.from_id], to_id=article[r.to_id]) for r in facts.links
        ),
        judgements=tuple(
            replace(row, origin_a=origin[row.origin_a], origin_b=origin[row.origin_b])
            for row in facts.judgements
        ),
        disputed_origins=frozenset(origin[one] for one in facts.disputed_origins),
    )


@given(worlds())
def test_the_sentences_name_every_merge_that_was_made(world: World) -> None:
    result = world.assess()
    merges = [reason for reason in result.reasons if reason.code in BECAUSE]
    for group in (*result.supports.groups, *result.refutes.groups):
        ids = {member.id for member in group.members}
        if len(ids) == 1:
            assert not group.reasons
            continue
        said = [reason.message for reason in group.reasons]
        linked = {next(iter(ids))}
        for _ in ids:
            for reason in merges:
                if linked & set(reason.origins) and reason.message in said:
                    linked |= set(reason.origins) & ids
        assert linked == ids
        for member in group.members:
            assert any(member.title.casefold() in sentence.casefold() for sentence in said)


@given(worlds())
def test_a_result_is_data_that_json_can_hold(world: World) -> None:
    result = world.assess()
    assert json.loads(json.dumps(result.to_dict()))["label"] == result.label
    assert result.answer
    assert result.listing


@given(worlds(), st.integers(0, 40))
def test_what_is_not_out_by_the_day_does_not_count(world: World, at: int) -> None:
    graph = world.drawn(as_of=day(at).earliest)
    articles = {article.id: article for article in world.articles}
    limit = day(at).earliest or DAY
    for node in graph.nodes:
        if node.kind != "origin":
            earliest = articles[node.id].published.earliest
            tied_on_its_own = node.is_tied and not (node.folds or node.members)
            assert not tied_on_its_own or earliest is None or earliest <= limit


EVERYTHING_OUT = day(5000).earliest


def all_dated(world: World) -> World:
    """The same world where everything has a day: nothing is left that no day is known of."""
    world.articles = [
        replace(
            article,
            published=article.published if article.published.latest else day(number),
            status_changed=day(30),
        )
        for number, article in enumerate(world.articles)
    ]
    return world


@given(worlds())
def test_on_the_last_day_the_answer_is_that_of_today(world: World) -> None:
    all_dated(world)
    today, last = world.assess().to_dict(), world.assess(as_of=EVERYTHING_OUT).to_dict()
    assert today | {"as_of": None} == last | {"as_of": None}


def only_growing(world: World) -> World:
    """The same world without withdrawals, and without what joins or opposes others by coming out."""
    spoken = {OriginKind.STATEMENT, OriginKind.MEASUREMENT}
    world.articles = [
        replace(article, status=ArticleStatus.LIVE, author_ids=()) for article in world.articles
    ]
    world.appearances = [
        replace(one, stance=Stance.SUPPORTS, claim_id=CLAIM) for one in world.appearances
    ]
    world.attributions = [replace(hop, joint=None) for hop in world.attributions]
    world.origins = [
        replace(one, kind=OriginKind.DOCUMENT, title=f"Paper {one.id}", poll=None, holder_id=None)
        if one.kind in spoken
        else one
        for one in world.origins
    ]
    world.relations, world.links, world.judgements, world.ties = [], [], [], []
    world.disputed = set()
    return world


@given(worlds())
def test_without_withdrawals_possible_never_falls(world: World) -> None:
    only_growing(world)
    days = [world.assess(as_of=day(number).earliest) for number in range(0, 45, 3)]
    possible = [result.supports.possible for result in days]
    assert possible == sorted(possible)
