"""Cuts a document into parts that can be read one after the other, so that little of it is held."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from reviews.domain.claimreview.reading import Gone, Quarantined, ReadReview, Reason
from reviews.domain.claimreview.reading.documents import is_lines

LARGEST_LINE = 8_000_000
LARGEST_WHOLE = 32_000_000
"""Bytes of a document that is one value, or a page: it is held whole while it is read."""

TOO_LARGE = Reason("too_large", f"The limit is {LARGEST_WHOLE // 1_000_000} MB.")
LINE_TOO_LARGE = Reason("too_large", f"The limit of a line is {LARGEST_LINE // 1_000_000} MB.")
TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")
"""How UTF-16 begins: its lines cannot be told by their bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that is read by itself, or why it cannot be.

    `done` of `total` parts are read with this one.
    """

    position: str
    body: bytes = b""
    done: int = 1
    total: int = 1
    fault: Reason | None = None

    def place(self, one: ReadReview | Gone | Quarantined) -> ReadReview | Gone | Quarantined:
        """The same item with its position in the whole document."""
        if not self.position:
            return one
        inside = "" if one.position == "line 1" else one.position.removeprefix("line 1")
        return replace(one, position=f"{self.position}{inside}")


def parts_of(file: BinaryIO) -> Iterator[Part]:
    """Will give the lines of a file that has one value a line, and any other file whole."""
    if not _has_lines(file):
        file.seek(0)
        body = file.read(LARGEST_WHOLE + 1)
        is_too_large = len(body) > LARGEST_WHOLE
        yield Part("", fault=TOO_LARGE) if is_too_large else Part("", body)
        return
    total = _count(file)
    file.seek(0)
    for number in range(1, total + 1):
        line = file.readline(LARGEST_LINE + 1)
        position = f"line {number}"
        if len(line) > LARGEST_LINE:
            _pass_over(file, line)
            yield Part(position, done=number, total=total, fault=LINE_TOO_LARGE)
        elif line.strip(b" \t\r\n,[]\x1e\xef\xbb\xbf"):
            yield Part(position, line.strip(b" \t\r\n,\x1e"), number, total)


def _has_lines(file: BinaryIO) -> bool:
    """Whether every line is a value of its own: the first two that hold anything tell."""
    first: list[str] = []
    while len(first) < 2 and (line := file.readline(LARGEST_LINE + 1)):
        if line.startswith(TWO_BYTES) or len(line) > LARGEST_LINE:
            return False
        text = line.decode("utf-8-sig", "replace")
        if text.strip(" \t\r\n,[]\x1e"):
            first.append(text)
    return is_lines(first) and not _is_one(first[0])


def _is_one(line: str) -> bool:
    """Whether a line opens a value that goes on below it."""
    return line.rstrip().endswith(("{", "[", ":")) and not _is_json(line)


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _count(file: BinaryIO) -> int:
    """How many lines a file has."""
    file.seek(0)
    lines, last = 0, b"\n"
    while block := file.read(1 << 20):
        lines += block.count(b"\n")
        last = block
    return lines + (not last.endswith(b"\n"))


def _pass_over(file: BinaryIO, line: bytes) -> None:
    """Reads to the end of a line that is too long."""
    while line and not line.endswith(b"\n"):
        line = file.readline(LARGEST_LINE)
