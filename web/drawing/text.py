"""Text that fits: what XML cannot hold is taken out, what is too wide is wrapped and shortened.

No font is at hand on the server, so widths are estimates, on the generous side, in em.
"""

import re
import unicodedata
from functools import lru_cache
from html import escape

ELLIPSIS = "…"
NARROW, WIDE = frozenset("iljtfrI.,:;'|!()[]{}-/\\\"` "), frozenset("mwMW@%—&")
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, surrogates, and signs that turn the direction of what stands around them."""

READ_AT_MOST = 400


def clean(text: str) -> str:
    r"""Will take out what must not stand in a drawing; all white space becomes single spaces.

    >>> clean("a\x00  b\n")
    'a b'
    """
    return " ".join(UNPRINTABLE.sub("", text[:READ_AT_MOST]).split())


def escaped(text: str) -> str:
    """Will write text for XML, in elements and in attributes alike."""
    return escape(UNPRINTABLE.sub("", text), quote=True)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Will estimate how wide a text is, in the unit of `size`."""
    return sum(map(_em, text)) * size * (1.08 if bold else 1.0)


@lru_cache(maxsize=1024)
def _em(char: str) -> float:
    if char < "\x7f":
        if char in NARROW:
            return 0.36
        if char in WIDE:
            return 0.95
        return 0.74 if char.isupper() else 0.61
    if char > "\U0001f000":
        return 1.4
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.1
    return 1.05 if unicodedata.east_asian_width(char) in "WF" else 0.76


def wrap(text: str, room: float, size: float, *, lines: int = 1, bold: bool = False) -> list[str]:
    """Will break a text into at most so many lines of that room, the last shortened if need be.

    >>> wrap("to be or not to be", 40, 10, lines=2)
    ['to be or', 'not to…']
    """
    found: list[str] = []
    words = clean(text).split()
    while words and len(found) < lines:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold=bold) <= room:
            line += f" {words.pop(0)}"
        if width(line, size, bold=bold) > room:
            head = _cut(line, room, size, bold=bold)
            words.insert(0, line[len(head) :])
            line = head
        found.append(line)
    if words and found:
        rest = f"{found[-1]} {' '.join(words)}"
        found[-1] = shorten(rest, room, size, bold=bold)
    return found


def shorten(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Will cut a text that is too wide and say so with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width(ELLIPSIS, size, bold=bold)
    return _cut(text, left, size, bold=bold).rstrip() + ELLIPSIS


def _cut(text: str, room: float, size: float, *, bold: bool) -> str:
    """As much of the beginning as fits, one character at least; accents stay with their letter."""
    taken, used = 0, 0.0
    for char in text:
        used += width(char, size, bold=bold)
        if used > room and taken:
            break
        taken += 1
    while 1 < taken < len(text) and unicodedata.combining(text[taken]):
        taken -= 1
    return text[:taken]
