"""How the number grew, as a step chart and as a table: by publication dates, not by ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.domain.corroboration import Moment, Timeline
from web.reading.listing import interval
from web.words import Badge, badge, day

WIDTH, LEFT, RIGHT = 400, 26, 8
PLOT = WIDTH - LEFT - RIGHT
TOP, FOOT = 10, 24
TALLEST, HIGHEST = 26, 96
"""The height of one thing, and of all of one side, in units of the drawing."""

MOST_TICKS = 5
LAST_STEP = 0.08
"""The share of the width by which the last step goes on beyond its day."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where it stands, and its words."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One answer as a bar from its day to the next: rectangles as (x, y, width, height)."""

    x: float
    width: float
    confirmed: tuple[float, float]
    possible: tuple[float, float]
    against: tuple[float, float]
    perhaps_against: tuple[float, float]
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing `WIDTH` wide; `axis` is the height of the line that parts for and against."""

    height: float
    axis: float
    steps: tuple[Step, ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    asked: float | None
    has_against: bool
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `iso` leads to the page as of that day."""

    since: str
    iso: str
    badge: Badge
    interval: str
    refuted: str
    changes: tuple[str, ...]
    loose: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The table, and the chart where there is more than one step."""

    rows: tuple[Row, ...]
    chart: Chart | None
    thinned: str


def read_growth(timeline: Timeline, asked: date | None = None) -> Growth:
    """Will draw a timeline; the day that is asked about is marked in it."""
    moments = timeline.moments
    thinned = ""
    if timeline.is_thinned:
        thinned = (
            f"Of {timeline.days:,} days on which something happened, the answer of "
            f"{timeline.looked_at:,} is known: where it changed was looked for first. What came and "
            "went on the others may be missing."
        )
    dated = [moment.day for moment in moments if moment.day is not None]
    chart = _chart(moments, dated, asked) if len(moments) > 1 and dated else None
    return Growth(tuple(_row(moment) for moment in moments), chart, thinned)


def _row(moment: Moment) -> Row:
    refuted = interval(*moment.refutes).words if moment.refutes[1] else ""
    return Row(
        since=_since(moment),
        iso=moment.day.isoformat() if moment.day else "",
        badge=badge(moment.full_label),
        interval=interval(*moment.supports).words,
        refuted=refuted,
        changes=moment.changes,
        loose=f"some time after {day(moment.after)}" if moment.after else "",
    )


def _since(moment: Moment) -> str:
    if moment.day is not None:
        return day(moment.day)
    return "Today" if moment.is_today else "Before the first known day"


def _chart(moments: tuple[Moment, ...], dated: list[date], asked: date | None) -> Chart:
    scale = _Scale(dated)
    above, below = (max(side(one)[1] for one in moments) for side in (_supports, _refutes))
    one = min(TALLEST, HIGHEST / max(above, below, 1))
    axis = TOP + one * max(above, 1)
    bottom = axis + one * below
    starts = [scale.start(moment) for moment in moments]
    ends = [*starts[1:], float(WIDTH - RIGHT)]
    return Chart(
        height=_r(bottom + FOOT),
        axis=_r(axis),
        steps=tuple(
            _step(moment, start, end, axis, one)
            for moment, start, end in zip(moments, starts, ends, strict=True)
        ),
        days=tuple(scale.ticks()),
        numbers=tuple(_numbers(above, below, axis, one)),
        asked=_r(scale.x(asked)) if asked and scale.first <= asked else None,
        has_against=below > 0,
    )


def _supports(moment: Moment) -> tuple[int, int]:
    return moment.supports


def _refutes(moment: Moment) -> tuple[int, int]:
    return moment.refutes


def _step(moment: Moment, start: float, end: float, axis: float, one: float) -> Step:
    (sure, most), (against, perhaps) = moment.supports, moment.refutes
    said = interval(sure, most).words
    if perhaps:
        said += f"; against it {interval(against, perhaps).words}"
    return Step(
        x=_r(start),
        width=_r(max(end - start, 1)),
        confirmed=(_r(axis - one * sure), _r(one * sure)),
        possible=(_r(axis - one * most), _r(one * (most - sure))),
        against=(_r(axis), _r(one * against)),
        perhaps_against=(_r(axis + one * against), _r(one * (perhaps - against))),
        title=f"{_since(moment)}: {said}",
    )


def _numbers(above: int, below: int, axis: float, one: float) -> Iterator[Tick]:
    """The numbers of the upright axis, few enough to stand apart."""
    apart = max(1, -(-max(above, below) // 4))
    for number in range(0, above + 1, apart):
        yield Tick(_r(axis - one * number), str(number))
    for number in range(apart, below + 1, apart):
        yield Tick(_r(axis + one * number), str(number))


class _Scale:
    """Days from left to right; what has no day stands at either end."""

    def __init__(self, dated: list[date]) -> None:
        span = max((dated[-1] - dated[0]).days, 10)
        self.first = _day(dated[0].toordinal() - max(span // 12, 1))
        self.last = _day(dated[-1].toordinal() + max(int(span * LAST_STEP), 1))

    def x(self, day: date) -> float:
        """Where a day stands; what lies beyond stands at the edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return LEFT + PLOT * min(max(share, 0), 1)

    def start(self, moment: Moment) -> float:
        """Where the step of a moment begins."""
        if moment.day is not None:
            return self.x(moment.day)
        return WIDTH - RIGHT - PLOT * LAST_STEP / 2 if moment.is_today else float(LEFT)

    def ticks(self) -> Iterator[Tick]:
        """The days of the level axis: beginnings of years or months, or days of a short time."""
        first, last = self.first, self.last
        years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
        months = range(_month(first) + (first.day > 1), _month(last) + 1)
        if len(years) > 1:
            marks = [(date(one, 1, 1), str(one)) for one in _some(years, MOST_TICKS)]
        elif len(months) > 1:
            begun = (date(one // 12, one % 12 + 1, 1) for one in _some(months, 4))
            marks = [(one, f"{one:%b} {one.year}") for one in begun]
        else:
            days = (_day(one) for one in _some(range(first.toordinal(), last.toordinal() + 1), 3))
            marks = [(one, f"{one.day} {one:%b} {one.year}") for one in days]
        for one, text in marks:
            yield Tick(_r(min(max(self.x(one), LEFT + 30), WIDTH - 34)), text)


def _day(ordinal: int) -> date:
    """The day of a number, or the first or last one there is."""
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def _month(day: date) -> int:
    """The number of a month."""
    return day.year * 12 + day.month - 1


def _some(every: range, most: int) -> range:
    """So many of them at the most, evenly apart."""
    apart = -(-len(every) // most)
    return every[apart // 2 :: apart]


def _r(number: float) -> float:
    """Rounded as far as the eye sees."""
    return round(number, 1)
