"""Parts a long text into passages short enough to state a claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import segment

SHORTEST = 20
"""Fewer characters state nothing that can be looked up by itself."""

LONGEST_PASSAGE = 600
"""A longer one is cut: what has no full stop for so long is no sentence."""

SPACES = re.compile(r"[^\S\n ]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text: `text` stands from `start` to `end`, in code points."""

    start: int
    end: int
    text: str


def passages(text: str) -> list[Passage]:
    """Will part a text into its sentences, each once, in their order.

    >>> [one.text for one in passages("The bridge was closed in May. It is open again, they say.")]
    ['The bridge was closed in May.', 'It is open again, they say.']
    """
    found: dict[str, Passage] = {}
    for start, end in _spans(text):
        words = text[start:end]
        if len(words) >= SHORTEST:
            found.setdefault(words, Passage(start, end, words))
    return list(found.values())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; one character stands for one, whatever kind of space it is."""
    plain, begin = SPACES.sub(" ", text), 0
    for line in plain.split("\n"):
        for start, end in _sentences(line):
            for cut in range(start, end, LONGEST_PASSAGE):
                stop = min(end, cut + LONGEST_PASSAGE)
                yield _trimmed(plain, begin + cut, begin + stop)
        begin += len(line) + 1


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    place = 0
    for sentence in segment("en", line) if line.strip() else ():
        found = line.find(sentence, place)
        if found >= 0 and sentence:
            place = found + len(sentence)
            yield found, place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
