"""Where things stand in a plot of figures."""

from decimal import Decimal
from typing import Any

from web.reading.plot import LEFT, RIGHT, Plot, Point, plot


def point(amount: Any = None, **more: Any) -> Point:
    number = None if amount is None else Decimal(amount)
    values = {"low": number, "high": number, "amount": number, **more}
    return Point(label="a figure", says="a figure", href="#one", **values)


def drawn(*points: Point, claimed: Any = None, is_share: bool = False) -> Plot:
    number = None if claimed is None else Decimal(claimed)
    return plot(points, claimed=number, is_share=is_share, unit="", says="")


def test_a_share_stands_between_0_and_100() -> None:
    one = drawn(point(50, margin=Decimal(10)), claimed=100, is_share=True)
    middle = (LEFT + RIGHT) / 2
    assert float(one.rows[0].dot) == middle
    assert [tick.text for tick in one.ticks] == ["0", "20", "40", "60", "80", "100"]
    assert float(one.claim_x) == RIGHT
    whisker = one.rows[0].whisker
    assert whisker is not None
    assert middle - float(whisker.start) == float(whisker.end) - middle > 0


def test_other_numbers_fill_the_scale_and_stay_inside() -> None:
    result = drawn(point(17_000), point(20_500), claimed=17_000)
    places = [float(row.dot) for row in result.rows]
    assert LEFT <= places[0] < places[1] <= RIGHT
    assert len(result.ticks) <= 8


def test_numbers_that_are_all_alike_have_a_scale_too() -> None:
    for number in (0, 7, -3):
        result = drawn(point(number), point(number))
        assert LEFT < float(result.rows[0].dot) < RIGHT


def test_a_bound_has_an_open_end_and_no_dot() -> None:
    (row,) = drawn(point(None, low=Decimal(70)), is_share=True).rows
    assert row.span is not None
    assert (row.span.open_left, row.span.open_right) == (False, True)
    assert float(row.span.end) == RIGHT
    assert row.dot == ""


def test_rhetoric_comes_last_and_apart() -> None:
    result = drawn(point(95, is_rhetorical=True), point(74), is_share=True)
    assert [row.is_rhetorical for row in result.rows] == [False, True]
    assert result.apart_y is not None
    assert result.rows[0].y < result.apart_y < result.rows[1].label_y
    assert drawn(point(95, is_rhetorical=True), is_share=True).apart_y is None


def test_long_words_are_cut() -> None:
    long = Point("word " * 40, "all", "#one", None, None, Decimal(1))
    assert len(drawn(long).rows[0].label) < 60
