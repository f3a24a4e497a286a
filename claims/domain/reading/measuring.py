"""How well a reading agrees with what a person marked: precision, recall and F1."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from claims.domain.quantities import Quantity
from claims.domain.reading.result import Cue, CueForm, Passage, Reading, Suggestion
from claims.domain.units import unit_and_size
from claims.domain.vocabulary import Comparator
from sources.domain.dates import When

THRESHOLD = 0.45
"""A sentence with a suggestion of this score counts as found worth checking."""
SPEAKER_LIKENESS = 90


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


@dataclass(slots=True)
class Tally:
    """How often both agreed, only the reader saw something, and only the person did."""

    both: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """How much of what was found is right; 1 where nothing was found."""
        return self.both / (self.both + self.extra) if self.both + self.extra else 1.0

    @property
    def recall(self) -> float:
        """How much of what is there was found; 1 where nothing is there."""
        return self.both / (self.both + self.missed) if self.both + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: "Tally") -> None:
        """Will add another tally to this one."""
        self.both += other.both
        self.extra += other.extra
        self.missed += other.missed


MEASURES = ("check", "attribution", "cue", "speaker", "quantity", "date", "furniture")


@dataclass(slots=True)
class Measured:
    """The tallies by measure, and the suggestions with whether each lies in a sentence to check."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    ranking: list[tuple[float, bool]] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    def add(self, other: "Measured") -> None:
        """Will add what was measured on another text."""
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        self.ranking += other.ranking
        self.mistakes += other.mistakes

    def precision_among(self, first: int) -> float:
        """The share of the `first` best suggestions that lie in a sentence worth checking."""
        best = sorted(self.ranking, key=lambda one: -one[0])[:first]
        return sum(right for _, right in best) / len(best) if best else 1.0


def measure(marked: MarkedText, reading: Reading) -> Measured:
    """Will compare a reading of a text with what a person marked in it."""
    result = Measured()
    sentences = [Passage(s.passage.start, s.passage.end, s.passage.words) for s in marked.sentences]
    cues = _by_place(reading.cues, sentences)
    for number, sentence in enumerate(marked.sentences):
        here = cues[number]
        _check(result, sentence, reading)
        _attribution(result, sentence, here)
        _cues(result, sentence, here)
        _speakers(result, sentence, here)
        _quantities(result, sentence, reading)
        _dates(result, sentence, reading)
    _furniture(result, marked, reading)
    return result


def _by_place(cues: Sequence[Cue], sentences: Sequence[Passage]) -> list[list[Cue]]:
    return [[cue for cue in cues if cue.passage.meets(sentence)] for sentence in sentences]


def _count(result: Measured, name: str, *, found: bool, there: bool, said: str) -> None:
    tally = result.tallies[name]
    if found and there:
        tally.both += 1
    elif found:
        tally.extra += 1
        result.mistakes.append(f"{name} + {said}")
    elif there:
        tally.missed += 1
        result.mistakes.append(f"{name} - {said}")


def _check(result: Measured, sentence: MarkedSentence, reading: Reading) -> None:
    inside = [one for one in reading.suggestions if _mostly_in(one, sentence.passage)]
    best = max((one.score for one in inside), default=0.0)
    said = f"{best:.2f} {sentence.passage.words[:90]}"
    _count(result, "check", found=best >= THRESHOLD, there=sentence.check, said=said)
    result.ranking += [(best, sentence.check)] if inside else []


def _mostly_in(one: Suggestion, sentence: Passage) -> bool:
    shared = min(one.passage.end, sentence.end) - max(one.passage.start, sentence.start)
    return shared * 2 > one.passage.end - one.passage.start


def _attribution(result: Measured, sentence: MarkedSentence, cues: Sequence[Cue]) -> None:
    said = sentence.passage.words[:90]
    found, there = bool(cues), bool(sentence.cues)
    _count(result, "attribution", found=found, there=there, said=said)


def _cues(result: Measured, sentence: MarkedSentence, cues: Sequence[Cue]) -> None:
    ours = [cue for cue in cues if cue.form is not CueForm.CARRIED]
    theirs = [cue.passage for cue in sentence.cues if cue.passage]
    _pair(
        result,
        "cue",
        sentence,
        [cue.passage for cue in ours],
        theirs,
        lambda mine, other: mine.meets(other),
    )


