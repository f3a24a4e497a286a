"""Articles of made-up words, and what newsrooms do to an article when they copy it.

Words are as unevenly common as in any language, and articles of one topic share names and turns of
phrase, so that texts that have nothing to do with each other are not all too different.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WORDS, TOPICS, PHRASES = 20_000, 40, 200
SYLLABLES = [a + b for a in "bcdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en")]

Paragraphs = list[str]


class Newsroom:
    """Writes articles: the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = np.random.default_rng(seed)
        syllables = self.dice.choice(SYLLABLES, (WORDS, 3))
        lengths = self.dice.integers(1, 4, WORDS)
        self.words = np.array(
            ["".join(row[:length]) for row, length in zip(syllables, lengths, strict=True)]
        )
        # How often the word of each rank is used, after Zipf and Mandelbrot.
        weights = 1 / (np.arange(WORDS) + 2.7) ** 1.05
        self.shares = np.cumsum(weights / weights.sum())
        self.phrases = [
            [" ".join(self._pick(int(size))) for size in self.dice.integers(3, 7, PHRASES)]
            for _ in range(TOPICS)
        ]

    def _pick(self, number: int) -> npt.NDArray[np.str_]:
        ranks = np.searchsorted(self.shares, self.dice.random(number))
        picked: npt.NDArray[np.str_] = self.words[np.minimum(ranks, WORDS - 1)]
        return picked

    def sentence(self, topic: int, *, words: int | None = None) -> str:
        """One sentence; each fourth holds a phrase that its topic always has."""
        said = list(self._pick(words or int(self.dice.integers(8, 22))))
        if words is None and self.dice.random() < 0.25:
            phrase = self.phrases[topic][int(self.dice.integers(PHRASES))]
            said.insert(int(self.dice.integers(len(said))), phrase)
        return " ".join(said).capitalize() + "."

    def paragraph(self, topic: int) -> str:
        """Two to four sentences."""
        return " ".join(self.sentence(topic) for _ in range(int(self.dice.integers(2, 5))))

    def article(self, topic: int | None = None, *, paragraphs: int | None = None) -> Paragraphs:
        """Six to twelve paragraphs: some 250 to 600 words."""
        topic = int(self.dice.integers(TOPICS)) if topic is None else topic
        number = paragraphs or int(self.dice.integers(6, 13))
        return [self.paragraph(topic) for _ in range(number)]

    def reworded(self, story: Paragraphs, share: float) -> Paragraphs:
        """The story with this share of its words replaced by others."""
        return [
            " ".join(
                str(self._pick(1)[0]) if self.dice.random() < share else word
                for word in paragraph.split()
            )
            for paragraph in story
        ]

    def shuffled(self, story: Paragraphs) -> Paragraphs:
        """The story with its paragraphs in another order."""
        return [story[place] for place in self.dice.permutation(len(story))]

    def with_inserts(self, story: Paragraphs) -> Paragraphs:
        """The story with a new paragraph after every second one."""
        return [
            said
            for place, paragraph in enumerate(story)
            for said in ([paragraph, self.paragraph(0)] if place % 2 else [paragraph])
        ]


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that happens to an article: what comes out, and what is expected of the finder.

    `copies` is true where the second text is a copy and must be found, false where it must not,
    and empty where it is only measured.
    """

    name: str
    make: Callable[[Newsroom], tuple[Paragraphs, Paragraphs]]
    copies: bool | None = None


def _of(
    change: Callable[[Newsroom, Paragraphs], Paragraphs],
) -> Callable[[Newsroom], tuple[Paragraphs, Paragraphs]]:
    def make(room: Newsroom) -> tuple[Paragraphs, Paragraphs]:
        story = room.article(paragraphs=int(room.dice.integers(12, 16)))
        return story, change(room, story)

    return make


def _quoting(room: Newsroom) -> tuple[Paragraphs, Paragraphs]:
    statement = room.sentence(0, words=60)
    one, other = room.article(3), room.article(3)
    return [*one[:2], statement, *one[2:]], [*other[:3], statement, *other[3:]]


def _fifty_words(_: Newsroom, story: Paragraphs) -> Paragraphs:
    return [" ".join(" ".join(story).split()[:50])]


def _mostly_new(room: Newsroom, story: Paragraphs) -> Paragraphs:
    kept = len(story) * 2 // 5
    return [*story[:kept], *room.article(paragraphs=len(story) - kept)]


KINDS = [
    Kind("reprint, word for word", _of(lambda _, story: story), copies=True),
    Kind("reprint, laid out anew", _of(lambda _, story: [" ".join(story).upper()]), copies=True),
    Kind("cut to the first half", _of(lambda _, story: story[: len(story) // 2]), copies=True),
    Kind("cut to the first third", _of(lambda _, story: story[: len(story) // 3]), copies=True),
    Kind("cut to the first 50 words", _of(_fifty_words), copies=False),
    Kind("paragraphs inserted", _of(lambda room, story: room.with_inserts(story)), copies=True),
    Kind("paragraphs reordered", _of(lambda room, story: room.shuffled(story)), copies=True),
    Kind("two fifths kept, rest new", _of(_mostly_new)),
    Kind("light rewrite (20 % of words)", _of(lambda room, story: room.reworded(story, 0.2))),
    Kind("heavy rewrite (60 % of words)", _of(lambda room, story: room.reworded(story, 0.6))),
    Kind("translation", _of(lambda room, story: room.reworded(story, 1.0))),
    Kind("both quote one statement", _quoting, copies=False),
    Kind("same topic", lambda room: (room.article(5), room.article(5)), copies=False),
]
