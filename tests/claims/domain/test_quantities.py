from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.measurements import Agreement, Measured, compare
from claims.domain.quantities import Quantity, same_figure, spans_overlap
from claims.domain.vocabulary import Comparator, Statistic

DAY = date(2018, 11, 20)


def figure(amount: Any = None, comparator: Comparator = Comparator.EQ, **more: Any) -> Quantity:
    more.setdefault("statistic", Statistic.COUNT)
    numbers = {
        name: None if number is None else Decimal(str(number))
        for name, number in ((name, more.pop(name, None)) for name in ("lower", "upper"))
    }
    amount = None if amount is None else Decimal(str(amount))
    return Quantity(comparator, amount=amount, **numbers, **more)


@pytest.mark.parametrize(
    ("amount", "lower", "upper"), [(5, 6, None), (5, None, 4), (None, 3, 2), (5, 4, 4)]
)
def test_bounds_enclose_the_amount(amount: Any, lower: Any, upper: Any) -> None:
    with pytest.raises(ValueError, match="does not hold"):
        figure(amount, Comparator.APPROX, lower=lower, upper=upper)


def test_bounds_alone_need_no_amount() -> None:
    drop = figure(
        comparator=Comparator.BETWEEN,
        lower=-40,
        upper=-30,
        statistic=Statistic.CHANGE_REL,
        unit="%",
    )
    assert str(drop) == "-40 to -30 %"
    assert drop.span() == (-40, -30)


def test_a_range_needs_both_its_bounds() -> None:
    with pytest.raises(ValueError, match="both its bounds"):
        figure(comparator=Comparator.BETWEEN, lower=1)


@pytest.mark.parametrize("amount", [-1, "100.5"])
def test_a_share_lies_in_0_to_100(amount: Any) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        figure(amount, statistic=Statistic.SHARE)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (figure(74), figure("74.000000"), True),
        (figure(74), figure("73.6"), True),
        (figure("74.2"), figure("73.6"), False),
        (figure(74), figure(95), False),
        (figure(74), figure(74, unit="people"), False),
        (figure(74, unit="%"), figure(74, unit="Per cent"), True),
        (figure(74), figure(74, statistic=Statistic.MEAN), False),
        (figure(74), figure(74, population="Russians"), True),
        (figure(74, population="Japanese"), figure(74, population="Russians"), False),
        (figure(74), figure(75, Comparator.APPROX), True),
        (figure(74), figure(90, Comparator.APPROX), False),
        (figure(74), figure(70, Comparator.GT), True),
        (figure(70), figure(70, Comparator.GT), False),
        (figure(70), figure(70, Comparator.GTE), True),
        (figure(3), figure(3, Comparator.APPROX, upper=3), True),
        (figure("3.1"), figure(3, Comparator.APPROX, upper=3), False),
        (figure(0), figure(comparator=Comparator.NONE_OF), True),
        (figure(74), figure(comparator=Comparator.MAJORITY_OF), True),
        (figure(50), figure(comparator=Comparator.MAJORITY_OF), False),
    ],
)
def test_same_figure(a: Quantity, b: Quantity, same: bool) -> None:
    assert same_figure(a, b) is same
    assert same_figure(b, a) is same


def measured(amount: Any, after: int = 0, **more: Any) -> Measured:
    more.setdefault("on", DAY + timedelta(days=after))
    return Measured(figure(amount, statistic=Statistic.SHARE, unit="%"), **more)


def test_figures_within_their_joint_margin_agree() -> None:
    assert compare(measured(74, margin=Decimal(3)), measured(79, margin=Decimal(4))) == (
        Agreement.COMPATIBLE
    )
    assert compare(measured(74, margin=Decimal(3)), measured("79.1", margin=Decimal(4))) == (
        Agreement.CONFLICTING
    )


def test_figures_are_compared_only_inside_the_window() -> None:
    assert compare(measured(74), measured(20, after=90)) == Agreement.CONFLICTING
    assert compare(measured(74), measured(20, after=91)) == Agreement.NOT_COMPARABLE
    assert compare(measured(74), measured(20, on=None)) == Agreement.NOT_COMPARABLE


@pytest.mark.parametrize("about", ["question", "population", "place"])
def test_figures_about_different_things_are_not_compared(about: str) -> None:
    a, b = measured(74, **{about: "one"}), measured(20, **{about: "other"})
    assert compare(a, b) == Agreement.NOT_COMPARABLE
    assert compare(a, measured(20, **{about: "One "})) == Agreement.CONFLICTING


def test_a_rhetorical_number_is_never_compared() -> None:
    assert compare(measured(74), measured(95, is_rhetorical=True)) == Agreement.NOT_COMPARABLE


amounts = st.integers(-50, 50)
figures = st.one_of(
    st.builds(
        figure,
        amounts,
        st.sampled_from(
            [Comparator.EQ, Comparator.APPROX, Comparator.LT, Comparator.GTE, Comparator.GT]
        ),
    ),
    st.tuples(amounts, amounts).map(
        lambda pair: figure(comparator=Comparator.BETWEEN, lower=min(pair), upper=max(pair))
    ),
)


@given(figures, figures)
def test_overlap_is_mutual_and_holds_for_a_figure_with_itself(a: Quantity, b: Quantity) -> None:
    assert spans_overlap(a, b) == spans_overlap(b, a)
    assert same_figure(a, b) == same_figure(b, a)
    if a.comparator not in {Comparator.LT, Comparator.GT}:
        assert spans_overlap(a, a)
