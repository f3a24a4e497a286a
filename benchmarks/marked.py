"""Articles with passages marked in their text, each by a claim of its own."""

import hashlib
from dataclasses import dataclass
from random import Random

from benchmarks.shapes import Shapes
from claims.domain.vocabulary import AppearanceStatus, Basis
from claims.models import Appearance
from sources.domain.vocabulary import TextRights
from sources.models import Article, ArticleVersion
from tests.claims.fresh import recompute_one

PARAGRAPH, PASSAGE = 60, 8
"""So many words of a text are a paragraph, so many of them a passage."""


@dataclass(frozen=True, slots=True)
class Marked:
    """How long a text is, and how many passages are marked in it."""

    words: int
    passages: int


def marked(shapes: Shapes, what: Marked) -> Article:
    """An article of made-up words; each passage has a chain of one hop and was counted."""
    text, places = _text(what)
    article = Article.objects.create(
        publisher=shapes.houses[0], title="A long day in Otaru", may_show=TextRights.ALL.value
    )
    version = ArticleVersion.objects.create(
        article=article,
        text=text,
        length=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    claims = shapes.claims(what.passages)
    rows = Appearance.objects.bulk_create(
        Appearance(
            claim=claim,
            article=article,
            version=version,
            exact=text[start:end],
            start=start,
            end=end,
            basis=Basis.ATTRIBUTED.value,
            status=AppearanceStatus.ACCEPTED.value,
        )
        for claim, (start, end) in zip(claims, places, strict=True)
    )
    shapes.hops(list(zip(rows, shapes.statements(what.passages), strict=True)))
    for claim in claims:
        recompute_one(claim.pk)
    return article


def _text(what: Marked) -> tuple[str, list[tuple[int, int]]]:
    """Paragraphs, and the places of the passages: as far apart as may be, in one paragraph each."""
    chance, text = Random(9), ""
    apart = what.words // what.passages
    places: list[tuple[int, int]] = []
    for number in range(what.words):
        if number % apart == 0:
            begun = len(text)
        text += f"{chance.choice('bcdfglmprst')}{chance.choice('aeiou')}rry{number}"
        if number % apart == PASSAGE and len(places) < what.passages:
            places.append((begun, len(text)))
        text += ".\n\n" if number % PARAGRAPH == PARAGRAPH - 1 else " "
    return text, places
