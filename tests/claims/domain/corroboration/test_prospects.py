"""What one decision would change: shapes with known answers, and a law."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from claims.domain.corroboration import Facts, Prospect, assess, what_would_change
from claims.domain.corroboration.prospects import APPEARANCES_AT_MOST, SHOWN_AT_MOST
from claims.domain.vocabulary import Basis, Force, RelationKind, Verdict
from sources.domain.dates import When
from sources.domain.vocabulary import Judgement, LinkKind
from tests.claims.domain.random_worlds import worlds
from tests.claims.domain.worlds import CLAIM, World, day, wire


def changes(world: World) -> dict[str, Prospect]:
    """The first prospect of every code."""
    facts = world.facts()
    found: dict[str, Prospect] = {}
    for one in what_would_change(facts, assess(facts)):
        found.setdefault(one.code, one)
    return found


def test_an_attribution_that_is_only_believed() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    told = world.says("Times", basis=Basis.ATTRIBUTED)
    hop = world.hop(told, world.document("Report"), inferred=True)
    one = changes(world)["attribution_confirmed"]
    assert one.supports == (2, 2)
    assert one.full_label == "corroborated"
    assert one.decision == {"record": "attribution", "id": hop, "judgement": "confirmed"}
    assert one.message == (
        "If it is confirmed that “Story 2” (Times) has this from Report, the number rises from one "
        "to two; the label becomes “corroborated”."
    )


def test_an_attribution_that_would_be_wrong() -> None:
    world = World()
    told = world.says("Post", basis=Basis.OWN_REPORTING)
    world.hop(told, world.document("Report"), judgement=Judgement.SUGGESTED)
    one = changes(world)["attribution_rejected"]
    assert one.supports == (1, 1)
    assert "turns out not to have this from Report" in one.message


def test_a_copy_that_nobody_decided() -> None:
    world = World()
    first, second = world.article("Post"), world.article("Times")
    for article in (first, second):
        world.says(article, basis=Basis.OWN_REPORTING)
    world.link(second, LinkKind.NEAR_DUPLICATE_OF, first, judgement=Judgement.SUGGESTED)
    found = changes(world)
    assert found["copy_rejected"].supports == (2, 2)
    assert found["copy_confirmed"].supports == (1, 1)
    assert "is no copy of “Story 1” (Post)" in found["copy_rejected"].message


def test_a_retraction_that_nobody_decided() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    notice = world.article("Post")
    world.link(notice, LinkKind.RETRACTS, 1, judgement=Judgement.SUGGESTED)
    one = changes(world)["copy_confirmed"]
    assert one.supports == (0, 0)
    assert "“Story 2” (Post) retracts “Story 1” (Post)" in one.message


def test_unnamed_sources_that_may_be_one_person() -> None:
    world = World()
    for paper in ("Post", "Times"):
        world.says(paper, world.unnamed(f"a source of {paper}"))
    found = changes(world)
    assert found["told_apart"].supports == (2, 2)
    assert found["told_apart"].decision["origin_b"] == 2
    assert found["found_same"].supports == (1, 1)


def test_polls_that_may_be_one_wave() -> None:
    world = World()
    world.says("Post", world.poll("Levada", fieldwork=day(1)))
    world.says("Times", world.poll("Levada", question=""))
    assert changes(world)["told_apart"].supports == (2, 2)


def test_a_relation_that_is_only_suggested() -> None:
    world = World()
    other = world.claim()
    world.relate(CLAIM, RelationKind.NEGATES, other, judgement=Judgement.SUGGESTED)
    world.says("Post", world.document("Treaty"))
    world.says("Times", world.document("Report"), claim_id=other)
    one = changes(world)["relation_confirmed"]
    assert (one.supports, one.refutes) == ((1, 1), (1, 1))
    assert one.full_label == "conflicting"


def test_a_source_for_what_nobody_sources() -> None:
    world = World()
    for paper in ("Post", "Times", "Globe"):
        world.says(paper)
    facts = world.facts()
    found = what_would_change(facts, assess(facts))
    assert [one.code for one in found] == ["source_traced"] * 2
    assert found[0].supports == (1, 3)


def test_a_way_out_of_a_circle() -> None:
    world = World()
    one, two = (world.says(paper, basis=Basis.ATTRIBUTED) for paper in ("Post", "Times"))
    world.hop(one, two)
    world.hop(two, one)
    assert changes(world)["source_traced"].full_label == "single_origin"


def test_another_way_round_a_bottleneck() -> None:
    world = World()
    story = wire(world)
    world.says(story, world.statement("Minister"))
    world.says(story, world.statement("Governor"))
    one = changes(world)["independent_confirmation"]
    assert one.supports == (2, 2)
    assert one.message.startswith(
        "If one article confirms statement by Minister without relying on “Story 1” (Agency), "
    )


def test_where_nothing_is_open_another_source_would_count() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    (one,) = changes(world).values()
    assert (one.code, one.supports) == ("another_source", (2, 2))


def test_claims_too_large_to_be_tried_are_left_alone() -> None:
    world = World()
    told = world.says("Post")
    row = world.appearances[told - 1]
    many = tuple(replace(row, id=number + 2) for number in range(APPEARANCES_AT_MOST))
    facts = replace(world.facts(), appearances=(row, *many))
    assert what_would_change(facts, assess(facts)) == ()


@given(worlds())
def test_taking_the_decision_really_gives_the_promised_number(world: World) -> None:
    facts = world.facts()
    before = assess(facts)
    found = what_would_change(facts, before)
    assert len(found) <= SHOWN_AT_MOST
    for one in found:
        after = assess(taken(world, one))
        assert one.full_label == after.full_label
        assert one.supports == (after.supports.confirmed, after.supports.possible)
        assert one.refutes == (after.refutes.confirmed, after.refutes.possible)
        standing = (before.full_label, before.supports.confirmed, before.supports.possible)
        against = (before.refutes.confirmed, before.refutes.possible)
        assert (one.full_label, *one.supports) != standing or one.refutes != against


def taken(world: World, prospect: Prospect) -> Facts:
    """The facts after somebody really did what the prospect speaks of."""
    later = World()
    later.__dict__ |= {
        name: list(rows) if isinstance(rows, list) else rows for name, rows in vars(world).items()
    }
    decision = prospect.decision
    match prospect.code.split("_"):
        case ["attribution" | "copy" | "relation", judgement]:
            name = {"attribution": "attributions", "article_link": "links"}.get(
                decision["record"], "relations"
            )
            rows: list[Any] = getattr(later, name)
            changed: dict[str, Any] = {"judgement": Judgement(judgement)}
            if name == "attributions":
                changed["inferred"] = False
            rows[:] = [replace(row, **changed) if row.id == decision["id"] else row for row in rows]
        case ["told", "apart"] | ["found", "same"]:
            about = {key: decision[key] for key in decision.keys() - {"record", "verdict"}}
            later.judge(Verdict(decision["verdict"]), **about)
        case ["source", "traced"]:
            later.hop(decision["appearance"], later.document(""))
        case ["independent", "confirmation"]:
            later.says(later.article(published=When()), decision["origin"])
        case _:
            later.says(later.article(published=When()), later.document(""))
    return later.facts()


@pytest.mark.parametrize("force", [Force.ASSERTED, Force.HEDGED])
def test_a_hedge_is_no_decision(force: Force) -> None:
    world = World()
    world.says("Post", world.document("Treaty"), force=force)
    assert set(changes(world)) == {"another_source"}
