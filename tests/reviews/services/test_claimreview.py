"""What a ClaimReview takes from the signed text."""

from datetime import date
from typing import Any

import pytest

from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.shapes import PublishedReview
from reviews.domain.content import ClaimSaid, Place
from reviews.services.claimreview import problems_of, published_review
from tests.factories.reviews import ReviewFactory
from tests.reviews.contents import content
from tests.reviews.writing import NOW

pytestmark = pytest.mark.django_db

LINKED = Place(7, "Ferry sinks", "Daily", "https://daily.example/1", "2018-11-22", "2018-11-22")
PRINTED = Place(8, "Only in print", "Weekly", "", "2018-11-20", "2018-11-20")
PRINTED_LATER = Place(9, "Also in print", "Weekly", "", "2018-11-29", "2018-11-29")


def told(**values: Any) -> PublishedReview:
    return published_review(
        ReviewFactory(),
        content(**values),
        scale=None,
        published_at=NOW,
        modified_at=None,
        corrections=[],
    )


def codes(published: PublishedReview) -> set[str]:
    return {problem.code for problem in problems_of(published)}


@pytest.mark.parametrize("reviewed", [LINKED, PRINTED, None])
def test_an_earlier_place_without_an_address_leaves_no_first_appearance(
    reviewed: Place | None,
) -> None:
    published = told(appearance=reviewed, appearances=(LINKED, PRINTED))
    item = build(published)["itemReviewed"]
    assert "firstAppearance" not in item
    assert item["datePublished"] == "2018-11-20"
    assert [link["url"] for link in item["appearance"]] == [LINKED.url]
    assert "first_appearance_without_address" in codes(published)


def test_the_first_place_with_an_address_is_the_first_appearance() -> None:
    published = told(appearance=PRINTED_LATER, appearances=(PRINTED_LATER, LINKED))
    item = build(published)["itemReviewed"]
    assert item["firstAppearance"]["url"] == LINKED.url
    assert item["datePublished"] == "2018-11-22"
    assert "first_appearance_without_address" not in codes(published)


def test_a_place_that_may_be_earlier_leaves_no_first_appearance() -> None:
    perhaps = Place(8, "In print that year", "Weekly", "", "", "2018-12-31")
    published = told(appearance=LINKED, appearances=(LINKED, perhaps))
    assert published.first_appearance is None
    assert build(published)["itemReviewed"]["datePublished"] == "2018-11-22"


def test_without_any_known_day_none_is_told() -> None:
    undated = Place(8, "Some day", "Weekly", "https://weekly.example/", "", "")
    published = told(appearance=undated, appearances=(undated,))
    assert "datePublished" not in build(published)["itemReviewed"]
    assert published.first_appearance is None


def test_the_statement_is_what_is_reviewed_however_long() -> None:
    statement = (
        f"No ferry sank on {date(2018, 11, 22)} off the harbour, the harbour master said, or ever."
    )
    published = told(claim=ClaimSaid(3, statement, "A ferry sank", "en"))
    assert published.claim_reviewed == statement
    assert "claim_long" in codes(published)
