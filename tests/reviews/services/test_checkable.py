"""A claim that is given up, or found uncheckable, gets no verdict; what is public can be mended."""

from collections.abc import Callable

import pytest

from accounts.models import Event
from claims.models import Claim
from reviews.errors import TransitionRefused
from reviews.models import Review
from reviews.services import correcting, publication, signing, work
from tests.reviews.writing import (
    approved,
    author_of,
    editor,
    later,
    material,
    opened,
    published,
    reviewer,
    sign,
)

pytestmark = pytest.mark.django_db

GIVEN_UP = [{"status": "withdrawn"}, {"checkability": "opinion"}]


def archived() -> Review:
    review = opened()
    return work.archive(review, "Nobody has time.", by=editor(), now=later())


MOMENTS: list[tuple[Callable[[], Review], Callable[[Review], Review]]] = [
    (opened, lambda one: signing.submit(one, by=author_of(one), now=later(2))),
    (approved, lambda one: publication.publish(one, by=editor(), now=later(2))),
    (approved, lambda one: publication.schedule(one, later(9), by=editor(), now=later(2))),
    (archived, lambda one: work.reopen(one, by=reviewer(), now=later(2))),
]


@pytest.mark.parametrize("given_up", GIVEN_UP)
@pytest.mark.parametrize(("made", "goes_on"), MOMENTS)
def test_a_review_of_a_claim_that_is_given_up_does_not_go_on(
    made: Callable[[], Review], goes_on: Callable[[Review], Review], given_up: dict[str, str]
) -> None:
    review = made()
    Claim.objects.filter(pk=review.claim_id).update(**given_up)
    with pytest.raises(TransitionRefused, match=r"claim is withdrawn|where evidence can settle"):
        goes_on(Review.objects.get(pk=review.pk))
    assert Review.objects.get(pk=review.pk).state == review.state


def test_the_clock_does_not_publish_it_either() -> None:
    review = publication.schedule(approved(), later(5), by=editor(), now=later())
    Claim.objects.filter(pk=review.claim_id).update(status="withdrawn")
    assert publication.publish_due(now=later(6)) == []
    assert Review.objects.get(pk=review.pk).state == "approved"
    assert "claim is withdrawn" in Event.objects.about(review).latest("pk").reason


def test_what_is_public_is_corrected_whatever_became_of_its_claim() -> None:
    review = material(published())
    Claim.objects.filter(pk=review.claim_id).update(status="withdrawn")
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    review = signing.request_changes(review, "Ask again.", by=editor(), now=later(4))
    review = signing.submit(review, by=author_of(review), now=later(5))
    review = sign(review, now=later(6))
    assert publication.publish(review, by=editor(), now=later(7)).state == "published"
