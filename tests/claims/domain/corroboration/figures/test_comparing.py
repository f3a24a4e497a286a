"""Figures of one claim side by side: misquotes on every path, changes, broader claims, rhetoric."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.domain.corroboration import assess_folded
from claims.domain.corroboration.figures.listing import MOST
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    Basis,
    ClaimKind,
    Comparator,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Statistic,
)
from tests.claims.domain.worlds import World, against, codes, day, numbers


def share(amount: Any, comparator: Comparator = Comparator.EQ, **more: Any) -> Quantity:
    return Quantity(
        comparator, Statistic.SHARE, None if amount is None else Decimal(amount), unit="%", **more
    )


def told(result: Any, code: str) -> list[str]:
    return [reason.message for reason in result.reasons if reason.code == code]


def relations(result: Any) -> list[str]:
    return [one.relation.value for one in result.figures.reported]


def numerical(amount: Any = None, **claim: Any) -> World:
    quantity = None if amount is None else share(amount)
    return World(kind=ClaimKind.NUMERICAL, quantity=quantity, **claim)


def poll(world: World, conductor: str, at: int, margin: str | None = "3.4", **more: Any) -> int:
    value = None if margin is None else Decimal(margin)
    return world.poll(conductor, fieldwork=day(at), margin_of_error=value, **more)


# -- misquotes


@pytest.mark.parametrize("amount", [None, 74])
def test_a_misquote_is_found_through_a_relay(amount: int | None) -> None:
    world = numerical(amount)
    measured = poll(world, "Levada", 0)
    agency = world.says("Agency", measured, quantity=share(74))
    wrong = world.says("Post", quantity=share(47))
    world.hop(wrong, agency)
    result = world.assess()
    assert [(one.appearance, one.reported, one.measured) for one in result.misquotes] == [
        (wrong, "47 %", "74 %")
    ]
    assert [one.measured for one in result.figures.reported] == ["", "74 %"]


def test_a_copy_that_changes_the_figure_misquotes() -> None:
    world = numerical()
    agency = world.article("Agency")
    world.says(agency, poll(world, "Levada", 0), quantity=share(74))
    wrong = world.says(world.reprint(agency, "Post"), quantity=share(47))
    result = world.assess()
    assert [one.appearance for one in result.misquotes] == [wrong]
    assert numbers(result) == [1, 1]


@pytest.mark.parametrize(
    "reported",
    [
        share("73.9"),
        share(70, Comparator.GT),
        share(75, Comparator.APPROX),
        share(None, Comparator.MAJORITY_OF),
        Quantity(Comparator.EQ, Statistic.COUNT, Decimal(1184), unit="people"),
        share(20, population="young people"),
    ],
    ids=str,
)
def test_rounding_bounds_and_other_things_counted_are_no_misquotes(reported: Quantity) -> None:
    world = numerical()
    release = world.article("Levada", genre="poll_release")
    measured = world.poll("Levada", article_id=release)
    world.says(
        release, measured, basis=Basis.OWN_MEASUREMENT, quantity=share(74, population="Russians")
    )
    world.says("Post", measured, quantity=reported)
    assert world.assess().misquotes == ()


def test_a_bound_that_the_measured_figure_breaks_is_a_misquote() -> None:
    world = numerical()
    measured = poll(world, "Levada", 0)
    world.says("Post", measured, quantity=share(74))
    world.says("Times", measured, quantity=share(80, Comparator.GT))
    assert [one.reported for one in world.assess().misquotes] == ["more than 80 %"]


def test_a_number_from_a_statement_is_misquoted_only_where_the_statement_was_read() -> None:
    for is_read in (False, True):
        world = World(kind=ClaimKind.NUMERICAL)
        speech = world.article("Ministry", genre="statement")
        statement = world.statement("Minister", article_id=speech)
        if is_read:
            world.says(speech, statement, quantity=share(39))
        world.says("Post", statement, quantity=share(39))
        world.says("Times", statement, quantity=share(49))
        found = [(one.reported, one.measured) for one in world.assess().misquotes]
        assert found == ([("49 %", "39 %")] if is_read else [])


def test_who_rests_on_two_polls_misquotes_neither() -> None:
    world = numerical()
    one, other = poll(world, "Levada", 0), poll(world, "VTsIOM", 1)
    world.says("Post", one, quantity=share(74))
    world.says("Times", one, other, quantity=share(60))
    assert world.assess().misquotes == ()


def test_one_sentence_names_all_who_give_one_wrong_figure() -> None:
    world = numerical(74)
    measured = poll(world, "Levada", 0)
    world.says("Post", measured, quantity=share(74))
    for name in ("Times", "Sun"):
        world.says(name, measured, quantity=share(78))
    (said,) = told(world.assess(), "misquote")
    assert "(Times)" in said
    assert "(Sun)" in said


# -- agreement, changes, broader claims


def test_a_compatible_measurement_supports_the_broader_claim() -> None:
    world = numerical(74)
    world.says("Post", poll(world, "Levada", 0), quantity=share(74))
    world.says("Times", poll(world, "VTsIOM", 9), quantity=share(71))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert relations(result) == ["same", "compatible"]
    (said,) = told(result, "supports_broader_claim")
    assert "the broader claim of 71 to 74 %" in said
    assert result.figures.pairs[0].agreement == "compatible"


def test_a_bound_that_holds_an_exact_figure_supports_only_the_broader_claim() -> None:
    world = numerical(74)
    world.says("Post", poll(world, "Levada", 0), quantity=share(70, Comparator.GT))
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert relations(result) == ["broader"]
    (said,) = told(result, "supports_broader_claim")
    assert "the broader claim of more than 70 %" in said


def test_measurements_beyond_their_margins_conflict_and_so_do_those_with_one_between() -> None:
    world = numerical()
    for at, (name, amount) in enumerate([("A", 74), ("B", 50), ("C", 74)]):
        world.says(name, poll(world, name, at, "1"), quantity=share(amount))
    pairs = {(one.first, one.second): one.agreement for one in world.assess().figures.pairs}
    assert pairs == {(1, 2): "conflicting", (1, 3): "compatible", (2, 3): "conflicting"}


def test_figures_of_claims_that_exclude_one_another_are_compared() -> None:
    world = numerical(74)
    other = world.claim(kind=ClaimKind.NUMERICAL, quantity=share(50))
    world.relate(1, RelationKind.EXCLUDES, other)
    world.says("Post", poll(world, "Levada", 0), quantity=share(74))
    world.says("Times", poll(world, "VTsIOM", 9), quantity=share(50), claim_id=other)
    result = world.assess()
    assert against(result) == [1, 1]
    assert "conflicting_figures" in codes(result)


def test_a_change_between_two_waves_within_the_margin_is_said() -> None:
    world = numerical()
    world.says("Post", poll(world, "Levada", 0), quantity=share(71))
    world.says("Times", poll(world, "Levada", 30), quantity=share(74))
    result = world.assess()
    (said,) = told(result, "change_within_margin")
    assert said.startswith("The change from 71 % to 74 % ")
    assert said.endswith("lies within the margin of error of ± 4.8 points.")
    (pair,) = result.figures.pairs
    assert (pair.is_series, pair.margin, pair.is_within_margin) == (True, "4.8", True)


def test_a_large_change_between_distant_waves_is_no_conflict() -> None:
    world = numerical()
    world.says("Post", poll(world, "Levada", 0), quantity=share(57))
    world.says("Times", poll(world, "Levada", 300), quantity=share(33))
    result = world.assess()
    assert "change_beyond_margin" in codes(result)
    assert "conflicting_figures" not in codes(result)


@pytest.mark.parametrize(("amount", "code"), [(3, "within"), (-3, "within"), (9, "beyond")])
def test_a_claim_of_a_change_between_two_polls(amount: int, code: str) -> None:
    change = Quantity(Comparator.EQ, Statistic.CHANGE_ABS, Decimal(amount), unit="points")
    world = World(kind=ClaimKind.COMPARISON, quantity=change)
    first, second = poll(world, "Levada", 0), poll(world, "Levada", 200)
    row = world.says("Post", quantity=change, basis=Basis.ATTRIBUTED)
    world.hop(row, first, joint=1)
    world.hop(row, second, joint=1)
    (said,) = told(world.assess(), f"change_{code}_margin")
    assert f"The change of {amount} points between" in said
    assert "± 4.8 points" in said


def test_waves_that_are_cited_together_are_still_two_measurements() -> None:
    world = numerical()
    first, second = poll(world, "Levada", 0), poll(world, "Levada", 200)
    world.says("Post", first, quantity=share(71))
    world.says("Times", second, quantity=share(78))
    trend = world.says("Sun", basis=Basis.ATTRIBUTED)
    world.hop(trend, first, joint=1)
    world.hop(trend, second, joint=1)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.misquotes == ()
    assert [one.origin for one in result.figures.measured] == [first, second]


def test_two_records_of_one_wave_are_one_measurement() -> None:
    world = numerical()
    world.says("Post", poll(world, "Levada", 0), quantity=share(74))
    wrong = world.says("Times", poll(world, "Levada", 0), quantity=share(47))
    assert [one.appearance for one in world.assess().misquotes] == [wrong]


def test_a_change_without_a_known_margin_is_left_alone() -> None:
    world = numerical()
    world.says("Post", poll(world, "Levada", 0, None), quantity=share(71))
    world.says("Times", poll(world, "Levada", 300), quantity=share(74))
    assert not {"change_within_margin", "change_beyond_margin"} & codes(world.assess())


def test_a_margin_in_points_says_nothing_of_a_mean() -> None:
    world = World(kind=ClaimKind.NUMERICAL)
    for name, amount in (("A", 10), ("B", 12)):
        mean = Quantity(Comparator.EQ, Statistic.MEAN, Decimal(amount), unit="hours")
        world.says(name, poll(world, name, amount), quantity=mean)
    result = world.assess()
    assert "conflicting_figures" in codes(result)
    assert [one.margin for one in result.figures.reported] == [None, None]


# -- rhetoric


def test_a_rhetorical_number_is_listed_apart_and_compared_with_nothing() -> None:
    world = numerical(74)
    measured = poll(world, "Levada", 0)
    world.says("Post", measured, quantity=share(74))
    world.says("Times", measured, quantity=share(95), force=Force.RHETORICAL)
    result = world.assess()
    assert result.misquotes == ()
    assert [one.is_rhetorical for one in result.figures.reported] == [False, True]
    assert relations(result) == ["same", "not_comparable"]
    assert result.figures.reported[1].origin is None
    (said,) = told(result, "rhetorical_number")
    assert said.startswith("The number 95 % in ")
    assert len(result.figures.measured) == 1


# -- the block


def test_figures_are_told_with_who_reports_them_and_what_they_rest_on() -> None:
    world = numerical(74)
    measured = world.poll(
        "Levada",
        fieldwork=day(3),
        margin_of_error=Decimal("3.40"),
        population="Russians",
        title="Levada poll",
    )
    row = world.says("Post", measured, quantity=share("74.000000"))
    (one,) = world.assess().figures.reported
    assert (one.appearance, one.article, one.article_title) == (row, 1, "“Story 1” (Post)")
    assert (one.number.text, one.number.amount, one.number.low) == ("74 %", "74", "74")
    assert (one.origin, one.origin_title) == (measured, "Levada poll")
    assert (one.margin, one.on, one.stance) == ("3.4", date(2016, 5, 4).isoformat(), "supports")
    (details,) = world.assess().figures.polls
    assert details.disclosed == (
        *("conductor", "question", "population", "fieldwork", "margin_of_error"),
    )
    assert details.completeness == 0.5


def test_the_list_is_bounded_and_holds_each_different_figure_first() -> None:
    world = numerical(74)
    measured = poll(world, "Levada", 0)
    for number in range(MOST + 5):
        world.says(f"Paper {number}", measured, quantity=share(74), times=2)
    odd = world.says("Odd", measured, quantity=share(47))
    figures = assess_folded(world.facts()).figures
    assert len(figures.reported) == MOST
    assert odd in [one.appearance for one in figures.reported]
    assert figures.beyond == 2 * 6


def test_a_disputing_figure_is_listed_and_blamed_only_where_the_release_was_read() -> None:
    world = numerical(74)
    measured = poll(world, "Levada", 0)
    world.says("Post", measured, quantity=share(74))
    world.says("Times", measured, quantity=share(47), stance=Stance.REFUTES)
    result = world.assess()
    assert [one.stance for one in result.figures.reported] == ["supports", "refutes"]
    assert result.misquotes == ()


def test_without_figures_only_the_polls_are_told() -> None:
    world = World()
    world.says("Post", poll(world, "Levada", 0))
    world.says("Times", world.origin(OriginKind.DOCUMENT, title="Treaty"))
    figures = world.assess().figures
    assert figures.reported == ()
    assert [one.conductor for one in figures.polls] == ["Levada"]
