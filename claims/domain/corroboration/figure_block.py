"""The figures of a result as data: numbers as strings, so that nothing is lost on the way."""

from dataclasses import dataclass
from enum import StrEnum


class FigureRelation(StrEnum):
    """What a reported figure is to the figure of the claim: *broader* holds it but is not it."""

    SAME = "same"
    BROADER = "broader"
    COMPATIBLE = "compatible"
    OTHER = "other"
    NOT_COMPARABLE = "not_comparable"
    MISQUOTE = "misquote"
    NO_CLAIM_FIGURE = "no_claim_figure"


@dataclass(frozen=True, slots=True)
class Number:
    """One figure: as people write it, as it was recorded, and the numbers it allows.

    `low` and `high` are the ends of what it allows, null without end; all numbers are decimals as
    strings in the figure's own unit.
    """

    text: str
    amount: str | None
    lower: str | None
    upper: str | None
    low: str | None
    high: str | None
    unit: str
    comparator: str
    statistic: str
    population: str
    baseline: str


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A figure as one appearance gives it; `times` appearances alike, where that is more than one.

    `origin` is the one measurement (or other record) it rests on, null where there is none or there
    are several. `margin` is that poll's margin of error in points, `on` the day it speaks of (ISO).
    `measured` is what was measured, where this is a misquote.
    """

    number: Number
    appearance: int
    article: int
    article_title: str
    times: int
    stance: str
    origin: int | None
    origin_title: str
    margin: str | None
    on: str | None
    is_rhetorical: bool
    relation: FigureRelation
    measured: str


@dataclass(frozen=True, slots=True)
class MeasuredFigure:
    """What one measurement found, as its own release tells, or else as it is reported."""

    origin: int
    title: str
    number: Number
    margin: str | None
    on: str | None
    relation: FigureRelation


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two measurements that may be compared, the earlier first: compatible or conflicting.

    Two waves of one series have `is_series` and may lie any time apart; `agreement` is then
    not_comparable outside of the window. `is_within_margin` says whether the change between them may
    be chance, null where a margin is not known; `margin` is that of the difference, in points.
    """

    first: int
    second: int
    agreement: str
    is_series: bool
    margin: str | None
    is_within_margin: bool | None


@dataclass(frozen=True, slots=True)
class PollDetails:
    """What was disclosed of a poll. `completeness` is the share, 0 to 1, of the items known."""

    origin: int
    title: str
    conductor: str
    sponsor: str
    question: str
    population: str
    place: str
    mode: str
    sample: int | None
    fieldwork: str
    margin_of_error: str | None
    confidence_level: str | None
    completeness: float
    disclosed: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """All figures met: `claim` is the claim's own, `beyond` counts the reported ones not listed.

    Rhetorical numbers are listed last and never compared.
    """

    claim: Number | None = None
    reported: tuple[ReportedFigure, ...] = ()
    beyond: int = 0
    measured: tuple[MeasuredFigure, ...] = ()
    pairs: tuple[FigurePair, ...] = ()
    polls: tuple[PollDetails, ...] = ()
