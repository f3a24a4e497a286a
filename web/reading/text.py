"""The text of an article with its marked passages, paragraph by paragraph, for a page to show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.models import Appearance
from web.reading.appearances import AppearanceReading
from web.reading.listing import Interval, interval
from web.reading.verdicts import VerdictBadge, verdict_on
from web.words import Badge, badge


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin of a marked passage: its claim, and how that one is judged."""

    number: int
    reading: AppearanceReading
    badge: Badge
    interval: Interval
    verdict: VerdictBadge | None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a note's passage begins and ends in the text, in code points."""

    start: int
    end: int
    note: Note


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same notes are about; `begins` are those whose passages begin here."""

    text: str
    notes: tuple[Note, ...] = ()
    begins: tuple[Note, ...] = ()

    @property
    def family(self) -> str:
        """The look of the passage that began last: the innermost where several overlap."""
        return self.notes[-1].badge.family if self.notes else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text in pieces, and the notes of passages that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def note_on(number: int, row: Appearance, reading: AppearanceReading) -> Note:
    """Will make the note on an appearance, without a query."""
    claim = row.claim
    return Note(
        number,
        reading,
        badge(claim.label),
        interval(claim.supports_confirmed, claim.supports_possible),
        verdict_on(claim),
    )


def paragraphs_of(text: str, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
    """Will cut a text into its lines, and each line where passages begin and end; empty lines go."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, span.note.number))
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            within = [span for span in ordered if span.start < end and span.end > start]
            pieces = tuple(_pieces(text, start, end, within))
            notes = [span.note for span in within if start <= span.start]
            found.append(Paragraph(pieces, tuple(notes)))
        start = end + 1
    return tuple(found)


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    """One line from cut to cut."""
    cuts = {start, end}
    for span in spans:
        cuts |= {max(span.start, start), min(span.end, end)}
    places = sorted(cuts)
    for left, right in pairwise(places):
        here = [span for span in spans if span.start < right and span.end > left]
        begun = tuple(span.note for span in here if span.start == left)
        yield Piece(text[left:right], tuple(span.note for span in here), begun)
