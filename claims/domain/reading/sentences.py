"""Cutting a paragraph into sentences, each with offsets into the text."""

import re
from collections.abc import Iterator

import sentencex

from claims.domain.reading.result import Passage, passage
from claims.domain.reading.words import words

PIECE = 2000
"""How many characters are cut at once: the splitter's time grows faster than the text."""
LONGEST = 1500
"""What is longer is no sentence and is cut where a blank is."""
MASKED = str.maketrans(dict.fromkeys('“”„«»"()[]‘「」『』', " ") | {"\u00a0": " ", "\u202f": " "})
"""Quotation marks and brackets are hidden: sentences inside them count too."""
OTHER_SPACES = re.compile(r"[^\S\n ]")
DENSE_END = re.compile(r"[。！？؟۔।]+[」』”\"）)]*")
ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|"
    r"Col|Sgt|Prof|No|Nos|Vol|vs|etc|e\.g|i\.e|approx|ca|U\.S|U\.K|U\.N|E\.U|[A-Z])\.\s*$"
)
SURE_BREAK = re.compile(r"(?:^|\s)(?:U\.S|U\.K|U\.N|E\.U|etc)\.\s*$")
STARTS = words(
    "the a an he she it they we i in on at but and this that these those there his her its"
)
MARKS = frozenset('“”„«»"()[]‘「」『』')
CLOSING = '”’»")]」』'


def sentences_of(text: str, paragraph: Passage, *, language: str, skip: int = 0) -> list[Passage]:
    """Will cut a paragraph into sentences; `skip` characters at its start are left out.

    >>> from claims.domain.reading.result import passage
    >>> text = "Mr. Roe left. “Rain fell. It was cold.”"
    >>> [s.words for s in sentences_of(text, passage(text, 0, len(text)), language="en")]
    ['Mr. Roe left.', '“Rain fell.', 'It was cold.”']
    """
    kept: list[Passage] = []
    start = paragraph.start + skip
    for end in _ends(text, start, paragraph.end, language=language.split("-")[0] or "en"):
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            kept.append(passage(text, start, stop))
        start = end
    return kept


def _ends(text: str, start: int, end: int, *, language: str) -> Iterator[int]:
    """The offsets at which sentences end, in order; the last is the end itself."""
    last = start
    for at in _rough_ends(text, start, end, language=language):
        closed = _after_marks(text, at, end)
        if closed < end and not _is_end(text, last, closed, end):
            continue
        while closed - last > LONGEST:
            last = _blank_before(text, last, last + LONGEST)
            yield last
        if closed > last:
            yield closed
            last = closed


def _rough_ends(text: str, start: int, end: int, *, language: str) -> Iterator[int]:
    for first, last in _pieces(text, start, end):
        if last - first < 2 or not text[first:last].strip():
            yield last
            continue
        plain = OTHER_SPACES.sub(" ", text[first:last].translate(MASKED)).replace("\n", " ")
        for one in sentencex.get_sentence_boundaries(language, plain):
            yield first + one["end_index"]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that surely end where a sentence does, or are as long as is cut at once."""
    at = start
    ends = [match.end() for match in DENSE_END.finditer(text, start, end)]
    for stop in [*ends, end]:
        while stop - at > PIECE:
            cut = _blank_before(text, at, at + PIECE)
            yield at, cut
            at = cut
        if stop > at:
            yield at, stop
            at = stop


def _blank_before(text: str, start: int, end: int) -> int:
    found = text.rfind(" ", start + 1, end)
    return found + 1 if found > start else end


def _after_marks(text: str, at: int, end: int) -> int:
    """Closing marks that touch the stop belong to its sentence, opening ones to the next."""
    back = at
    while back > 0 and (text[back - 1].isspace() or text[back - 1] in MARKS):
        back -= 1
    while back < end and text[back] in CLOSING:
        back += 1
    return min(back, end) if back else at


def _is_end(text: str, start: int, at: int, end: int) -> bool:
    """Whether a sentence may end here: not after an abbreviation, not before a small letter."""
    before = text[max(start, at - 12) : at]
    follows = text[at : min(end, at + 40)].lstrip(" “„«\"'‘([—–-")
    if not follows:
        return True
    if follows[0].islower():
        return False
    if ABBREVIATED.search(before):
        first = re.match(r"\w*", follows)
        new = first is not None and first.group().lower() in STARTS
        return new and bool(SURE_BREAK.search(before))
    return True
