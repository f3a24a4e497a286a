"""Cuts a document into parts that can be read one after the other, so that little of it is held."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import SEEK_END
from typing import BinaryIO

from reviews.domain.claimreview.reading import (
    Gone,
    Quarantined,
    ReadReview,
    Reason,
    Skipped,
    excerpts,
)
from reviews.domain.claimreview.reading.documents import is_lines, plain_line

Item = ReadReview | Gone | Quarantined | Skipped

LARGEST_LINE = 8_000_000
LARGEST_WHOLE = 32_000_000
"""Bytes of a document that is one value, or a page: it is held whole while it is read."""

HOW_TO_CUT = (
    "A file of that kind may be of any size. From a list: jq -c '.[]' reviews.json > "
    "reviews.ndjson; from a feed: jq -c '.dataFeedElement[]' feed.json > feed.ndjson."
)
TOO_LARGE = Reason(
    "too_large", f"The limit of one value is {LARGEST_WHOLE // 1_000_000} MB. {HOW_TO_CUT}"
)
LINE_TOO_LARGE = Reason("too_large", f"The limit of a line is {LARGEST_LINE // 1_000_000} MB.")
NO_VALUES = (b"", b"[", b"]")
"""Lines that only open or close a list around the values."""
TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")
"""How UTF-16 begins: its lines cannot be told by their bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that is read by itself, or why it cannot be.

    `done` of `total` parts are read with this one. `beginning` shows what a faulty one was.
    """

    position: str
    body: bytes = b""
    done: int = 1
    total: int = 1
    fault: Reason | None = None
    beginning: str = ""

    def place(self, one: Item) -> Item:
        """The same item with its position in the whole document."""
        if not self.position:
            return one
        inside = one.position.removeprefix("line 1")
        dot = "." if inside and inside[0] not in "[." else ""
        return replace(one, position=f"{self.position}{dot}{inside}")


def parts_of(file: BinaryIO) -> Iterator[Part]:
    """Will give the lines of a file that has one value a line, and any other file whole."""
    if not _has_lines(file):
        file.seek(0)
        body = file.read(LARGEST_WHOLE + 1)
        yield Part("", body) if len(body) <= LARGEST_WHOLE else _whole_too_large(file, body)
        return
    total = _count(file)
    file.seek(0)
    for number in range(1, total + 1):
        line = file.readline(LARGEST_LINE + 1)
        position = f"line {number}"
        if len(line) > LARGEST_LINE:
            length = len(line) + _pass_over(file, line)
            beginning = excerpts.of_bytes(line, length=length)
            yield Part(
                position, done=number, total=total, fault=LINE_TOO_LARGE, beginning=beginning
            )
        elif line.strip(b" \t\r\n,\x1e\xef\xbb\xbf") not in NO_VALUES:
            yield Part(position, line.strip(b" \t\r\n,\x1e"), number, total)


def _has_lines(file: BinaryIO) -> bool:
    """Whether every line is a value of its own: the first two that hold anything tell."""
    first: list[str] = []
    while len(first) < 2 and (line := file.readline(LARGEST_LINE + 1)):
        if line.startswith(TWO_BYTES) or len(line) > LARGEST_LINE:
            return False
        text = line.decode("utf-8-sig", "replace")
        if plain_line(text.rstrip("\n")):
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


def _whole_too_large(file: BinaryIO, body: bytes) -> Part:
    """What is said of a document that is not read, with its beginning and its size."""
    length = file.seek(0, SEEK_END)
    return Part("", fault=TOO_LARGE, beginning=excerpts.of_bytes(body, length=length))


def _pass_over(file: BinaryIO, line: bytes) -> int:
    """Reads to the end of a line that is too long, and returns how many bytes that were."""
    passed = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(LARGEST_LINE)
        passed += len(line)
    return passed
