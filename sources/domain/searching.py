"""What people type into a search box, and the lines in which the words they typed are marked."""

import re
from dataclasses import dataclass

from accounts.domain.texts import is_storable
from sources.domain.names.folding import key
from sources.errors import QueryUnfit

LONGEST_QUERY = 200
"""Characters of a query that are read."""

MOST_WORDS = 32
"""Words of a query that are read: each is looked up in every language that texts are kept in."""

WORD = re.compile(r"[^\W_]+")
TERM = re.compile(r'(?:(?<!\S)(-))?("[^"]*"?|[^\s"]+)')
"""A word or a phrase, and the sign before it where it must not occur."""

MARK, UNMARK = "\x02", "\x03"
"""Around what was searched for, in texts that the database marked: no text there holds them."""

UNREAD: dict[str, str | int | None] = {"\x1c": "<", "\x1d": "-", "\x1e": "/", "\x1f": None}
"""Signs in whose place the database reads others, so that words beside them are words; see
`search_plain` in the migration that makes it. The last one parts the signs of a script without blanks.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line: what was searched for, or what stands between."""

    text: str
    is_hit: bool = False


def read_query(typed: str) -> str:
    """Will return the query in what was typed: words, "phrases", -words left out, `or` between words.

    >>> read_query('  poll  "South Kurils" -China ')
    'poll "South Kurils" -China'

    Raises: QueryUnfit, saying what is wrong.
    """
    if not is_storable(typed):
        raise QueryUnfit(
            "The search holds a NUL character or half a letter, which no text can hold."
        )
    query = " ".join(typed.split())
    if len(query) > LONGEST_QUERY:
        raise QueryUnfit(
            f"Search for at most {LONGEST_QUERY} characters; these are {len(query):,}."
        )
    words = WORD.findall(query)
    if not words:
        raise QueryUnfit("Write at least one word to search for.")
    if len(words) > MOST_WORDS:
        raise QueryUnfit(f"Search for at most {MOST_WORDS} words; these are {len(words):,}.")
    if all(minus or not WORD.search(term) for minus, term in TERM.findall(query)):
        raise QueryUnfit("Write a word that must occur, besides those that must not.")
    return query


def folded(query: str) -> str:
    """Will put the words of a query as the keys of names have them; its signs stay as they are.

    >>> folded('"Шойгу" -Schoigu or Abe') == folded('"Shoigu" -Shoygu or Abe')
    True
    """
    return WORD.sub(lambda found: key(found[0]) or found[0], query)


def words_to_check(query: str) -> list[str]:
    """The words of a query that may be slips: letters alone, four at least, and not to be left out.

    >>> words_to_check('levda poll -chinna or 2018 "south kurills"')
    ['levda', 'poll', 'south', 'kurills']
    """
    wanted = (term.split() for minus, term in TERM.findall(query) if not minus)
    words = (word.strip('"') for term in wanted for word in term)
    return [word for word in words if len(word) >= 4 and word.isalpha()]


def parts(marked: str) -> tuple[Part, ...]:
    r"""Will split a line that the database marked into its parts, in their order.

    >>> parts("A \x02poll\x03 of 2018")
    (Part(text='A ', is_hit=False), Part(text='poll', is_hit=True), Part(text=' of 2018', is_hit=False))
    """
    line = marked.translate(str.maketrans(UNREAD))
    made = []
    for number, piece in enumerate(line.split(MARK)):
        hit, closed, rest = piece.partition(UNMARK) if number else ("", "", piece)
        made += [Part(hit, is_hit=bool(closed)), Part(rest)]
    return tuple(part for part in made if part.text)


def has_hit(line: tuple[Part, ...]) -> bool:
    """Whether anything in a line was searched for."""
    return any(part.is_hit for part in line)
