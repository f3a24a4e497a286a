"""Small tidying of strings that every reader of a page needs."""

import html
import re
import unicodedata
from collections.abc import Iterable

SPACES = re.compile(r"\s+")
HTML_SPACES = re.compile(r"[ \t\r\f\n]+")
"""The white space that HTML puts together; a no-break space is none of it."""
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""Controls, and halves of pairs: JSON can write them, no database can store them."""
TAGS = re.compile(r"<[^<>]{1,200}>")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
SENTENCE = re.compile(r"[.!?؟۔।…][\s\"'”’»)\]]|[.!?؟۔।…]$|[。！？]|[\u0e00-\u0eff]{20}")
WORD = re.compile(r"\w+")


def tidy(value: object) -> str:
    """Will return a string on one line, without entities and tags; what is no string becomes empty.

    >>> tidy(" Rain  &amp; <b>snow</b>")
    'Rain & snow'
    """
    if not isinstance(value, str):
        return ""
    plain = html.unescape(html.unescape(value)) if "&" in value else value
    plain = TAGS.sub("", plain) if "<" in plain else plain
    return SPACES.sub(" ", NO_TEXT.sub("", plain)).strip()


def squash(text: str) -> str:
    """Will return a form in which two writings of one heading agree: letters and digits only.

    >>> squash("“Rain”, he says – today") == squash('"Rain", he says - today')
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def count_words(text: str) -> int:
    """Will count words; where a script has no spaces, two characters count as one.

    >>> count_words("two words"), count_words("東京では雨")
    (2, 2)
    """
    dense = len(CJK.findall(text))
    return len(WORD.findall(CJK.sub(" ", text))) + dense // 2


def count_sentence_words(texts: Iterable[str]) -> int:
    """Will count the words of those texts that have a sentence in them: menus and lists have none.

    >>> count_sentence_words(["Home News Sport", "Rain fell."])
    2
    """
    return sum(count_words(text) for text in texts if SENTENCE.search(text))
