"""The step chart of how a number grew."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corroboration import Moment, Timeline
from claims.domain.vocabulary import Label
from web.reading.growth import LEFT, RIGHT, WIDTH, Chart, read_growth

DAY = date(2016, 5, 1)


def moment(day: int | None, sure: int, most: int, against: int = 0, **more: object) -> Moment:
    when = None if day is None else DAY + timedelta(days=day)
    label = Label.CORROBORATED
    return Moment(when, label, False, (sure, most), (against, against), **more)


def chart_of(*moments: Moment, asked: date | None = None) -> Chart:
    found = read_growth(Timeline(moments, len(moments), len(moments)), asked).chart
    assert found is not None
    return found


def test_steps_touch_and_fill_the_width() -> None:
    chart = chart_of(moment(0, 1, 1), moment(100, 1, 2), moment(300, 2, 2))
    ends = [step.x + step.width for step in chart.steps]
    assert [round(end, 0) for end in ends[:-1]] == [round(s.x, 0) for s in chart.steps[1:]]
    assert round(ends[-1]) == WIDTH - RIGHT


def test_possible_stands_on_confirmed_and_against_below_the_line() -> None:
    (step, _) = chart_of(moment(0, 1, 3, 2), moment(10, 3, 3)).steps
    assert step.possible[0] + step.possible[1] == step.confirmed[0]
    axis = chart_of(moment(0, 1, 3, 2), moment(10, 3, 3)).axis
    assert step.confirmed[0] + step.confirmed[1] == axis == step.against[0]


def test_what_has_no_day_stands_at_either_end() -> None:
    first, _, last = chart_of(
        moment(None, 0, 1), moment(50, 1, 2), moment(None, 2, 2, is_today=True)
    ).steps
    assert first.x == LEFT
    assert first.title.startswith("Before the first known day: ")
    assert last.title == "Today: stands on two things"
    assert last.x < WIDTH - RIGHT


def test_the_day_asked_for_is_marked_inside_the_drawing() -> None:
    moments = moment(0, 1, 1), moment(100, 2, 2)
    inside = chart_of(*moments, asked=DAY + timedelta(days=50)).asked
    assert inside is not None
    assert LEFT < inside < WIDTH - RIGHT
    assert chart_of(*moments, asked=date(2025, 1, 1)).asked == WIDTH - RIGHT
    assert chart_of(*moments, asked=date(1999, 1, 1)).asked is None


def test_one_step_needs_no_drawing_and_thinning_is_said() -> None:
    growth = read_growth(Timeline((moment(0, 1, 1),), 1000, 40))
    assert growth.chart is None
    assert growth.thinned.startswith(
        "Of 1,000 days on which something happened, the answer of 40 is known: "
    )
    loose = moment(9, 1, 1, is_exact=False, after=DAY)
    assert read_growth(Timeline((loose,), 1, 1)).rows[0].loose == "some time after 1 May 2016"


@given(st.lists(st.integers(0, 20_000), min_size=2, max_size=30, unique=True), st.integers(0, 999))
def test_any_span_is_drawn_inside_its_frame(days: list[int], most: int) -> None:
    chart = chart_of(*(moment(day, n % (most + 1), most) for n, day in enumerate(sorted(days))))
    for step in chart.steps:
        assert LEFT <= step.x <= WIDTH
        assert step.possible[0] >= 0
    places = [tick.at for tick in chart.days]
    assert len(places) <= 6
    assert places == sorted(places)
    assert len(chart.numbers) <= 6


def when(day: date, most: int) -> Moment:
    return Moment(day, Label.CORROBORATED, False, (1, most), (0, 0))


def test_all_days_there_are_can_be_drawn() -> None:
    chart = chart_of(when(date.min, 1), when(date.max, 2))
    assert chart.steps[0].title.startswith("1 January 1: ")
    assert len(chart.days) <= 6
    for tick in chart.days:
        assert 1 <= int(tick.text) <= 9999


def test_ticks_are_beginnings_of_years_or_months_or_days() -> None:
    def ticks(first: date, last: date) -> list[str]:
        return [tick.text for tick in chart_of(when(first, 1), when(last, 2)).days]

    assert ticks(date(2016, 3, 3), date(2019, 3, 3)) == ["2016", "2017", "2018", "2019"]
    months = ["Mar 2016", "Apr 2016", "May 2016", "Jun 2016"]
    assert ticks(date(2016, 3, 3), date(2016, 6, 3)) == months
    assert ticks(date(2016, 3, 3), date(2016, 3, 9)) == ["3 Mar 2016", "6 Mar 2016", "9 Mar 2016"]
    assert ticks(date(3, 5, 5), date(3, 5, 9))[0].endswith(" May 3")
