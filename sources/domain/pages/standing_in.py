"""Characters that an extractor would change or drop, carried through it by others that it keeps."""

import unicodedata

from lxml.html import HtmlElement

FIRST, LAST = 0x20000, 0x2A6DF
"""Rare ideographs: printable, letters, one code point each, and the same in every normal form."""
CHANGED = {"Mn", "Mc", "Me", "Cf", "Co", "Zs", "Zl", "Zp", "Cn", "Cc"}
JAMO = range(0x1100, 0x1200)
PLAIN = {" ", "\n", "\t", "\r", "\f"}


class StandIns:
    """Will exchange the delicate characters of a tree, and give them back in a text.

    White space that is not HTML's own, marks, joiners and everything that a normal form would change
    stand in the text afterwards exactly as in the page.

    >>> swap = StandIns({"a", "\u00a0"})
    >>> swap.restore("a\u00a0b".translate(swap.table)) == "a\u00a0b"
    True
    """

    def __init__(self, characters: set[str]) -> None:
        free = (chr(code) for code in range(FIRST, LAST) if chr(code) not in characters)
        self.opening, self.closing = next(free), next(free)
        delicate = [c for c in sorted(characters) if _is_delicate(c)]
        pairs = list(zip(delicate, free, strict=False))
        self.table = str.maketrans(dict(pairs))
        self._back = str.maketrans({there: here for here, there in pairs})

    def restore(self, text: str) -> str:
        """Will return the text with its own characters."""
        return text.translate(self._back)

    def put_into(self, tree: HtmlElement) -> None:
        """Will exchange the characters in all texts of a tree, in place."""
        if not self.table:
            return
        for element in tree.iter():
            if element.text:
                element.text = element.text.translate(self.table)
            if element.tail:
                element.tail = element.tail.translate(self.table)


def characters_of(tree: HtmlElement) -> set[str]:
    """Will return every character that the texts of a tree contain."""
    found: set[str] = set()
    for text in tree.itertext():
        found.update(text)
    return found


def _is_delicate(character: str) -> bool:
    return character not in PLAIN and (
        unicodedata.category(character) in CHANGED
        or ord(character) in JAMO
        or not unicodedata.is_normalized("NFC", character)
    )
