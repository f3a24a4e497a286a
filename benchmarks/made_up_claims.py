"""Claims that nobody made, with words about as common as in English, and the same told otherwise.

Two words in five are those that every sentence has; the others are invented, the most common one in
a twentieth of the claims, most in very few. A third of the claims has a figure, a fifth a year.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from benchmarks.find_sources import invented, words

OFTEN = words(
    "the of and to in a is that for was on with as by at it from are this be have not has were "
    "their or which been an had they more will than after its but who would about all into only "
    "when other there no most some these between can during over he his she her if up out so"
)
"""The words that every sentence has, the most common one first."""

IN_EVERY_SENTENCE = 0.4
WORDS = 200_000
LENGTHS = (12, 25)
ASKED_LENGTHS = (15, 25)


class Wording:
    """Words and how common each is; the same seed gives the same words."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        made = dict.fromkeys(
            invented(chance, 2 + (place % 3 > 0)).lower() for place in range(WORDS)
        )
        self.words = list(made)
        self.shares = list(accumulate(1 / (rank + 20) for rank in range(len(self.words))))
        self.often = list(accumulate(1 / (rank + 1) for rank in range(len(OFTEN))))

    def said(self, number: int) -> list[str]:
        """Words that say something."""
        return self.chance.choices(self.words, cum_weights=self.shares, k=number)

    def between(self, number: int) -> list[str]:
        """Words that stand between those."""
        return self.chance.choices(OFTEN, cum_weights=self.often, k=number)

    def mixed(self, said: list[str], length: int) -> str:
        """A sentence of these words and of those that stand between them."""
        words = said + self.between(length - len(said))
        self.chance.shuffle(words)
        return f"{' '.join(words).capitalize()}."

    def claim(self) -> str:
        """A claim of 12 to 25 words."""
        length = self.chance.randint(*LENGTHS)
        said = self.said(round(length * (1 - IN_EVERY_SENTENCE)))
        if self.chance.random() < 1 / 3:
            said[0] = str(round(10 ** self.chance.uniform(0.3, 5)))
        if self.chance.random() < 1 / 5:
            said[1] = str(self.chance.randint(1990, 2025))
        return self.mixed(said, length)

    def told_otherwise(self, claim: str) -> str:
        """A sentence of 15 to 25 words with half of what a claim says, the rest said by nobody."""
        known = [word for word in claim.lower().strip(".").split() if word not in OFTEN]
        length = self.chance.randint(*ASKED_LENGTHS)
        kept = self.chance.sample(known, max(3, len(known) // 2))
        others = max(0, round(length * (1 - IN_EVERY_SENTENCE)) - len(kept))
        return self.mixed(kept + self.said(others), length)


def claims(wording: Wording, count: int) -> Iterator[str]:
    """Will make so many claims."""
    return (wording.claim() for _ in range(count))
