"""Which block of a text is what: by its own words, and by where it stands."""

import re
from collections import Counter
from collections.abc import Sequence

from sources.domain.pages.blocks import Block
from sources.domain.pages.line_kinds import kind_of_line
from sources.domain.pages.words import count_words, squash
from sources.domain.vocabulary import SegmentKind

Kinds = list[SegmentKind | None]

SENTENCE_END = (
    ".",
    "!",
    "?",
    "…",
    '."',
    ".”",
    "!”",
    "?”",
    ".»",
    "。",
    "」",
    "؟",
    "۔",
    "।",
    ":",
    ".)",
    ";",
    ",",
)
LONG, SHORT = 140, 90
MOST_WORDS = 14
REPEATED = 3
HEAD_BLOCKS = 14
LONGEST_TITLE = 600
MOST_FIRST, MOST_LAST = 1000, 300
"""Blocks at both ends whose words are looked at; no article has more, and lists are not worth it."""
UNDERLINE = re.compile(r"^(=|-|\*|_|~){3,}$")
MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+\S")
PAGE_NUMBER = re.compile(
    r"^\W{0,3}(?:page |seite |p\. ?|стр\. ?)?\d{1,4}(?: ?(?:/|of|von|из) ?\d{1,4})?\W{0,3}$", re.I
)
ABOUT_PERSON = (
    r"\b(is|are|was|lives?|works?|writes?|teaches|covers|reports|ist|lebt|arbeitet|schreibt|est|vit|"
    r"es|vive|escribe|è|—|является|живёт|пишет)\b"
)


def classify(blocks: Sequence[Block], *, title: str, authors: Sequence[str], plain: bool) -> Kinds:
    """Will return the kind of each block, None for body.

    What the page itself told (the hint) stands. In a plain text short lines at both ends that are
    no sentences are furniture, and a short line alone between paragraphs is a heading.
    """
    plain_title = squash(title)
    kinds: Kinds = [block.hint for block in blocks]
    for n in looked_at(len(blocks)):
        kinds[n] = kinds[n] or _own_kind(blocks[n], plain_title)
    _headings(blocks, kinds, plain=plain)
    _related_lists(blocks, kinds)
    _about_authors(blocks, kinds, authors)
    _decks(blocks, kinds)
    if plain:
        _repeated(blocks, kinds)
        _edges(blocks, kinds)
    return kinds


def looked_at(count: int) -> list[int]:
    """Will return which of so many blocks are looked at one by one: those at both ends.

    >>> len(looked_at(30)), len(looked_at(1_000_000))
    (30, 1300)
    """
    last = range(max(MOST_FIRST, count - MOST_LAST), count)
    return [*range(min(count, MOST_FIRST)), *last]


def is_long(block: Block) -> bool:
    """Whether a block is a paragraph by its length alone; dense scripts need fewer characters."""
    return len(block.text) >= LONG or count_words(block.text) >= LONG // 6


def _own_kind(block: Block, plain_title: str) -> SegmentKind | None:
    words = block.words
    if plain_title and len(words) <= LONGEST_TITLE and squash(words) == plain_title:
        return SegmentKind.HEADLINE
    if not words or UNDERLINE.match(block.text):
        return SegmentKind.FURNITURE
    return kind_of_line(words)


def _headings(blocks: Sequence[Block], kinds: Kinds, *, plain: bool) -> None:
    body_before = False
    for n, block in enumerate(blocks):
        if kinds[n] is not None:
            continue
        if (len(block.text) < LONG * 2 and MARKDOWN_HEADING.match(block.text)) or (
            plain and block.alone and body_before and _is_subheading(blocks, n)
        ):
            kinds[n] = SegmentKind.HEADLINE
        body_before = body_before or (kinds[n] is None and is_long(block))


def _is_subheading(blocks: Sequence[Block], n: int) -> bool:
    """A short line that is no sentence, with a paragraph right after it."""
    text = blocks[n].text
    if not 0 < n < len(blocks) - 1 or len(text) > SHORT or text.endswith(SENTENCE_END):
        return False
    return is_long(blocks[n + 1]) and len(text.split()) <= MOST_WORDS and text[:1].isalnum()


