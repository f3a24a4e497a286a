"""The anchors of the five articles, carried into altered texts: none lands where it says another thing."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from seeds.anchors import texts_in
from seeds.domain.quotes import anchored
from seeds.reading import DATA, read_seeds
from sources.domain.anchors import Fate, Place, Reading, reattach

TEXTS = os.environ.get("SEED_TEXTS", "")
pytestmark = pytest.mark.skipif(not TEXTS, reason="SEED_TEXTS names no folder of texts")

DIGIT = re.compile(r"\d")
WORD = re.compile(r"(?<=\s)(?=[a-z]{4,}\s)")


def anchors() -> Iterator[tuple[str, Place]]:
    """Every anchor of the five articles, with the text it lies in."""
    seeds = read_seeds(DATA)
    by_hash = {sha256: text for _, sha256, text in texts_in(Path(TEXTS))}
    texts = {one.key: by_hash[one.version.sha256] for one in seeds.articles if one.version}
    for anchor in anchored(seeds):
        yield texts[anchor.article], Place(anchor.anchor.start, anchor.anchor.end)


@cache
def reading(text: str) -> Reading:
    """A text prepared once."""
    return Reading(text)


def sentence(text: str, place: Place) -> Place:
    """The sentence around an anchor, as places in the text."""
    read = reading(text)
    return read.original(read.sentence_around(read.within(place)))


def fate(before: str, place: Place, after: str) -> Fate:
    return reattach(reading(before), place, Reading(after)).fate


def test_an_untouched_sentence_is_carried() -> None:
    tried = [(text, place) for text, place in anchors()]
    assert len(tried) > 200
    for text, place in tried:
        after = "A correction was added on top.\n\n" + text.replace("’", "'").replace(" ", "\u00a0")
        found = reattach(reading(text), place, reading(after))
        assert found.fate == Fate.CARRIED
        assert found.place is not None
        shift = len("A correction was added on top.\n\n")
        assert (found.place.start, found.place.end) == (place.start + shift, place.end + shift)


def altered(text: str, place: Place, pattern: re.Pattern[str], put: str) -> str | None:
    """The text with something put into the sentence of an anchor, None where nothing fits.

    Nor where the sentence stands twice, as below a headline: its twin still says the same.
    """
    around = sentence(text, place)
    if text.count(text[around.start : around.end].strip()) > 1:
        return None
    before, within, after = (
        text[: around.start],
        text[around.start : around.end],
        text[around.end :],
    )
    if within in before + after:
        return None
    changed, count = pattern.subn(put, within, count=1)
    return before + changed + after if count and changed != within else None


@pytest.mark.parametrize(
    ("pattern", "put"), [(DIGIT, "9"), (WORD, "not "), (re.compile(r"^"), "They deny that ")]
)
def test_a_sentence_that_says_another_thing_is_never_carried(
    pattern: re.Pattern[str], put: str
) -> None:
    tried = 0
    for text, place in anchors():
        after = altered(text, place, pattern, put)
        if after is not None:
            tried += 1
            assert fate(text, place, after) != Fate.CARRIED
    assert tried > 20


def test_words_alone_would_be_carried() -> None:
    """The control: with only the words compared, most altered sentences would pass."""
    passed = 0
    for text, place in anchors():
        after = altered(text, place, re.compile(r"^"), "They deny that ")
        passed += after is not None and text[place.start : place.end] in after
    assert passed > 100
