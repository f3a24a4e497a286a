"""What a careful reader finds in the five seed texts, and how that compares with what was read."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from sources.domain.pages.extracted import Extracted
from sources.domain.vocabulary import SegmentKind
from tests.sources.pages.judging import Judgement, Verdict, judge_fields, places, touched
from tests.sources.pages.reading import HERE, Page, read_one


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text, named by its first and last words, and the kinds of segment that fit."""

    kinds: tuple[SegmentKind, ...]
    start: str
    end: str
    occurrence: int = 1

    def span(self, text: str) -> tuple[int, int]:
        """Where the stretch stands.

        Raises: LookupError when it does not.
        """
        firsts = places(text, self.start)[self.occurrence - 1 :]
        lasts = [end for _, end in places(text, self.end) if firsts and end >= firsts[0][1]]
        if not lasts:
            raise LookupError(f"{self.start!r} … {self.end!r} stands nowhere")
        return firsts[0][0], lasts[0]


@dataclass(frozen=True, slots=True)
class SeedText:
    """One text with what must be found in it and where its parts are."""

    page: Page
    places: tuple[Place, ...]
    body: tuple[str, ...]


def read_place(raw: dict[str, Any]) -> Place:
    """Will read one place."""
    return Place(tuple(map(SegmentKind, raw.pop("kind"))), **raw)


@cache
def seed_texts() -> dict[str, SeedText]:
    """Every text by the name of its file."""
    entries = yaml.safe_load((HERE / "seed_expected.yaml").read_text(encoding="utf-8"))
    return {
        name: SeedText(
            places=tuple(map(read_place, entry.pop("places"))),
            body=tuple(entry.pop("body")),
            page=read_one(name, entry),
        )
        for name, entry in entries.items()
    }


def is_of_kind(extracted: Extracted, place: Place) -> bool:
    """Whether every letter or digit of a place lies in a segment of a kind that fits."""
    start, end = place.span(extracted.text)
    marked = {
        at
        for kind, first, last in extracted.segments
        if kind in place.kinds
        for at in range(first, last)
    }
    letters = (start + found.start() for found in re.finditer(r"\w", extracted.text[start:end]))
    return all(at in marked for at in letters)


def judge_text(seed: SeedText, extracted: Extracted) -> list[Judgement]:
    """Will judge every field, every place (as `kind: first words`) and the body."""
    parts = [
        Judgement(
            f"{place.kinds[0]}: {place.start}" + f" ({place.occurrence})" * (place.occurrence > 1),
            Verdict.RIGHT if is_of_kind(extracted, place) else Verdict.WRONG,
            extracted.text[slice(*place.span(extracted.text))],
            place.kinds,
        )
        for place in seed.places
    ]
    drowned = [
        words
        for words in seed.body
        if all(touched(extracted, *found) for found in places(extracted.text, words))
    ]
    verdict = Verdict.WRONG if drowned else Verdict.RIGHT
    body = Judgement("body", verdict, drowned, "none marked or missing")
    return [*judge_fields(seed.page, extracted), *parts, body]
