"""A part of a plain text counts as found only if all of it lies in a segment of the right kind."""

from dataclasses import replace

import pytest

from sources.domain.vocabulary import SegmentKind
from tests.sources.pages.judging import Verdict
from tests.sources.pages.seed_reading import Place, SeedText, judge_text, seed_texts
from tests.sources.pages.test_judging import RIGHT, page

TEXT = "# News\n\nNews\n\nBy Pat Miller\n\nThe wheel turns.\n"
BYLINE = Place((SegmentKind.BYLINE,), "By Pat", "Miller")
SECOND = Place((SegmentKind.HEADLINE,), "News", "News", occurrence=2)


def wrong(*segments: tuple[SegmentKind, int, int]) -> set[str]:
    seed = SeedText(page(), places=(BYLINE, SECOND), body=("The wheel",))
    judged = judge_text(seed, replace(RIGHT, text=TEXT, segments=segments))
    return {one.field for one in judged if one.verdict is Verdict.WRONG}


def test_parts_are_found_by_their_kind_and_place() -> None:
    headline, byline = (SegmentKind.HEADLINE, 8, 12), (SegmentKind.BYLINE, 14, 27)
    assert not wrong(headline, byline)
    assert wrong((SegmentKind.HEADLINE, 2, 6), byline) == {"headline: News (2)"}
    assert wrong(headline, (SegmentKind.CAPTION, 14, 27)) == {"byline: By Pat"}
    assert wrong(headline, (SegmentKind.BYLINE, 14, 20)) == {"byline: By Pat"}
    assert wrong(headline, (SegmentKind.BYLINE, 14, 33)) == {"body"}


def test_words_that_stand_nowhere_are_refused() -> None:
    with pytest.raises(LookupError, match="stands nowhere"):
        Place((SegmentKind.BYLINE,), "By Sam", "Miller").span(TEXT)


def test_five_texts_are_expected() -> None:
    assert len(seed_texts()) == 5
    assert all(len(seed.places) >= 2 for seed in seed_texts().values())
    fragments = [
        words
        for seed in seed_texts().values()
        for place in seed.places
        for words in (place.start, place.end)
    ]
    assert max(len(words.split()) for words in fragments) <= 6
