"""A name taken apart into words, each with what it weighs."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from sources.domain.names.folding import coarsest, plain, readings, spelled
from sources.domain.names.words import ARTICLES, FORMS, LINKING, SAME, TITLES

FULL, GENERIC, INITIAL, LINK = 1.0, 0.3, 0.25, 0.1
FIRST_IDEOGRAPH = "\u3040"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: as it is spelt without marks, as it may sound, and what it weighs."""

    plain: str
    readings: tuple[str, ...]
    weight: float

    def joined(self, other: "Word") -> "Word":
        """The two words as one."""
        readings = (self.readings[0] + other.readings[0],)
        return Word(self.plain + other.plain, readings, max(self.weight, other.weight))


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its words; titles, articles and legal forms are no words of it.

    `key` is what it is looked up by, as `folding.key` makes it of the words that are left.
    """

    text: str
    plain: str
    words: tuple[Word, ...]
    key: str

    def with_two_words_joined(self) -> list["Name"]:
        """The same name with two neighbouring words written as one, in every possible way."""
        return [
            replace(self, words=(*self.words[:at], one.joined(other), *self.words[at + 2 :]))
            for at, (one, other) in enumerate(pairwise(self.words))
        ]

    @property
    def is_ideographic(self) -> bool:
        """Whether the name is written without blanks, in Chinese, Japanese or Korean letters."""
        return self.text[:1] >= FIRST_IDEOGRAPH


@lru_cache(maxsize=20_000)
def parse(text: str) -> Name:
    """Will take a name apart.

    >>> [word.plain for word in parse("President V. Putin").words]
    ['v', 'putin']
    >>> [(word.plain, word.weight) for word in parse("The Levada Centre, Ltd.").words]
    [('levada', 1.0), ('center', 0.3)]
    """
    text = " ".join(text.split())
    marked, bare = spelled(text).split(), plain(text).split()
    pairs = list(zip(bare, marked, strict=True)) if len(bare) == len(marked) else []
    kept = [pair for at, pair in enumerate(pairs) if not _says_nothing(at, [p for p, _ in pairs])]
    kept = kept or pairs
    words = tuple(_word(*pair) for pair in kept)
    return Name(
        text=text,
        plain=" ".join(word.plain for word in words),
        words=words,
        key=" ".join(coarsest(readings(spelling)[0]) for _, spelling in kept),
    )


def _says_nothing(at: int, words: list[str]) -> bool:
    """Whether the word at this place is an article, a legal form or a title of somebody."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in ARTICLES or (word in FORMS and at > 0):
        return True
    return word in TITLES and bool(after) and after not in {"of", "for"}


def _word(bare: str, marked: str) -> Word:
    if bare in SAME:
        return Word(SAME[bare], readings(SAME[bare]), GENERIC)
    if bare in LINKING:
        return Word(bare, readings(marked), LINK)
    return Word(bare, readings(marked), INITIAL if len(bare) == 1 else FULL)
