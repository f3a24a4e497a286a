"""One form for all spellings of a word: marks, scripts and romanisations fall together.

The rules are coarse on purpose. Шойгу, Shoigu, Schoigu and Šojgu get the same key; what else gets
it is told apart by `sources.domain.names.likeness`, which looks at the spelling too.
"""

import re
from functools import lru_cache
from itertools import product

from anyascii import anyascii

MOST_READINGS = 8

CARONS = str.maketrans(
    {"č": "ch", "ć": "ch", "š": "sh", "ś": "sh", "ş": "sh", "ž": "zh", "ż": "zh"}
)
DROPPED = re.compile(r"['’ʼʹ`´\"ʿʾ]")
PARTED = re.compile(r"[^a-z0-9]+")

READINGS = {"ch": "ksh", "kh": "kh", "c": "ks"}
"""Letters that are read in several ways: Chodorkowski, Choïgou and Chávez begin alike only here."""

AMBIGUOUS = re.compile("ch|kh|c")

BEFORE = [
    (r"schtsch|stsch|shch|chtch|szcz", "sk"),
    (r"dzh|dsch|dj", "j"),
    (r"tsch|tch|tsh|cz|ck", "k"),
    (r"sch|sh|sz|zh|ts|tz|z", "s"),
]
"""Groups that are one sound, longest first."""

AFTER = [
    (r"x", "ks"),
    (r"ph", "f"),
    (r"([tgdb])h", r"\1"),
    (r"gu(?=[ei])", "g"),
    (r"q", "k"),
    (r"w", "v"),
    (r"ou|oo|ue", "u"),
    (r"ee", "i"),
    (r"ae", "a"),
    (r"oe", "o"),
    (r"[yj]", "i"),
    (r"ie", "e"),
    (r"(?<=[oe])ff?$", "v"),
    (r"(?<=[aiou]n)e$", ""),
    (r"(?<=a)h$", ""),
    (r"(.)\1+", r"\1"),
]

THREE_VOWELS = str.maketrans("eu", "ao")

_BEFORE = [(re.compile(pattern), to) for pattern, to in BEFORE]
_AFTER = [(re.compile(pattern), to) for pattern, to in AFTER]


def plain(text: str) -> str:
    """Will return the words of a name in small ASCII letters, without marks and punctuation.

    Letters that stand alone are one word.

    >>> plain("Shinzō  ABE"), plain("Левада-Центр"), plain("O’Brien"), plain("W.H.O.")
    ('shinzo abe', 'levada tsentr', 'obrien', 'who')
    """
    ascii_text = DROPPED.sub("", anyascii(DROPPED.sub("", text)))
    words = PARTED.sub(" ", ascii_text.lower()).split()
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[str, ...]:
    """Will return the folded forms of one plain word, the coarsest first; never empty.

    >>> readings("shoygu"), readings("selenskyj"), readings("choigou")
    (('soigu',), ('selenski',), ('koigu', 'soigu', 'hoigu'))
    """
    word = _replaced(word, _BEFORE)
    parts = AMBIGUOUS.split(word)
    ways = [READINGS[found] for found in AMBIGUOUS.findall(word)]
    found: dict[str, None] = {}
    for letters in product(*ways):
        joined = "".join(part + letter for part, letter in zip(parts, (*letters, ""), strict=True))
        found[_replaced(joined, _AFTER) or word] = None
        if len(found) == MOST_READINGS:
            break
    return tuple(found)


def spelled(text: str) -> str:
    """Will return the plain words of a name with the sounds of carons written out.

    >>> spelled("Šojgu"), plain("Šojgu")
    ('shojgu', 'sojgu')
    """
    return plain(text.lower().translate(CARONS))


def key(text: str) -> str:
    """Will return what a name is looked up by: the coarsest form of its words, in their order.

    Vowels are three here: Mohammed and Muhammad are found by one another.

    >>> key("Сергей Шойгу"), key("Sergey Shoygu"), key("Sergej Schoigu")
    ('sargai soigo', 'sargai soigo', 'sargai soigo')
    """
    return " ".join(coarsest(readings(word)[0]) for word in spelled(text).split())


def coarsest(reading: str) -> str:
    """Will return a reading with three vowels only."""
    return reading.translate(THREE_VOWELS)


def _replaced(word: str, rules: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, to in rules:
        word = pattern.sub(to, word)
    return word