def _speakers(result: Measured, sentence: MarkedSentence, cues: Sequence[Cue]) -> None:
    ours = [cue.speaker.named_as for cue in cues]
    theirs = [cue.speaker for cue in sentence.cues]
    _pair(result, "speaker", sentence, ours, theirs, is_same_speaker)


def is_same_speaker(found: str, marked: str) -> bool:
    """Whether two writings of a speaker name the same one.

    >>> is_same_speaker("Finance Minister Olav Lind", "Olav Lind"), is_same_speaker("he", "she")
    (True, False)
    """
    one, other = found.casefold().strip(" ."), marked.casefold().strip(" .")
    if one == other or not one or not other:
        return one == other
    if len(one) < 4 or len(other) < 4:
        return one in other.split() or other in one.split()
    return fuzz.partial_ratio(one, other) >= SPEAKER_LIKENESS


def _quantities(result: Measured, sentence: MarkedSentence, reading: Reading) -> None:
    ours = [one for one in reading.figures if one.passage.meets(sentence.passage)]
    _pair(
        result,
        "quantity",
        sentence,
        ours,
        list(sentence.figures),
        lambda mine, other: (
            mine.passage.meets(other.passage) and is_same_figure(mine.quantity, other)
        ),
    )


def is_same_figure(found: Quantity, marked: MarkedFigure) -> bool:
    """Whether number, comparator and unit agree; a unit that was not marked fits any."""
    low = found.lower if found.lower is not None else found.amount
    high = found.upper if found.upper is not None else found.amount
    if low is None or high is None:
        return False
    slack = Decimal("0.005")
    near = abs(low - marked.low) <= slack * abs(marked.low) + Decimal("0.05")
    near = near and abs(high - marked.high) <= slack * abs(marked.high) + Decimal("0.05")
    ranged = marked.low != marked.high
    compared = ranged or found.comparator is marked.comparator
    return near and compared and _same_unit(found, marked.unit)


def _same_unit(found: Quantity, marked: str) -> bool:
    if not marked:
        return True
    one = unit_and_size(found.unit, found.statistic)[0]
    other = unit_and_size(marked, found.statistic)[0]
    return one.casefold() == other.casefold() or one.split()[-1:] == other.split()[-1:]


def _dates(result: Measured, sentence: MarkedSentence, reading: Reading) -> None:
    ours = [one for one in reading.dates if one.passage.meets(sentence.passage)]
    _pair(
        result,
        "date",
        sentence,
        ours,
        list(sentence.dates),
        lambda mine, other: (
            mine.passage.meets(other.passage)
            and mine.when.earliest == other.first
            and mine.when.latest is not None
            and abs((mine.when.latest - other.last).days) <= _slack(mine.when, other)
        ),
    )


def _slack(found: When, marked: MarkedDate) -> int:
    """A month that is not over may be marked whole or up to the article's day."""
    return 30 if marked.first.day == 1 and marked.first != marked.last else 0


def _pair(result, name, sentence, ours, theirs, agree) -> None:  # type: ignore[no-untyped-def]
    left = list(theirs)
    for mine in ours:
        match = next((other for other in left if agree(mine, other)), None)
        if match is not None:
            left.remove(match)
        said = f"{_shown(mine)!r} in {sentence.passage.words[:110]}"
        _count(result, name, found=True, there=match is not None, said=said)
    for other in left:
        said = f"{_shown(other)!r} in {sentence.passage.words[:110]}"
        _count(result, name, found=False, there=True, said=said)


def _shown(one: object) -> str:
    return str(getattr(getattr(one, "passage", one), "words", one))


def _furniture(result: Measured, marked: MarkedText, reading: Reading) -> None:
    """Every piece a person marked, and every marked sentence, is either body or furniture."""
    for piece in marked.furniture:
        found = any(part.passage.meets(piece) for part in reading.parts)
        _count(result, "furniture", found=found, there=True, said=piece.words[:90])
    for sentence in marked.sentences:
        found = any(part.passage.meets(sentence.passage) for part in reading.parts)
        _count(result, "furniture", found=found, there=False, said=sentence.passage.words[:90])
