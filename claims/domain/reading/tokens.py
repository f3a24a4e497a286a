"""Words and signs of a sentence, with their offsets into the text."""

import re
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*|[^\w\s]|_")
MOST = 400
"""How many tokens of one sentence are looked at."""


class Token(NamedTuple):
    """A word or a sign; `low` is the word in small letters."""

    start: int
    end: int
    word: str
    low: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a sign."""
        return self.word[0].isalnum()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Will return the words and signs between two offsets.

    >>> [token.word for token in tokens_of("Mr. Roe's U.S. visit.", 0, 21)]
    ['Mr', '.', "Roe's", 'U.S', '.', 'visit', '.']
    """
    found = []
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        found.append(Token(match.start(), match.end(), word, word.lower()))
        if len(found) >= MOST:
            break
    return found
