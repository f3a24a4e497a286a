"""Questions about reviews."""

from datetime import date, timedelta

import pytest

from claims.models import Claim
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review
from tests.factories.accounts import UserFactory
from tests.factories.reviews import (
    PUBLISHED,
    PublicationFactory,
    ReviewFactory,
    ReviewVersionFactory,
    SignOffFactory,
    published_review,
    retracted_review,
    walk,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 3)


def test_live_reviews_are_being_worked_on_or_stand() -> None:
    draft, public = ReviewFactory(), published_review()
    retracted_review()
    walk(ReviewFactory(), ReviewState.ARCHIVED)
    assert set(Review.objects.live()) == {draft, public}


def test_after_an_archived_review_another_one_may_be_opened() -> None:
    archived = walk(ReviewFactory(), ReviewState.ARCHIVED)
    assert ReviewFactory(claim=archived.claim).pk > archived.pk


def test_what_is_public_stays_so_while_it_is_corrected() -> None:
    review = walk(published_review(), ReviewState.CORRECTING, ReviewState.IN_REVIEW)
    assert review.is_public
    assert list(Review.objects.published()) == [review]


def test_a_retracted_review_is_public_but_not_published() -> None:
    review = retracted_review()
    ReviewFactory()
    assert list(Review.objects.public()) == [review]
    assert not Review.objects.published().exists()


@pytest.mark.parametrize(
    "change",
    [
        {"label": "circular"},
        {"supports_possible": 2},
        dict.fromkeys(("verdict", "verdict_class", "verdict_url"), ""),
    ],
)
def test_a_review_is_outdated_when_sourcing_or_words_changed(change: dict[str, object]) -> None:
    review, other = published_review(), published_review()
    assert not Review.objects.published().outdated().exists()
    Claim.objects.filter(pk=review.claim_id).update(**change)
    assert list(Review.objects.published().outdated()) == [review]
    assert other.pk != review.pk


def test_a_draft_is_never_outdated() -> None:
    ReviewFactory()
    assert not Review.objects.outdated().exists()


def test_overdue_reviews_come_by_how_long_they_wait() -> None:
    late = ReviewFactory(due_on=TODAY - timedelta(days=1))
    later = ReviewFactory(due_on=TODAY - timedelta(days=9))
    ReviewFactory(due_on=TODAY)
    walk(ReviewFactory(due_on=date(2020, 1, 1)), ReviewState.ARCHIVED)
    assert list(Review.objects.overdue(TODAY)) == [later, late]


def test_what_is_published_is_no_longer_due() -> None:
    review = published_review()
    Review.objects.filter(pk=review.pk).update(due_on=date(2020, 1, 1))
    assert not Review.objects.overdue(TODAY).exists()


def test_scheduled_reviews_wait_for_their_time() -> None:
    steps = (ReviewState.IN_REVIEW, ReviewState.APPROVED, ReviewState.SCHEDULED)
    review = walk(ReviewFactory(), *steps, scheduled_for=PUBLISHED)
    assert not Review.objects.to_publish(PUBLISHED - timedelta(seconds=1)).exists()
    assert list(Review.objects.to_publish(PUBLISHED)) == [review]


def test_reviews_of_a_person() -> None:
    ada = UserFactory()
    assigned, written = ReviewFactory(assigned_to=ada), ReviewFactory(opened_by=ada)
    ReviewVersionFactory(review=written)
    assert list(Review.objects.assigned_to(ada)) == [assigned]
    assert set(Review.objects.unassigned()) == {written}


def test_nobody_is_asked_to_sign_their_own() -> None:
    ada = UserFactory()
    own, other = ReviewFactory(opened_by=ada), ReviewFactory()
    for review in (own, other):
        ReviewVersionFactory(review=review)
        walk(review, ReviewState.IN_REVIEW)
    assert list(Review.objects.open_to_sign(ada)) == [other]


def test_a_signer_is_asked_again() -> None:
    signoff = SignOffFactory()
    walk(signoff.review, ReviewState.IN_REVIEW)
    assert list(Review.objects.open_to_sign(signoff.signer)) == [signoff.review]


def test_reviews_of_a_claim_the_newest_first() -> None:
    old = walk(ReviewFactory(), ReviewState.ARCHIVED)
    new = ReviewFactory(claim=old.claim)
    ReviewFactory()
    assert list(Review.objects.about(old.claim)) == [new, old]


def test_the_last_published_comes_first() -> None:
    draft, early = ReviewFactory(), published_review()
    late = published_review(published_at=PUBLISHED + timedelta(days=1))
    assert list(Review.objects.newest_first()) == [late, early, draft]


@pytest.mark.parametrize("bundle", ["for_listing", "for_page"])
def test_a_bundle_needs_one_query(bundle: str, django_assert_num_queries: object) -> None:
    published_review()
    published_review()
    with django_assert_num_queries(1):
        for review in getattr(Review.objects, bundle)():
            assert (review.claim.statement, review.organisation.name) != ("", "")
            assert review.publication.version.rating.label == "False"


def test_a_second_publication_takes_the_place_of_the_first() -> None:
    review = published_review()
    newer = PublicationFactory(version=ReviewVersionFactory(review=review))
    review = walk(review, ReviewState.CORRECTING, ReviewState.PUBLISHED, publication=newer)
    assert (review.publication.sequence, newer.kind) == (2, "material")
