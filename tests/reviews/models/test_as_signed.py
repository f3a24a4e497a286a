"""What is signed says the same as the columns beside it, one by one: else the row is not written."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from reviews.models import Evidence, Methodology, ReviewVersion
from tests.factories.claims import AppearanceFactory, OriginFactory
from tests.factories.reviews import (
    EvidenceFactory,
    EvidenceFileFactory,
    MethodologyFactory,
    RatingFactory,
    ReviewFactory,
    ReviewVersionFactory,
)
from tests.factories.sources import SourceFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

Told = dict[str, Any]


def put(*path: str, value: object) -> Callable[[Told], None]:
    def change(told: Told) -> None:
        *before, last = path
        for name in before:
            told = told[name]
        told[last] = value

    return change


def refusal_of(row: ReviewVersion | Evidence) -> str:
    with transaction.atomic(), pytest.raises(IntegrityError) as caught:
        type(row)._base_manager.bulk_create([row])
    return str(caught.value.__cause__.diag.constraint_name)


def version_telling(change: Callable[[Told], None], **columns: Any) -> ReviewVersion:
    row: ReviewVersion = unsaved(ReviewVersionFactory, **columns)
    told = json.loads(row.content)
    change(told)
    row.content = json.dumps(told)
    return row


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("language",), "de"),
        (("organisation", "id"), 0),
        (("claim", "id"), 0),
        (("claimant", "id"), 0),
        (("claimant", "title"), "mayor"),
        (("claimant",), None),
        (("appearance",), {"id": 0}),
        (("methodology",), 99),
        (("methodology",), None),
        (("rating",), None),
        (("rating", "scale"), "Another"),
        (("rating", "scale_version"), 2),
        (("rating", "worst"), 0),
        (("rating", "best"), 6),
        (("rating", "value"), 5),
        (("rating", "value"), None),
        (("rating", "label"), "True"),
        (("rating", "definition"), "It is so."),
        (("rating", "normalised"), "true"),
    ],
)
def test_a_version_that_tells_otherwise_is_refused(path: tuple[str, ...], value: object) -> None:
    row = version_telling(put(*path, value=value))
    assert refusal_of(row) == "reviewversion_content_agrees"


@pytest.mark.parametrize("name", ["language", "organisation", "rating", "methodology", "claimant"])
def test_nothing_that_is_compared_is_left_out(name: str) -> None:
    row = version_telling(lambda told: told.pop(name))
    assert refusal_of(row) == "reviewversion_content_agrees"


def test_columns_of_another_row_are_refused() -> None:
    review = ReviewFactory()
    appearance = AppearanceFactory(claim=review.claim)
    MethodologyFactory()  # from here on the newest
    for columns in (
        {"title_of_claimant": "mayor"},
        {"methodology": Methodology.objects.get(version=1)},
        {"methodology": None},
        {"appearance": appearance},
        {"rating": None},
        {"claimant": SourceFactory()},
    ):
        row: ReviewVersion = unsaved(ReviewVersionFactory, review=review)
        for name, value in columns.items():
            setattr(row, name, value)
        assert refusal_of(row) == "reviewversion_content_agrees", columns


def test_an_unfinished_version_agrees_too() -> None:
    bare = {"rating": None, "methodology": None, "claimant": None, "title_of_claimant": ""}
    assert ReviewVersionFactory(**bare).pk
    review = ReviewFactory()
    assert ReviewVersionFactory(review=review, appearance=AppearanceFactory(claim=review.claim)).pk
    assert ReviewVersionFactory(rating=RatingFactory(value=None, label="Unproven")).pk


GROUNDS: dict[str, Callable[[], Told]] = {
    "url": dict,
    "no archive": lambda: {"archive_url": "", "no_archive_reason": "It forbids copies."},
    "appearance": lambda: {"appearance": AppearanceFactory(), "url": "", "archive_url": ""},
    "origin": lambda: {"origin": OriginFactory(), "url": "", "archive_url": ""},
    "file": lambda: {"file": EvidenceFileFactory(), "url": "", "archive_url": ""},
}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question", "Who?"),
        ("answer", "Nobody."),
        ("stance", "supports"),
        ("note", "Heard of it."),
        ("kind", "rumour"),
        ("ref", 0),
        ("archive_url", "https://archive.example/2"),
        ("no_archive_reason", "It is lost."),
        ("sha256", "0" * 64),
        ("media_type", "image/gif"),
    ],
)
def test_evidence_of_which_is_told_otherwise_is_refused(
    ground: str, name: str, value: object
) -> None:
    row: Evidence = unsaved(EvidenceFactory, **GROUNDS[ground]())
    told = json.loads(row.version.content)["evidence"][0]
    row.version = ReviewVersionFactory(grounds=({**told, name: value},))
    assert refusal_of(row) == "evidence_as_signed"


@pytest.mark.parametrize("ground", GROUNDS)
def test_evidence_as_it_is_told_is_kept(ground: str) -> None:
    assert EvidenceFactory(**GROUNDS[ground]()).pk
