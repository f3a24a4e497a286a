"""Laws of comparing measurements, and the examples that laws alone would miss."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.domain.measurements import (
    Agreement,
    Measured,
    are_apart,
    change_is_within,
    compare,
    joint_margin,
    same_series,
)
from claims.domain.quantities import Quantity, gives_figure, same_figure, unit_of
from claims.domain.vocabulary import Comparator, Statistic
from sources.domain.dates import When

DAY = date(2018, 11, 20)
NUMBERS = st.integers(0, 100).map(Decimal)
UNITS = st.sampled_from(["%", "points", "people", "million people", "hours", "minutes", ""])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    comparator = draw(st.sampled_from(list(Comparator)))
    low, amount, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    statistic = draw(st.sampled_from([Statistic.SHARE, Statistic.COUNT, Statistic.CHANGE_ABS]))
    has_bounds = comparator == Comparator.BETWEEN or draw(st.booleans())
    return Quantity(
        comparator,
        statistic,
        amount=None if comparator == Comparator.BETWEEN else draw(st.sampled_from([amount, None])),
        lower=low if has_bounds else None,
        upper=high if has_bounds else None,
        unit=draw(UNITS),
        population=draw(st.sampled_from(["", "Russians", "Japanese"])),
    )


measurements = st.builds(
    Measured,
    quantities(),
    question=st.sampled_from(["", "For or against?", "Do you trust him?"]),
    place=st.sampled_from(["", "Russia"]),
    on=st.integers(0, 200).map(lambda days: DAY + timedelta(days=days)) | st.none(),
    margin=st.none() | st.integers(0, 10).map(Decimal),
    is_rhetorical=st.booleans(),
)


@given(measurements, measurements)
def test_comparing_is_mutual(a: Measured, b: Measured) -> None:
    assert compare(a, b) == compare(b, a)
    assert same_series(a, b) == same_series(b, a)


@given(measurements)
def test_a_measurement_agrees_with_itself_where_it_can_be_compared_at_all(a: Measured) -> None:
    can = a.quantity.is_numeric and a.on is not None and not a.is_rhetorical
    # "More than 60, at most 60" allows no number at all.
    assume(a.quantity.lower is None or a.quantity.lower != a.quantity.upper)
    assume(a.quantity.amount is None or a.quantity.amount != a.quantity.lower)
    assume(a.quantity.amount is None or a.quantity.amount != a.quantity.upper)
    assert compare(a, a) == (Agreement.COMPATIBLE if can else Agreement.NOT_COMPARABLE)


@given(measurements, measurements)
def test_units_are_never_mixed(a: Measured, b: Measured) -> None:
    assume(unit_of(a.quantity) != unit_of(b.quantity))
    assert compare(a, b) == Agreement.NOT_COMPARABLE
    assert not same_figure(a.quantity, b.quantity)


@given(measurements, measurements, st.integers(0, 50).map(Decimal))
def test_a_larger_margin_never_makes_a_conflict(a: Measured, b: Measured, more: Decimal) -> None:
    wider = replace(a, margin=(a.margin or Decimal(0)) + more)
    before, after = compare(a, b), compare(wider, b)
    assert before == after or (before, after) == (Agreement.CONFLICTING, Agreement.COMPATIBLE)


@given(measurements, measurements)
def test_rhetoric_is_never_compared(a: Measured, b: Measured) -> None:
    assert compare(replace(a, is_rhetorical=True), b) == Agreement.NOT_COMPARABLE


@given(NUMBERS, quantities())
def test_who_gives_a_figure_gives_the_same_one(number: Decimal, told: Quantity) -> None:
    exact = Quantity(
        Comparator.EQ, told.statistic, number, unit=told.unit, population=told.population
    )
    assert gives_figure(exact, exact)
    if gives_figure(exact, told):
        assert same_figure(exact, told)


def figure(comparator: Comparator = Comparator.EQ, **more: Any) -> Quantity:
    more.setdefault("statistic", Statistic.SHARE)
    statistic = more.pop("statistic")
    for name in ("amount", "lower", "upper"):
        if name in more:
            more[name] = Decimal(str(more[name]))
    return Quantity(comparator, statistic, **more)


EXACT = figure(amount=74)


@pytest.mark.parametrize(
    ("told", "same", "gives"),
    [
        (figure(amount="73.6"), True, True),
        (figure(Comparator.APPROX, amount=75), True, True),
        (figure(Comparator.GT, amount=70), True, False),
        (figure(Comparator.GT, lower=70), True, False),
        (figure(Comparator.GT, lower=74), False, False),
        (figure(Comparator.GTE, lower=74), True, False),
        (figure(Comparator.LT, upper=74), False, False),
        (figure(Comparator.BETWEEN, lower=70, upper=80), True, False),
        (figure(Comparator.MAJORITY_OF), True, False),
        (figure(Comparator.NONE_OF), False, False),
        (figure(Comparator.LOWEST), True, True),
        (figure(amount=74, statistic=Statistic.RATIO), False, False),
    ],
)
def test_a_bound_holds_a_figure_and_does_not_give_it(
    told: Quantity, same: bool, gives: bool
) -> None:
    assert same_figure(EXACT, told) is same
    assert gives_figure(EXACT, told) is gives


def test_the_highest_is_another_figure_than_the_lowest() -> None:
    high, low = figure(Comparator.HIGHEST), figure(Comparator.LOWEST)
    assert not same_figure(high, low)
    assert same_figure(low, figure(Comparator.LOWEST))
    assert compare(Measured(low, on=DAY), Measured(low, on=DAY)) == Agreement.NOT_COMPARABLE


def test_one_number_in_two_units_of_one_kind() -> None:
    million = figure(amount="1.5", unit="million people", statistic=Statistic.COUNT)
    ones = figure(amount=1_480_000, unit="people", statistic=Statistic.COUNT)
    assert same_figure(million, ones)
    assert not same_figure(million, figure(amount=1_440_000, unit="people", statistic="count"))
    hour = figure(amount=1, unit="hour", statistic=Statistic.TOTAL)
    assert same_figure(hour, figure(amount=60, unit="minutes", statistic=Statistic.TOTAL))


@pytest.mark.parametrize(
    ("change", "margin", "within"),
    [(3, "4.8", True), (-3, "4.8", True), ("4.8", "4.8", True), (5, "4.8", False), (3, None, None)],
)
def test_a_change_within_its_margin(change: Any, margin: Any, within: bool | None) -> None:
    given_margin = None if margin is None else Decimal(margin)
    assert change_is_within(Decimal(str(change)), given_margin) is within


def test_a_difference_has_a_larger_margin_than_its_ends() -> None:
    assert joint_margin(Decimal(3), Decimal(4)) == 5
    assert joint_margin(Decimal(3), None) is None


def wave(amount: int, month: int, **more: Any) -> Measured:
    when = When(date(2018, month, 1), date(2018, month, 20))
    values = {"conductor": 1, "question": "For or against?", "on": when.latest, "fieldwork": when}
    return Measured(figure(amount=amount), **{**values, **more})


def test_waves_of_a_series_have_one_conductor_one_question_and_two_times() -> None:
    assert same_series(wave(71, 3), wave(74, 11))
    assert not same_series(wave(71, 3), wave(74, 11, conductor=2))
    assert not same_series(wave(71, 3), wave(74, 11, question="Do you trust him?"))
    assert not same_series(wave(71, 3, question=""), wave(74, 11, question=""))
    assert not same_series(wave(71, 3), wave(74, 3))


def test_times_are_apart_only_where_that_is_sure() -> None:
    early, late = When.on(DAY), When(DAY + timedelta(days=1), None)
    assert are_apart(early, late)
    assert are_apart(late, early)
    assert not are_apart(When(None, DAY), When(None, DAY + timedelta(days=400)))
    assert not are_apart(When(DAY, None), late)
