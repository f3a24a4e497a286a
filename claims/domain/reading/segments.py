"""Which parts of a text are not body, and the paragraphs of what is."""

import re
from collections.abc import Sequence

from claims.domain.reading.result import Part, Passage, passage
from sources.domain.pages.blocks import Block, segments_of, split
from sources.domain.pages.classifying import classify
from sources.domain.pages.extracted import Segment
from sources.domain.pages.names import byline_in, names_in
from sources.domain.pages.plain import title_of

HEAD = 14
DATELINE = re.compile(
    r"\W{0,3}[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}(?:, ?[\w'’. ]{2,40}){0,3}"
    r"(?: ?\([A-Z][\w .&-]{1,30}\))? ?(?:[–—]|--?) "
)
"""The "PORT ALDER, June 14 (Northline) — " that a first paragraph may begin with."""
LONGEST_DATELINE = 120


def parts_of(text: str) -> tuple[Segment, ...]:
    r"""Will tell headline, byline, captions, related links, notices and furniture of a plain text.

    The same rules as for a text that is handed in (`sources.domain.pages`), without its refusals.

    >>> text = f"{'Rain fell on the hills of the north. ' * 5}\n\nRelated article: Rain stops"
    >>> [kind.value for kind, _, _ in parts_of(text)]
    ['related']
    """
    blocks = split(text)
    names = [name for b in blocks[:HEAD] if (by := byline_in(b.words)) for name in names_in(by)]
    kinds = classify(blocks, title=title_of(blocks), authors=names, plain=True)
    if all(kind is not None for kind in kinds):
        return ()  # a text that is all heading or menu is read as it stands
    return segments_of(text, blocks, kinds)


def body_of(text: str, segments: Sequence[Segment]) -> tuple[tuple[Part, ...], tuple[Passage, ...]]:
    """Will return the parts that are not body, and the paragraphs that are."""
    inside = [(s, e) for _, s, e in segments if 0 <= s < e <= len(text)]
    parts = tuple(
        Part(kind, passage(text, start, end))
        for kind, start, end in segments
        if 0 <= start < end <= len(text)
    )
    return parts, tuple(_outside(text, split(text), sorted(inside)))


def _outside(text: str, blocks: Sequence[Block], inside: list[tuple[int, int]]) -> list[Passage]:
    """What of the blocks lies in no segment; a segment may cut a block in two."""
    kept: list[Passage] = []
    n = 0
    for block in blocks:
        while n < len(inside) and inside[n][1] <= block.start:
            n += 1
        at = block.start
        for start, end in _from(inside, n, block.end):
            kept += _stripped(text, at, start)
            at = max(at, end)
        kept += _stripped(text, at, block.end)
    return kept


def _from(inside: list[tuple[int, int]], n: int, until: int) -> list[tuple[int, int]]:
    found = []
    while n < len(inside) and inside[n][0] < until:
        found.append(inside[n])
        n += 1
    return found


def _stripped(text: str, start: int, end: int) -> list[Passage]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [passage(text, start, end)] if start < end else []


def dateline_of(paragraph: Passage) -> int:
    """Will return how many characters of a paragraph are its dateline; 0 where there is none.

    >>> dateline_of(passage("BERLIN, May 3 (Northline) — Rain fell.", 0, 38))
    28
    """
    match = DATELINE.match(paragraph.words[:LONGEST_DATELINE])
    if not match:
        return 0
    place = match.group().split(",")[0].split("(")[0]
    has_more = "," in match.group() or "(" in match.group()
    return match.end() if place.strip(" -–—").isupper() or has_more else 0
