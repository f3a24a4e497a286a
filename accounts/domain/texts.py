"""Texts as they come in from outside."""

import re
import unicodedata

UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that turn the direction of whatever follows."""

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""


def is_seen(text: str) -> bool:
    r"""Whether a reader sees anything of a text.

    >>> is_seen("札"), is_seen(" \u00a0\u200b"), is_seen("\u3164")
    (True, False, False)
    """
    return any(unicodedata.category(one)[0] not in "ZC" and one not in BLANK for one in text)


FEWEST_LETTERS = 6
"""Letters that words have which say something; a sign of a script without spaces counts as two."""


def says_something(text: str) -> bool:
    """Whether a text has words enough to tell a reader anything, in whichever script.

    >>> says_something("Forged."), says_something("x"), says_something("誤報。誤報")
    (True, False, True)
    """
    letters = [one for one in text if unicodedata.category(one)[0] == "L"]
    wide = sum(unicodedata.east_asian_width(one) == "W" for one in letters)
    return len(letters) + wide >= FEWEST_LETTERS


def is_plain(text: str) -> bool:
    r"""Whether a line holds nothing that nobody sees but that changes how it looks.

    >>> is_plain("غرقت العبّارة"), is_plain("a\u202eb"), is_plain("a\x07")
    (True, False, False)
    """
    return UNSEEN.search(text) is None


def plain_line(text: str) -> str:
    r"""Will make one plain line of a text from outside: nothing unseen, single blanks.

    >>> plain_line(" A\u202e title\n in two lines ")
    'A title in two lines'
    """
    return " ".join(UNSEEN.sub("", text).split())


def is_storable(text: str) -> bool:
    r"""Whether a database can hold a text: PostgreSQL takes no NUL, UTF-8 no half of a surrogate pair.

    JSON and files can bring either.

    >>> is_storable("Sapporo 札幌 🏔"), is_storable("A\x00"), is_storable("A\ud83c")
    (True, False, False)
    """
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False
