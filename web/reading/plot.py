"""Where the dots, whiskers and ticks of a plot of figures stand; the template writes the SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 360
LEFT, RIGHT = 12, 348
TOP, ROW, FOOT = 8, 42, 26
TRACK = 28
"""Units of the drawing: one is a pixel on a phone. A row has its words above its track."""

TICKS = 5
LONGEST_LABEL = 52
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure to draw: the numbers it allows, the one it names, and its margin of error.

    `low` and `high` are None where it is without end on that side.
    """

    label: str
    says: str
    href: str
    low: Decimal | None
    high: Decimal | None
    amount: Decimal | None
    margin: Decimal | None = None
    is_rhetorical: bool = False
    is_misquote: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A line from `start` to `end` at height `y`; an open end has an arrow."""

    start: str
    end: str
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in the drawing."""

    label: str
    says: str
    href: str
    label_y: int
    y: int
    dot: str
    span: Bar | None
    whisker: Bar | None
    is_rhetorical: bool
    is_misquote: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale: where it stands and what it says."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing `width` × `height`, the measured above the line `apart_y`, the rhetorical below."""

    width: int
    height: int
    left: int
    right: int
    scale_y: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    claim_x: str
    apart_y: int | None
    unit: str
    says: str


def plot(
    points: Sequence[Point], *, claimed: Decimal | None, is_share: bool, unit: str, says: str
) -> Plot:
    """Will place the figures on one scale, rhetorical ones last and apart.

    A share stands on a scale of 0 to 100; any other scale just holds the numbers.
    """
    ordered = sorted(points, key=lambda one: one.is_rhetorical)
    scale = _Scale(*((Decimal(0), HUNDRED) if is_share else _ends(points, claimed)))
    measured = sum(not one.is_rhetorical for one in ordered)
    is_split = 0 < measured < len(ordered)
    rows = []
    for number, point in enumerate(ordered):
        shift = 20 if point.is_rhetorical and is_split else 0
        rows.append(_row(point, scale, TOP + ROW * number + shift))
    bottom = TOP + ROW * len(ordered) + (20 if is_split else 0)
    return Plot(
        width=WIDTH,
        height=bottom + FOOT,
        left=LEFT,
        right=RIGHT,
        scale_y=bottom,
        rows=tuple(rows),
        ticks=scale.ticks(),
        claim_x="" if claimed is None else scale.x(claimed),
        apart_y=TOP + ROW * measured + 4 if is_split else None,
        unit=unit,
        says=says,
    )


class _Scale:
    """Numbers to places on the drawing."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.step = _step((high - low) / TICKS)
        self.low = (low / self.step).to_integral_value("ROUND_FLOOR") * self.step
        self.high = (high / self.step).to_integral_value("ROUND_CEILING") * self.step

    def x(self, number: Decimal) -> str:
        """The place of a number; what lies outside stands at the edge."""
        share = (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)
        return f"{LEFT + share * (RIGHT - LEFT):.1f}"

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers from end to end."""
        count = int((self.high - self.low) / self.step)
        anchors = {0: "start", count: "end"}
        return tuple(
            Tick(
                self.x(self.low + i * self.step),
                _short(self.low + i * self.step),
                anchors.get(i, "middle"),
            )
            for i in range(count + 1)
        )


def _step(rough: Decimal) -> Decimal:
    """The next round step: 1, 2, 2.5 or 5 times a power of ten."""
    if rough <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * of for of in (1, 2, Decimal("2.5"), 5, 10) if power * of >= rough)


def _ends(points: Sequence[Point], claimed: Decimal | None) -> tuple[Decimal, Decimal]:
    """The smallest and the largest number drawn, with air at both ends."""
    numbers = [] if claimed is None else [claimed]
    for one in points:
        margin = one.margin or Decimal(0)
        numbers += [n for n in (one.low, one.high) if n is not None]
        if one.amount is not None:
            numbers += [one.amount - margin, one.amount + margin]
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(1))
    air = (high - low) / 10 or abs(high) / 10 or Decimal(1)
    return low - air, high + air


def _row(point: Point, scale: _Scale, top: int) -> Row:
    label = point.label
    if len(label) > LONGEST_LABEL:
        label = f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return Row(
        label=label,
        says=point.says,
        href=point.href,
        label_y=top + 14,
        y=top + TRACK,
        dot="" if point.amount is None else scale.x(point.amount),
        span=_span(point, scale),
        whisker=_whisker(point, scale),
        is_rhetorical=point.is_rhetorical,
        is_misquote=point.is_misquote,
    )


def _span(point: Point, scale: _Scale) -> Bar | None:
    """What a figure that is no single number allows."""
    if point.low == point.high or (point.low is None and point.high is None):
        return None
    low = scale.low if point.low is None else point.low
    high = scale.high if point.high is None else point.high
    return Bar(scale.x(low), scale.x(high), point.low is None, point.high is None)


def _whisker(point: Point, scale: _Scale) -> Bar | None:
    if point.margin is None or point.amount is None or point.is_rhetorical:
        return None
    return Bar(scale.x(point.amount - point.margin), scale.x(point.amount + point.margin))


def _short(number: Decimal) -> str:
    """A tick in few letters.

    >>> _short(Decimal("1500000")), _short(Decimal(-40)), _short(Decimal("17500"))
    ('1.5M', '−40', '17,500')
    """
    for size, letter in ((10**12, "T"), (10**9, "B"), (10**6, "M")):
        if abs(number) >= size:
            return f"{_plain(number / size)}{letter}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number.normalize():,f}"
    return text.replace("-", "−")
