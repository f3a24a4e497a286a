"""Reads files line by line, each with the place where the next one begins: JSON lines, and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

LONGEST = 4 * 1024 * 1024
"""Bytes of a line that is read; a longer one is passed over and reported."""


class Opened(Protocol):
    """Bytes that can be read from any place on."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or so many bytes of it."""

    def seek(self, offset: int, /) -> int:
        """Goes to a place."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One line as it stands in the file; `after` and `last` are the place and the number it ends at."""

    number: int
    content: bytes
    after: int
    last: int

    @property
    def is_too_long(self) -> bool:
        """Whether it is longer than what is read."""
        return len(self.content) > LONGEST


def raw_lines(file: Opened, position: int, line: int, *, is_table: bool) -> Iterator[Raw]:
    """Will read lines from a place on that is the beginning of one; empty ones are passed over.

    A row of a table goes on over lines of the file as long as a quotation mark is open.
    """
    file.seek(position)
    while piece := file.readline(LONGEST + 1):
        first, content = line + 1, piece
        position += len(piece)
        line += 1
        while _is_open(content, piece, is_table=is_table):
            piece_before, piece = piece, file.readline(LONGEST + 1)
            if not piece:
                break
            position += len(piece)
            line += piece_before.endswith(b"\n")
            content = (content + piece)[: LONGEST + 1]
        if content.strip():
            yield Raw(first, content, position, line)


def _is_open(content: bytes, piece: bytes, *, is_table: bool) -> bool:
    """Whether a line goes on after what was read of it."""
    if not piece.endswith(b"\n"):
        return len(piece) > LONGEST
    return is_table and len(content) <= LONGEST and content.count(b'"') % 2 == 1
