"""What a search finds, in which order, and at which cost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from reviews.domain.claims_search import FoundClaim, Search
from reviews.models import ExternalReview
from reviews.services.claim_search import search_reviews
from reviews.services.retracting import sign_retraction
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ExternalReviewFactory
from tests.flat import asked, assert_flat
from tests.reviews.writing import NOW, editor, later, proposed, published

pytestmark = pytest.mark.django_db

TODAY = date(2030, 1, 10)


def found(query: str = "", offset: int = 0, **values: Any) -> list[FoundClaim]:
    search = Search(query=query, **values)
    return list(search_reviews(search, offset=offset, today=TODAY).claims)


def texts(query: str = "", **values: Any) -> list[str]:
    return [one.text for one in found(query, **values)]


def test_our_own_review_comes_as_it_was_published() -> None:
    review = published(claim=ClaimFactory(statement="The ferry Kirishima sank in 2019"))
    (one,) = found("ferry kirishima")
    assert (one.text, one.claimant) == (
        "The ferry Kirishima sank in 2019", review.publication.version.claimant.name,
    )  # fmt: skip
    (told,) = one.reviews
    assert told.url.endswith(review.get_absolute_url())
    assert (told.rating, told.title, told.language) == ("True", "Did a ferry sink?", "en")
    assert str(told.reviewed).startswith("2030-01-02")


def test_our_own_comes_first_then_all_the_words_then_the_likest() -> None:
    ExternalReviewFactory(claim_text="A ferry", title="", rating_given="Wrong")
    ExternalReviewFactory(claim_text="Ferries sank off Otaru", title="", rating_given="x")
    ExternalReviewFactory(claim_text="Off Otaru a ferry sank", title="", rating_given="x")
    published(claim=ClaimFactory(statement="A ferry sank off Otaru"))
    ExternalReviewFactory(claim_text="Bread has become dearer", title="", rating_given="x")
    assert texts("ferry sank off otaru")[:3] == [
        "A ferry sank off Otaru", "Off Otaru a ferry sank", "Ferries sank off Otaru",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query", ["ferry otaru", "FERRIES sank", "pants fire ferry", "did a ferry", "ferry"]
)
def test_claim_title_and_rating_are_searched(query: str) -> None:
    row = ExternalReviewFactory()
    assert texts(query) == [row.claim_text]
    assert texts("bread dearer") == []


def test_what_is_not_public_is_not_found() -> None:
    ExternalReviewFactory(gone_on=NOW.date())
    review = proposed(published(claim=ClaimFactory(statement="A ferry sank")))
    assert texts("ferry") == ["A ferry sank"]
    sign_retraction(review, by=editor(), now=later(9))
    assert texts("ferry") == []


def test_a_site_is_asked_for_without_words(settings: LazySettings) -> None:
    settings.SITE_URL = "https://www.facts.example"
    published(claim=ClaimFactory(statement="A ferry sank"))
    ExternalReviewFactory(site="other.example", claim_text="Other")
    ExternalReviewFactory(claim_text="Ours not")
    assert texts(site="facts.example") == ["A ferry sank"]
    assert texts(site="checks.example") == ["Ours not"]
    assert texts(site="nobody.example") == []


def test_a_language_has_no_region() -> None:
    ExternalReviewFactory(language="pt-BR")
    assert len(texts("ferry", language="pt-PT")) == 1
    assert len(texts("ferry", language="pt")) == 1
    assert texts("ferry", language="en") == []


@pytest.mark.parametrize(
    ("reviewed", "claimed", "age", "is_found"),
    [
        (TODAY - timedelta(5), None, 5, True),
        (TODAY - timedelta(6), None, 5, False),
        (TODAY - timedelta(9), TODAY - timedelta(3), 5, True),
        (None, None, 5, False),
        (None, None, None, True),
        (TODAY - timedelta(9), None, 2**31 - 1, True),
    ],
)
def test_age_is_counted_from_the_newer_of_claim_and_review(
    reviewed: date | None, claimed: date | None, age: int | None, is_found: bool
) -> None:
    ExternalReviewFactory(reviewed_on=reviewed, claim_date=claimed)
    assert bool(texts("ferry", max_age_days=age)) is is_found


def test_pages_follow_one_another_without_a_gap() -> None:
    for number in range(7):
        ExternalReviewFactory(claim_text=f"Ferry {number} sank", reviewed_on=TODAY)
    whole = texts("ferry sank")
    pages = [texts("ferry sank", offset=at, page_size=3) for at in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert [text for page in pages for text in page] == whole
    assert len(set(whole)) == 7


def test_a_page_costs_the_same_however_much_is_found() -> None:
    assert_flat(ExternalReviewFactory, lambda: found("ferry", page_size=100))
    with asked() as statements:
        found("ferry")
    assert len(statements) <= 5


def test_hostile_words_are_words() -> None:
    ExternalReviewFactory()
    for query in ("'", "%", "a & b | !", "\\", ":*", "<->", "🚢", "ferry'; DROP TABLE x; --"):
        found(query)
    assert ExternalReview.objects.count() == 1
