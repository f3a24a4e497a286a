"""Lists of reviews, corrections, the methodology, and reviews on other pages."""

import pytest
from django.test import Client
from django.utils import timezone

from reviews.domain.vocabulary import MatchState
from reviews.models import Methodology
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ExternalReviewFactory, RatingScaleFactory
from tests.flat import assert_flat
from tests.reviews.writing import later, published, rating
from tests.web.pages.reviewing import SECRET, corrected, retracted, secrets_in_work
from web.pages import reviews as page_of_reviews

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str = "") -> list[str]:
    return [row.review.text for row in client.get(f"/reviews/{query}").context["rows"]]


def test_reviews_stand_the_newest_first_and_retracted_ones_do_not(client: Client) -> None:
    published(headline="First")
    published(headline="Second")
    retracted(published(headline="Gone"))
    assert listed(client) == ["Second", "First"]


def test_verdicts_are_filtered_by_what_they_come_down_to(client: Client) -> None:
    published(headline="Yes")
    published(headline="No", rating=rating("Mostly false"))
    assert listed(client, "?rated=false") == ["No"]
    assert listed(client, "?rated=other") == []


@pytest.mark.parametrize("query", ["?rated=pants", "?cursor=x"])
def test_what_a_list_does_not_know_it_names(client: Client, query: str) -> None:
    answer = client.get(f"/reviews/{query}")
    assert answer.status_code == 400
    assert f"“{query.partition('=')[2]}”" in answer.content.decode()
    assert client.get("/corrections/?cursor=x").status_code == 400


def test_pages_hold_every_review_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of_reviews, "PAGE_SIZE", 2)
    for n in range(5):
        published(headline=f"Review {n}")
    address, seen = "/reviews/?rated=true", []
    while address:
        answer = client.get(address)
        seen += [row.review.text for row in answer.context["rows"]]
        address = answer.context["next"] and f"/reviews/?{answer.context['next']}"
        assert not address or "rated=true" in address
    assert seen == [f"Review {n}" for n in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("path", ["/reviews/", "/"])
def test_lists_are_flat(client: Client, path: str) -> None:
    assert_flat(published, lambda: client.get(path))


def test_the_list_of_corrections_is_flat(client: Client) -> None:
    assert_flat(retracted, lambda: client.get("/corrections/"))


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/reviews/", "/corrections/", "/methodology/", "/claims/", "/claims/{claim}/"),
        *("/feeds/claimreview.json", "/feeds/reviews.atom"),
    ],
)
def test_no_word_and_no_count_of_what_is_being_worked_on(client: Client, path: str) -> None:
    review = published()
    address = path.format(claim=review.claim_id)
    before = body_of(client, address)
    correcting = secrets_in_work()
    after = body_of(client, address)
    assert SECRET not in after
    assert SECRET not in body_of(client, f"/claims/{correcting.claim_id}/")
    if path == "/corrections/":
        assert before == after


def body_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.getvalue().decode()


def test_corrections_are_told_with_the_verdict_that_changed(client: Client) -> None:
    corrected()
    page = client.get("/corrections/").content.decode()
    assert "The hour was wrong." in page
    assert page.index(">True<") < page.index(">Mostly true<")


def test_no_verdict_is_told_of_what_was_retracted_since(client: Client) -> None:
    retracted(corrected())
    page = client.get("/corrections/").content.decode()
    assert page.index("The log was forged.") < page.index("The hour was wrong.")
    assert "Mostly true" not in page


def test_the_methodology_with_former_versions_and_the_scale(client: Client) -> None:
    Methodology.objects.create(
        version=2, title="How we work now", text="One.\n\nTwo.", created_at=timezone.now()
    )
    RatingScaleFactory(name="Being tried out")
    published()
    page = client.get("/methodology/").content.decode()
    assert page.index("How we work now") < page.index("Earlier versions")
    assert 'id="version-1"' in page
    assert 'id="version-2"' in page
    assert "Missing context" in page
    assert "Being tried out" not in page


def test_a_claim_shows_the_reviews_of_several_publishers(client: Client) -> None:
    claim = ClaimFactory()
    published(claim=claim, headline="Our own one")
    ExternalReviewFactory(claim=claim, match=MatchState.CONFIRMED, title="Theirs")
    ExternalReviewFactory(claim=claim, match=MatchState.SUGGESTED, title="Perhaps theirs")
    ExternalReviewFactory(claim=claim, match=MatchState.REFUSED, title="Not about this")
    page = client.get(f"/claims/{claim.pk}/").content.decode()
    assert page.index("Our own one") < page.index("Theirs")
    assert "Pants on fire" in page
    assert "Perhaps theirs" not in page
    assert "Not about this" not in page


def test_a_claim_says_that_our_review_of_it_was_retracted(client: Client) -> None:
    claim = ClaimFactory()
    review = retracted(published(claim=claim, rating=rating("Mostly false")))
    page = client.get(f"/claims/{claim.pk}/").content.decode()
    assert f'<a href="{review.get_absolute_url()}">Our review</a> was retracted on <time' in page
    assert "The log was forged." in page
    assert "verdict-false" not in page
    assert "Mostly false" not in page
    opened = ClaimFactory()
    assert "was retracted" not in client.get(f"/claims/{opened.pk}/").content.decode()


def test_a_claim_in_a_list_shows_the_verdict_until_it_is_retracted(client: Client) -> None:
    review = published(rating=rating("Mostly false"))
    page = client.get("/claims/").content.decode()
    assert f'<a href="{review.get_absolute_url()}"><span class="verdict verdict-false">' in page
    retracted(review)
    assert "verdict-false" not in client.get("/claims/").content.decode()


def test_the_newest_reviews_stand_on_the_home_page(client: Client) -> None:
    assert "The newest reviews" not in client.get("/").content.decode()
    published(headline="Did it sail?")
    page = client.get("/").content.decode()
    assert "Did it sail?" in page
    assert 'type="application/atom+xml"' in page


def test_times_are_those_of_publishing(client: Client) -> None:
    corrected()
    (row,) = client.get("/reviews/").context["rows"]
    assert row.published_at < row.modified_at == later(5)
