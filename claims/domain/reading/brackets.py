"""Brackets that cite: outlet and day, several per bracket, several days per outlet."""

import re

from claims.domain.reading import cue_words as cw
from claims.domain.reading.dates import dates_of
from claims.domain.reading.result import Citation, Cited, Passage, passage
from claims.domain.reading.speakers import SITES
from sources.domain.dates import When

BRACKET = re.compile(r"[(（]([^()（）]{3,240})[)）]")
MOST, MOST_ENTRIES, MOST_WORDS = 10, 8, 6
ENTRY = re.compile(r"[^;；]+")
SEE = re.compile(
    r"\s*(?:see also|see|cf\.?|via|source:|siehe|vgl\.?|см\.?|voir|véase)\s+", re.IGNORECASE
)
NAME = re.compile(r"[^\W\d_][\w .&'’/-]{0,60}")
DAY = re.compile(r"\d")


def citations_of(
    text: str, sentence: Passage, number: int, *, published: When | None, language: str = "en"
) -> tuple[Citation, ...]:
    """Will find the brackets of a sentence that cite; others ("known as the Trout War") are none.

    >>> text = "It fell (Meduza, April 25; see EDM, January 24, March 19)."
    >>> one = citations_of(text, passage(text, 0, len(text)), 0, published=None)[0]
    >>> [(entry.named_as, len(entry.dates)) for entry in one.entries]
    [('Meduza', 1), ('EDM', 2)]
    """
    if "(" not in sentence.words and "（" not in sentence.words:
        return ()
    found = []
    for match in BRACKET.finditer(text, sentence.start, sentence.end):
        entries = []
        for part in ENTRY.finditer(text, match.start(1), match.end(1)):
            one = _entry(text, part.start(), part.end(), number, published, language)
            if one is None or len(entries) >= MOST_ENTRIES:
                break
            entries.append(one)
        if entries:
            where = passage(text, match.start(), match.end())
            found.append(Citation(where, number, tuple(entries)))
        if len(found) >= MOST:
            break
    return tuple(found)


def _entry(
    text: str, start: int, end: int, number: int, published: When | None, language: str
) -> Cited | None:
    see = SEE.match(text, start, end)
    start = see.end() if see else start
    while start < end and text[start].isspace():
        start += 1
    dates = dates_of(
        text, passage(text, start, end), number, published=published, language=language
    )
    stop = dates[0].passage.start if dates else _before_digit(text, start, end)
    name = text[start:stop].rstrip(" ,.:—–-")
    if not _is_outlet(name, dated=bool(dates), told_to_see=bool(see), digits=stop < end):
        return None
    return Cited(passage(text, start, start + len(name)), name, tuple(one.when for one in dates))


def _before_digit(text: str, start: int, end: int) -> int:
    found = DAY.search(text, start, end)
    comma = text.rfind(",", start, found.start()) if found else -1
    return comma if comma > start else end


def _is_outlet(name: str, *, dated: bool, told_to_see: bool, digits: bool) -> bool:
    few = 0 < len(name.split()) <= MOST_WORDS
    if not few or not NAME.fullmatch(name):
        return False
    words = name.lower().split()
    is_known = any(word in cw.OUTLET or word.endswith(SITES) for word in words)
    is_named = name[0].isupper() or is_known
    if words[0] in ("in", "on", "from", "since", "until", "as", "by", "at", "born", "died"):
        return False
    return is_named and (dated or digits or told_to_see or (is_known and len(words) <= 3))
