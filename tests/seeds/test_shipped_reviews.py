"""The example reviews that are shipped, as a reader meets them."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import Event
from reviews.domain.vocabulary import CorrectionKind, ReviewState
from reviews.models import Correction, Review, SignOff
from seeds.reading import read_seeds
from seeds.review_loader import load_reviews

LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.mark.timeout(300)  # everything is loaded, on whatever machine
@pytest.mark.usefixtures("shipped_in_database")
def test_the_shipped_reviews_are_published_signed_and_corrected() -> None:
    seeds = read_seeds()
    assert load_reviews(seeds, now=LATER) == len(seeds.reviews) >= 4

    reviews = list(Review.objects.published())
    assert len(reviews) == len(seeds.reviews)
    assert {review.state for review in reviews} == {ReviewState.PUBLISHED}
    signers = {one.signer for one in SignOff.objects.all()}
    assert len(signers) >= 2
    assert not signers & {review.opened_by for review in reviews}
    kinds = set(Correction.objects.values_list("kind", flat=True))
    assert {CorrectionKind.MINOR, CorrectionKind.CORRECTION} <= kinds
    assert all(one.note for one in Correction.objects.all())
    assert Event.objects.filter(action="review.request_changes").exists()
    for review in reviews:
        page = Client().get(review.get_absolute_url()).content.decode()
        assert "Second Source demonstration desk" in page
        assert "five articles" in page
