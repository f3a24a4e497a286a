"""A text as blocks with offsets, and the segments that blocks of one kind make together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sources.domain.pages.extracted import Segment
from sources.domain.pages.line_kinds import is_date_line, kind_of_line
from sources.domain.vocabulary import SegmentKind

LONG_LINE = 160
MOST_HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a line of its own; `text` is the slice from `start` to `end`.

    `hint` is the part of the page it is known to be; `alone` tells that blank lines are around it.
    """

    text: str
    start: int
    end: int
    hint: SegmentKind | None = None
    alone: bool = True

    @property
    def words(self) -> str:
        """The text without the signs of a heading, a list or emphasis."""
        return self.text.strip(" \t\u00a0#*_•·>=-–—").strip()


def join(paragraphs: Iterable[tuple[str, SegmentKind | None]]) -> tuple[str, list[Block]]:
    """Will put paragraphs together, one blank line between them, and say where each stands.

    >>> join([("a", None), ("b", None)])[1][1].start
    3
    """
    blocks: list[Block] = []
    at = 0
    for text, hint in paragraphs:
        blocks.append(Block(text, at, at + len(text), hint))
        at += len(text) + 2
    return "\n\n".join(block.text for block in blocks), blocks


def split(text: str) -> list[Block]:
    r"""Will cut a plain text into blocks.

    A paragraph whose lines were only wrapped stays one block; otherwise every line is one.

    >>> [block.text for block in split("## Rain\n\nBy Jane Doe\n3 May 2019")]
    ['## Rain', 'By Jane Doe', '3 May 2019']
    """
    blocks: list[Block] = []
    for lines in _heads(_paragraphs(text)):
        if _is_wrapped(lines):
            blocks.append(_stripped(text, lines[0].start, lines[-1].end))
        else:
            alone = len(lines) == 1
            blocks += [Block(b.text, b.start, b.end, None, alone) for b in lines]
    return blocks


def _heads(paragraphs: Iterator[list[Block]]) -> Iterator[list[Block]]:
    """The paragraphs; in a head of title and byline without a blank line between, each line is one."""
    first = next(paragraphs, [])
    below = first[1 : MOST_HEAD_LINES + 1]
    is_head = bool(first) and not _ends_sentence(first[-1].text)
    if is_head and any(_says_who_or_when(line.words) for line in below):
        yield from ([line] for line in first)
    elif first:
        yield first
    yield from paragraphs


def _says_who_or_when(line: str) -> bool:
    """Whether a line is a byline or a day."""
    return kind_of_line(line) is SegmentKind.BYLINE or is_date_line(line)


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", "。"))


def _paragraphs(text: str) -> Iterator[list[Block]]:
    """The lines that stand together; a line of white space alone parts them."""
    lines: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            lines.append(_stripped(text, at, at + len(line)))
        elif lines:
            yield lines
            lines = []
        at += len(line) + 1
    if lines:
        yield lines


def _stripped(text: str, start: int, end: int) -> Block:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    kept = piece.strip()
    return Block(kept, start, start + len(kept))


def _is_wrapped(lines: Sequence[Block]) -> bool:
    """Whether lines are one paragraph, broken where the page's width ended.

    All but the last are then of about one length, none is very long, and most break in mid-sentence.
    """
    if len(lines) < 2:
        return False
    full = lines[:-1]
    longest = max(len(line.text) for line in lines)
    if longest > LONG_LINE or longest < 40:
        return False
    even = all(len(line.text) > longest * 0.6 for line in full)
    broken = sum(not line.text.endswith((".", "!", "?", ":")) for line in full)
    return even and broken * 2 >= len(full) and not lines[0].text.startswith("#")


def segments_of(
    text: str, blocks: Sequence[Block], kinds: Sequence[SegmentKind | None]
) -> tuple[Segment, ...]:
    """Will make one segment of neighbouring blocks of one kind; body makes none."""
    found: list[Segment] = []
    for block, kind in zip(blocks, kinds, strict=True):
        if kind is None or block.start >= block.end:
            continue
        if found and found[-1][0] is kind and not text[found[-1][2] : block.start].strip():
            found[-1] = (kind, found[-1][1], block.end)
        else:
            found.append((kind, block.start, block.end))
    return tuple(found)
