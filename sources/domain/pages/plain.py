"""Reading a plain text: what it says of itself, and which of its lines are not body."""

import re
from collections.abc import Sequence
from datetime import date

from sources.domain.dates import When
from sources.domain.pages.blocks import Block, segments_of, split
from sources.domain.pages.classifying import Kinds, classify, looked_at, running_heads
from sources.domain.pages.days import day_in_address, read_line, read_stamp, until_change
from sources.domain.pages.extracted import UNKNOWN, Extracted
from sources.domain.pages.genres import genre_of_label, genre_of_line
from sources.domain.pages.line_kinds import is_date_line, kind_of_line
from sources.domain.pages.names import authors_among, byline_in, names_in
from sources.domain.pages.notices import (
    is_disclaimer,
    is_machine_translation,
    publisher_disclaiming,
    wires_in,
)
from sources.domain.pages.refusing import NotReadable
from sources.domain.pages.visible import days_of_line
from sources.domain.pages.words import count_sentence_words, count_words, squash
from sources.domain.vocabulary import Genre, SegmentKind

BOM = "\ufeff"
READER = "plain text 1"
HEAD, FOOT = 14, 8
"""How many blocks at the top and the bottom may say who wrote the text and when."""
MOST_BLOCKS, HEAD_KEPT, FOOT_KEPT = 20_000, 1000, 300
"""How many blocks are told apart, and how many at the top and the bottom where there are more."""
LONGEST_TITLE, MOST_TITLE_WORDS = 200, 32
FEWEST_WORDS, LONG_LINE_WORDS = 4, 20
HALF_PAIR = re.compile(r"[\ud800-\udfff]")
ADDRESS = re.compile(r"^(?:https?://)\S+(?: \S{1,12})?$")
ADDRESS_LABEL = re.compile(
    r"^(?:original (?:url|link|source|article)|permalink|url|source url|retrieved from)\s*:\s*(\S.*)?$",
    re.IGNORECASE,
)
PUBLICATION = re.compile(
    r"^publication\s*:\s*(.+?)(?:\s+(?:volume|vol\.?|issue|no\.?)\b.*)?$", re.I
)
OPINION_PIECE = re.compile(r"\bopinion (pieces?|articles?|columns?)\b|\bop-?eds?\b", re.IGNORECASE)


def read_plain(text: str, *, language: str, today: date) -> Extracted:
    """Will read a plain text; `.text` is the text given, less a leading byte order mark.

    Raises: NotReadable (`empty`, `binary`, `not_an_article`).
    """
    kept = text.removeprefix(BOM)
    _refuse(kept)
    blocks = _ends(kept, split(kept))
    authors, wires = authors_among(_names(blocks), site=[])
    title = title_of(blocks)
    kinds = classify(blocks, title=title, authors=authors, plain=True)
    segments = segments_of(kept, blocks, kinds)
    if not _has_body(blocks, kinds):
        raise NotReadable(
            "not_an_article",
            "This has no text of an article, only menus, headings and notices. "
            "Give the text of the article itself.",
        )
    address = _address(blocks)
    notices = [
        b.words for b, kind in zip(blocks, kinds, strict=True) if kind is SegmentKind.DISCLAIMER
    ]
    return Extracted(
        text=kept,
        segments=segments,
        title=title,
        authors=authors,
        published=_published(blocks, kinds, address, language=language, today=today),
        language=language,
        canonical_url=address,
        site_name=_site(blocks, notices),
        genre=_genre(blocks, notices),
        disclaimers="\n".join(dict.fromkeys(notices)),
        machine_translated=any(
            is_machine_translation(blocks[n].words) for n in looked_at(len(blocks))
        ),
        wires=tuple(dict.fromkeys([*wires, *wires_in(_bodies(blocks, kinds))])),
        extractor=READER,
    )


