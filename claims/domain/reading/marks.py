"""What a person marked in a text, to measure a reading against."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.domain.reading.result import Passage
from claims.domain.vocabulary import Comparator
from sources.domain.dates import When


@dataclass(frozen=True, slots=True)
class MarkedCue:
    """A cue as a person marked it; `passage` is None where a quotation only goes on."""

    passage: Passage | None
    speaker: str


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A figure as a person marked it: its place, its bounds and its unit."""

    passage: Passage
    comparator: Comparator
    low: Decimal
    high: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class MarkedDate:
    """A time as a person marked it; both days are included."""

    passage: Passage
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with all that a person marked in it."""

    passage: Passage
    check: bool
    cues: tuple[MarkedCue, ...] = ()
    figures: tuple[MarkedFigure, ...] = ()
    dates: tuple[MarkedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text a person has marked."""

    key: str
    style: str
    text: str
    language: str
    published: When | None
    sentences: tuple[MarkedSentence, ...]
    furniture: tuple[Passage, ...]
