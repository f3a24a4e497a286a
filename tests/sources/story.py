"""Made-up articles for tests of copies: sentences of made-up words, no two texts by chance alike."""

import zlib

import numpy as np

from sources.models import ArticleVersion
from tests.factories.sources import VersionFactory

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def sentences(number: int, *, seed: object, words: int = 12) -> list[str]:
    """So many sentences, the same ones for the same seed."""
    dice = np.random.default_rng(zlib.crc32(str(seed).encode()))
    return [
        " ".join("".join(dice.choice(SYLLABLES, 3)) for _ in range(words)).capitalize() + "."
        for _ in range(number)
    ]


def story(number: int = 20, *, seed: object, words: int = 12) -> str:
    """A text with one sentence a line."""
    return "\n".join(sentences(number, seed=seed, words=words))


def published(text: str, *, day: str = "2018-11-22", **article: object) -> ArticleVersion:
    """An article that came out on that day with this text."""
    dates = {"article__published_from": day, "article__published_to": day}
    more = {f"article__{name}": value for name, value in article.items()}
    return VersionFactory(body=text, **dates, **more)
