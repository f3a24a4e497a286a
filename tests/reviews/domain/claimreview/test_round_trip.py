"""What is exported is read back the same, and what was read is exported the same for ever."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.embedding import script_text
from reviews.domain.claimreview.feed import feed
from reviews.domain.claimreview.moments import written
from reviews.domain.claimreview.reading import Reading, ReadReview, published, read
from reviews.domain.claimreview.shapes import Organisation, PublishedReview, Tombstone
from reviews.domain.claimreview.texts import one_line
from tests.reviews.domain.claimreview.dirty import SAMPLES
from tests.reviews.domain.claimreview.sample import Sample
from tests.reviews.domain.claimreview.strategies import FULL, JSON, LIKE_REVIEWS, REVIEWS
from tests.reviews.domain.claimreview.writing import TODAY, review

SLOWLY = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def again(document: object) -> Reading:
    return read(document, source="export", today=TODAY)


def exported(read_review: ReadReview) -> str:
    return script_text(build(published(read_review)))


@SLOWLY
@given(REVIEWS)
def test_an_export_is_read_without_repairs_into_the_same_fields(
    given_review: PublishedReview,
) -> None:
    reading = again(script_text(build(given_review)))
    assert (reading.quarantined, reading.notes, len(reading.items)) == ((), (), 1)
    item = reading.items[0]
    assert item.notes == ()
    back = published(item)
    same = ("url", "organisation", "language", "license", "citations")
    assert all(getattr(back, name) == getattr(given_review, name) for name in same)
    assert back.claim_reviewed == one_line(given_review.claim_reviewed)
    assert back.rating == given_review.rating
    assert back.claimants == tuple(dict.fromkeys(given_review.claimants))
    assert back.date_published == written(given_review.date_published)
    assert back.claim_date == written(given_review.claim_date)
    links = dict.fromkeys(link.url for link in given_review.appearances)
    assert [link.url for link in back.appearances] == list(links)


@SLOWLY
@given(REVIEWS)
def test_export_import_export_is_identical(given_review: PublishedReview) -> None:
    first = script_text(build(given_review))
    assert exported(again(first).items[0]) == first
    assert exported(again(f'<script type="application/ld+json">{first}</script>').items[0]) == first


@SLOWLY
@given(st.lists(REVIEWS, max_size=3))
def test_a_feed_is_read_in_order(reviews: list[PublishedReview]) -> None:
    gone = Tombstone("https://facts.example.org/reviews/1/", "2024-03-01")
    whole = feed(
        reviews, [gone], url="https://facts.example.org/feeds/claimreview.json", name="Reviews",
        organisation=Organisation("Example Checkers", "https://facts.example.org/"),
    )  # fmt: skip
    reading = again(script_text(whole))
    assert [exported(one) for one in reading.items] == [script_text(build(one)) for one in reviews]
    assert [(one.url, one.deleted.iso) for one in reading.gone] == [(gone.url, "2024-03-01")]
    assert reading.quarantined == ()


@SLOWLY
@given(FULL | LIKE_REVIEWS | JSON)
def test_whatever_was_imported_is_exported_the_same_for_ever(document: Any) -> None:
    for item in again(document).items:
        first = exported(item)
        reading = again(first)
        assert len(reading.items) == 1
        assert exported(reading.items[0]) == first
        assert reading.items[0].notes == () or {n.code for n in reading.items[0].notes} <= {
            "rating_words_missing", "item_missing",
        }  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_so_is_every_dirty_sample(sample: Sample) -> None:
    first = exported(read(sample.document, source=sample.source, today=TODAY).items[0])
    assert exported(again(first).items[0]) == first


def test_a_changed_field_is_seen() -> None:
    assert script_text(build(review())) != script_text(build(review(headline="Other")))