def _related_lists(blocks: Sequence[Block], kinds: Kinds) -> None:
    """After a line that only announces related articles, the short lines that follow are these."""
    inside = False
    for n, block in enumerate(blocks):
        if kinds[n] is SegmentKind.RELATED:
            inside = len(block.words) <= 30
        elif inside and kinds[n] in (None, SegmentKind.HEADLINE) and not is_long(block):
            if block.text.endswith(SENTENCE_END[:1]) and len(block.text) > SHORT:
                inside = False
            else:
                kinds[n] = SegmentKind.RELATED
        else:
            inside = False


def _about_authors(blocks: Sequence[Block], kinds: Kinds, authors: Sequence[str]) -> None:
    """A closing note that begins with an author's name and says who that is."""
    for n in range(max(len(blocks) - 8, 0), len(blocks)):
        words = blocks[n].words
        for author in authors:
            known = words.casefold().startswith(author.casefold())
            if known and kinds[n] is None and re.search(ABOUT_PERSON, words[: len(author) + 30]):
                kinds[n] = SegmentKind.BYLINE


def _decks(blocks: Sequence[Block], kinds: Kinds) -> None:
    """What stands between the headline and the byline that follows it belongs to the headline."""
    head = kinds[:HEAD_BLOCKS]
    if SegmentKind.HEADLINE not in head:
        return
    first = head.index(SegmentKind.HEADLINE)
    last = next((n for n in range(first, len(head)) if head[n] is SegmentKind.BYLINE), first)
    between = range(first + 1, last)
    if len(between) <= 2 and all(len(blocks[n].text) <= LONG * 2 for n in between):
        for n in between:
            kinds[n] = kinds[n] or SegmentKind.HEADLINE


def _repeated(blocks: Sequence[Block], kinds: Kinds) -> None:
    """Running heads: a short line that comes again and again, or again beside a page's number."""
    running = running_heads(blocks)
    for n, block in enumerate(blocks):
        if kinds[n] not in (None, SegmentKind.HEADLINE) or len(block.words) > SHORT:
            continue
        if squash(block.text) in running:
            kinds[n] = SegmentKind.FURNITURE


def running_heads(blocks: Sequence[Block]) -> set[str]:
    """Will return the squashed lines that head or end every page of a printed text."""
    counts = Counter(squash(block.text) for block in blocks if len(block.words) <= SHORT)
    numbers = [n for n, block in enumerate(blocks) if PAGE_NUMBER.match(block.text)]
    near = {
        squash(b.text)
        for n in numbers
        for b in [*blocks[max(n - 1, 0) : n], *blocks[n + 1 : n + 2]]
        if len(b.words) <= SHORT
    }
    return {line for line, n in counts.items() if line and n >= (2 if line in near else REPEATED)}


def _edges(blocks: Sequence[Block], kinds: Kinds) -> None:
    """Short lines that are no sentences, before the headline and after the last paragraph."""
    bodies = [n for n, block in enumerate(blocks) if is_long(block) and kinds[n] is None]
    if not bodies:
        return
    headline = next((n for n, kind in enumerate(kinds) if kind is SegmentKind.HEADLINE), bodies[0])
    before = range(min(headline, bodies[0]))
    for n in before:
        kinds[n] = kinds[n] or (None if is_long(blocks[n]) else SegmentKind.FURNITURE)
    seen_furniture = False
    for n in range(bodies[-1] + 1, len(blocks)):
        seen_furniture |= kinds[n] is SegmentKind.FURNITURE
        if kinds[n] is None and (seen_furniture or _is_scrap(blocks[n])):
            kinds[n] = SegmentKind.FURNITURE
            seen_furniture = True


def _is_scrap(block: Block) -> bool:
    return not block.text.endswith(SENTENCE_END) and len(block.text) <= SHORT
