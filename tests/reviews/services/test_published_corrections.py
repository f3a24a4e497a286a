"""Corrections of what is public: signed again, told, and dropped without a trace for readers."""

import json

import pytest
from django.core.exceptions import ValidationError

from reviews.domain.vocabulary import CorrectionKind
from reviews.models import Correction, Review
from reviews.services import correcting, drafting, publication, signing
from reviews.services.articles import article_of
from tests.reviews.services.test_signing import codes
from tests.reviews.writing import (
    author_of,
    corrected_draft,
    correcting_,
    editor,
    later,
    material,
    published,
    sign,
)

pytestmark = pytest.mark.django_db


def test_a_material_correction_is_signed_again_and_told() -> None:
    review = material(first := published())
    assert review.state == "correcting"
    assert review.publication == first.publication
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    assert review.publication.version.rating.label == "True"
    review = sign(review, now=later(4))
    review = publication.publish(review, by=editor(), now=later(5))
    public = review.publication
    assert (public.kind, public.sequence, public.modified_at) == ("material", 2, later(5))
    row = Correction.objects.get()
    assert (row.kind, row.note, row.before, row.after) == (
        "correction",
        "The hour was wrong.",
        first.publication,
        public,
    )
    claim = type(review.claim).objects.get(pk=review.claim_id)
    assert claim.verdict == "Mostly true"
    article = article_of(review)
    assert (article.status, str(article.status_changed)) == ("corrected", "2030-01-02")
    document = json.loads(public.json_ld)
    assert document["correction"][0]["text"] == "The hour was wrong."
    assert document["datePublished"] < document["dateModified"]


def test_the_note_is_part_of_what_is_signed() -> None:
    review = material(published())
    before = review.version.content_hash
    words = corrected_draft(review, correction_note="The day was wrong.")
    review = drafting.save_draft(review, words, by=author_of(review), now=later(3))
    assert review.version.content_hash != before
    assert "The day was wrong." in review.version.content


def test_an_update_is_told_as_one() -> None:
    review = material(published(), correction_kind=CorrectionKind.UPDATE)
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    review = publication.publish(sign(review, now=later(4)), by=editor(), now=later(5))
    assert article_of(review).status == "updated"


def test_a_correction_may_be_edited_again_and_what_is_public_stays() -> None:
    review = material(first := published())
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    review = drafting.edit(review, corrected_draft(review), by=author_of(review), now=later(4))
    assert (review.state, review.publication) == ("correcting", first.publication)
    review = correcting.cancel_correction(review, by=author_of(review), now=later(5))
    assert (review.state, review.version) == ("published", first.publication.version)
    assert review.versions.count() == 3


def test_requested_changes_of_a_correction_can_be_dropped() -> None:
    review = material(published())
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    review = signing.request_changes(review, "No.", by=editor(), now=later(4))
    assert review.state == "changes_requested"
    assert correcting.cancel_correction(review, by=editor(), now=later(5)).state == "published"
    assert Review.objects.published().count() == 1


def test_a_correction_that_corrects_nothing_is_not_submitted() -> None:
    review = correcting_()
    with pytest.raises(ValidationError) as refused:
        correcting.apply_material(review, by=author_of(review), now=later(3))
    assert codes(refused.value) == {"version": ["nothing_changed"]}
