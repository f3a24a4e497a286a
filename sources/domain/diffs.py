"""What a later text says otherwise than an earlier one, word by word, as people read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

TOKEN = re.compile(r"\s+|[^\W_]+|[\W_]")
"""White space, a word, or a single mark: together they are the whole text."""

BLOCK = re.compile(r"(?<=\n)(?=\S)")
"""Where a line begins."""

CONTEXT = 60
"""Characters of unchanged text shown on either side of a change."""

MOST_WORDS = 20_000
"""Longer texts are compared line by line."""


class Kind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is the same in both, only in the earlier or only in the later one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Diff:
    """All pieces in order; those that are not added make the earlier text, not removed the later."""

    pieces: tuple[Piece, ...]

    @property
    def added(self) -> int:
        """How many words are new."""
        return _words(self.pieces, Kind.ADDED)

    @property
    def removed(self) -> int:
        """How many words are gone."""
        return _words(self.pieces, Kind.REMOVED)

    def shortened(self) -> tuple[Piece, ...]:
        """Will leave out unchanged text that is far from any change; “ … ” stands in its place."""
        last = len(self.pieces) - 1
        return tuple(
            _shortened(piece, is_first=number == 0, is_last=number == last)
            for number, piece in enumerate(self.pieces)
        )


def compare(before: str, after: str) -> Diff:
    """Will compare two texts; words are the unit, lines where a text is very long.

    >>> compare("74 percent oppose it.", "77 percent oppose it.").pieces[:2]
    (Piece(kind=<Kind.REMOVED: 'removed'>, text='74'), Piece(kind=<Kind.ADDED: 'added'>, text='77'))
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = BLOCK.split(before), BLOCK.split(after)
    return Diff(tuple(_joined(_raw(old, new))))


def _raw(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield Piece(Kind.SAME, "".join(old[step.src_start : step.src_end]))
        else:
            yield Piece(Kind.REMOVED, "".join(old[step.src_start : step.src_end]))
            yield Piece(Kind.ADDED, "".join(new[step.dest_start : step.dest_end]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Changes that only white space separates are read as one; removed comes before added."""
    removed, added = "", ""
    waiting = ""
    for piece in pieces:
        if piece.kind is Kind.REMOVED:
            removed, added, waiting = removed + waiting + piece.text, added + waiting, ""
        elif piece.kind is Kind.ADDED:
            removed, added, waiting = removed + waiting, added + waiting + piece.text, ""
        elif piece.text.isspace() and (removed or added) and not waiting:
            waiting = piece.text
        else:
            yield from _change(removed, added)
            yield Piece(Kind.SAME, waiting + piece.text)
            removed = added = waiting = ""
    yield from _change(removed, added)
    if waiting:
        yield Piece(Kind.SAME, waiting)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Kind.REMOVED, removed)
    if added:
        yield Piece(Kind.ADDED, added)


def _shortened(piece: Piece, *, is_first: bool, is_last: bool) -> Piece:
    if piece.kind is not Kind.SAME or len(piece.text) <= 3 * CONTEXT:
        return piece
    head = "" if is_first else piece.text[:CONTEXT].rsplit(" ", 1)[0]
    tail = "" if is_last else piece.text[-CONTEXT:].split(" ", 1)[-1]
    return Piece(Kind.SAME, f"{head} … {tail}")


def _words(pieces: Sequence[Piece], kind: Kind) -> int:
    return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if piece.kind is kind)