def _ends(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks; of a text that is far too long for an article the middle is one of them."""
    if len(blocks) <= MOST_BLOCKS:
        return blocks
    start, end = blocks[HEAD_KEPT].start, blocks[-FOOT_KEPT - 1].end
    middle = Block(text[start:end], start, end)
    return [*blocks[:HEAD_KEPT], middle, *blocks[-FOOT_KEPT:]]


def _refuse(text: str) -> None:
    if not text.strip():
        raise NotReadable("empty", "The text is empty.")
    if "\0" in text:
        raise NotReadable("binary", "The text has NUL characters in it: this is not plain text.")
    if HALF_PAIR.search(text):
        raise NotReadable("binary", "The text has halves of characters in it: copy it once more.")


def _has_body(blocks: Sequence[Block], kinds: Kinds) -> bool:
    """Whether something is left that is no menu: a sentence, a long line, or all there is."""
    body = [block.text for block, kind in zip(blocks, kinds, strict=True) if kind is None]
    longest = max(map(count_words, body), default=0)
    enough = FEWEST_WORDS if len(blocks) == 1 else LONG_LINE_WORDS
    return count_sentence_words(body) >= FEWEST_WORDS or longest >= enough


def _bodies(blocks: Sequence[Block], kinds: Kinds) -> list[str]:
    return [b.text for b, k in zip(blocks, kinds, strict=True) if k in (None, SegmentKind.BYLINE)]


def title_of(blocks: Sequence[Block]) -> str:
    """Will return the first heading; without one the first line that can be a headline."""
    for block in blocks[:HEAD]:
        if re.match(r"^#{1,2}\s+\S", block.text) and kind_of_line(block.words) is None:
            return block.words
    running = running_heads(blocks)
    for block in blocks[:HEAD]:
        words = " ".join(block.words.split())
        short = len(words) <= LONGEST_TITLE
        if kind_of_line(words) is not None:
            continue
        if short and (genre_of_label(words) or squash(words) in running):
            continue
        fits = short and len(words.split()) <= MOST_TITLE_WORDS
        if not fits or words.endswith((".", ";", ",", "。")) or len(blocks) < 2:
            return ""
        if count_words(words) > 1:
            return words
    return ""


def _names(blocks: Sequence[Block]) -> list[str]:
    near = [*blocks[:HEAD], *blocks[HEAD:][-FOOT:]]
    return [name for block in near if (by := byline_in(block.words)) for name in names_in(by)]


def _address(blocks: Sequence[Block]) -> str:
    """The address that a label announces, or that stands alone at the top or the bottom.

    After a label the address is the rest, so a blank in it is where a line was broken.
    """
    for n, block in enumerate(blocks):
        label = ADDRESS_LABEL.match(block.words)
        following = blocks[n + 1].text if n + 1 < len(blocks) else ""
        for words in [label[1] or "", following] if label else []:
            if ADDRESS.match(words):
                return words.replace(" ", "")
    alone = [b.text for b in [*blocks[:3], *blocks[-2:]] if re.match(r"^https?://\S+$", b.text)]
    return alone[0] if alone else ""


def _published(
    blocks: Sequence[Block], kinds: Kinds, address: str, *, language: str, today: date
) -> When:
    near = [*blocks[:HEAD], *blocks[HEAD:][-FOOT:]]
    lines = [b.words for b in near if is_date_line(b.words) or byline_in(b.words)]
    lines += [line for block in blocks[:HEAD] if (line := _place_and_day(block.text))]
    days = [days_of_line(line) for line in lines]
    first = [read_stamp(d, language=language, today=today) for p, _ in days for d in p]
    first += [
        read_line(line, language=language, today=today)
        for line in lines
        if not days_of_line(line)[1]
    ]
    first.append(day_in_address(address, today=today))
    last = [read_stamp(d, language=language, today=today) for _, m in days for d in m]
    last = [until_change(when) for when in last if when and when.is_known]
    found = [when for when in [*first, *last] if when is not None]
    return next((when for when in found if when.is_known), found[0] if found else UNKNOWN)


def _place_and_day(text: str) -> str:
    """The "BERLIN, 3 May 2019 —" that some first paragraphs begin with."""
    match = re.match(
        r"^\W{0,3}[A-Z][^\n.]{3,70}?\d{4}[^\n.]{0,20}?(?=\s?[–—]|\s-{1,2}\s|\s/)", text
    )
    return match.group() if match else ""


def _site(blocks: Sequence[Block], notices: Sequence[str]) -> str:
    for block in blocks[:HEAD]:
        match = PUBLICATION.match(block.words[: 2 * LONGEST_TITLE])
        if match and len(match[1]) < LONGEST_TITLE:
            return match[1].strip(" ,;:")
    return next((name for name in map(publisher_disclaiming, notices) if name), "")


def _genre(blocks: Sequence[Block], notices: Sequence[str]) -> Genre | None:
    for block in blocks[:HEAD]:
        short = block.words if len(block.words) < 40 else ""
        found = genre_of_line(block.words) or genre_of_label(short)
        if found:
            return found
    opinion = any(OPINION_PIECE.search(notice) for notice in notices if is_disclaimer(notice))
    return Genre.OPINION if opinion else None
