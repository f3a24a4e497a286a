"""What a phrase asks of an index that knows which words stand beside one another.

Words that are frequent each stand together in many texts, but beside one another in few: whoever asks
for them as a phrase, and knows their pairs alone, finds few that must be looked at.
"""

import hashlib
import re
from collections import deque
from collections.abc import Callable

TOKEN = re.compile(r"'(?:''|\\\\|[^'\\])*'|<(?:-|\d+)>|[&|!()]")
"""A word, or a sign between words, of a tsquery as the database writes it."""

BESIDE = "<->"

Tokens = deque[str]


def pair(first: str, second: str) -> str:
    """The name of two words, one right after the other, as `search_pairs` in the database makes it.

    >>> pair("south", "kuril")
    '3317'
    """
    return hashlib.sha256(f"{first} {second}".encode()).hexdigest()[:4]


def asked_pairs(query: str) -> str:
    """Will return which pairs a text must hold that meets a query; both are in the notation of tsquery.

    Nothing where a text may meet the query without any pair.

    >>> asked_pairs("'treati' & 'south' <-> 'kuril' & !( 'joint' <-> 'declar' )")
    "('3317')"
    >>> asked_pairs("'south' <-> 'kuril' | 'treati'")
    ''
    """
    return _any(deque(TOKEN.findall(query)))


def _any(tokens: Tokens) -> str:
    """What must hold so that one of these holds."""
    asked = _parted(tokens, "|", _all)
    return f"({' | '.join(asked)})" if all(asked) else ""


def _all(tokens: Tokens) -> str:
    """What must hold so that all of these hold."""
    return _both(_parted(tokens, "&", _phrase))


def _phrase(tokens: Tokens) -> str:
    """What must hold so that words stand at these distances from one another."""
    before, nested = _word(tokens)
    asked = [nested]
    while tokens and tokens[0].startswith("<"):
        distance = tokens.popleft()
        word, nested = _word(tokens)
        asked.append(nested)
        if before and word and distance == BESIDE:
            asked.append(f"'{pair(before, word)}'")
        before = word
    return _both(asked)


def _word(tokens: Tokens) -> tuple[str, str]:
    """The word that comes next; or what is asked where a query in brackets comes."""
    read = tokens.popleft() if tokens else ""
    if read == "!":
        _word(tokens)
        return "", ""
    if read == "(":
        asked = _any(tokens)
        if tokens:
            tokens.popleft()
        return "", asked
    return read[1:-1].replace("''", "'").replace("\\\\", "\\"), ""


def _parted(tokens: Tokens, sign: str, read: Callable[[Tokens], str]) -> list[str]:
    """What is read between signs of one sort."""
    asked = [read(tokens)]
    while tokens and tokens[0] == sign:
        tokens.popleft()
        asked.append(read(tokens))
    return asked


def _both(asked: list[str]) -> str:
    return " & ".join(part for part in asked if part)
