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
"""Longer texts are compared line by line; as many lines as words can be compared.

What the comparison takes grows with the product of the lengths: 50 MB for two texts of this one.
"""

MOST_CHARACTERS = 400_000
"""Texts that are longer are not even cut into words."""


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

    Of texts too long for that, what lies between their common beginning and end is one change.

    >>> compare("74 percent oppose it.", "77 percent oppose it.").pieces[:2]
    (Piece(kind=<Kind.REMOVED: 'removed'>, text='74'), Piece(kind=<Kind.ADDED: 'added'>, text='77'))
    """
    return Diff(tuple(_joined(_pieces(before, after))))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    parts = _words_of(before, after) or _lines_of(before, after)
    if parts:
        yield from _raw(*parts)
        return
    head = _shared_lines(before, after)
    tail = _shared_lines(before[head:], after[head:], backwards=True)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield from _whole(Kind.SAME, before[:head])
    if parts := _words_of(old, new) or _lines_of(old, new):
        yield from _raw(*parts)
    else:
        yield from [*_whole(Kind.REMOVED, old), *_whole(Kind.ADDED, new)]
    yield from _whole(Kind.SAME, before[len(before) - tail :])


def _words_of(before: str, after: str) -> tuple[list[str], list[str]] | None:
    """The words of both, unless they are too many."""
    if max(len(before), len(after)) > MOST_CHARACTERS:
        return None
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    return None if max(len(old), len(new)) > MOST_WORDS else (old, new)


def _lines_of(before: str, after: str) -> tuple[list[str], list[str]] | None:
    """The lines of both, unless they are too many."""
    if max(before.count("\n"), after.count("\n")) > MOST_WORDS:
        return None
    return BLOCK.split(before), BLOCK.split(after)


def _shared_lines(before: str, after: str, *, backwards: bool = False) -> int:
    """How many characters of whole lines two texts begin with, or end with, alike."""
    low, high = 0, min(len(before), len(after))
    same = str.endswith if backwards else str.startswith
    while low < high:
        middle = (low + high + 1) // 2
        part = after[len(after) - middle :] if backwards else after[:middle]
        low, high = (middle, high) if same(before, part) else (low, middle - 1)
    if not backwards:
        return after.rfind("\n", 0, low) + 1
    begin = after.find("\n", len(after) - low)
    return 0 if begin < 0 else len(after) - begin


def _whole(kind: Kind, text: str) -> list[Piece]:
    return [Piece(kind, text)] if text else []


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
