"""Minor corrections: signed and public in one step, and only where nothing that matters is touched."""

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from claims.models import Claim
from reviews.domain.content import read
from reviews.domain.vocabulary import CorrectionKind
from reviews.errors import ReadAnotherVersion, TransitionRefused
from reviews.models import Correction, Publication, Review
from reviews.services import correcting, drafting, publication
from reviews.services.articles import article_of
from reviews.services.drafts import draft_of
from tests.reviews.services.test_signing import codes
from tests.reviews.writing import (
    author_of,
    corrected_draft,
    correcting_,
    editor,
    evidence,
    later,
    material,
    published,
    rating,
    reviewer,
    rewritten,
    sign,
)

pytestmark = pytest.mark.django_db


def apply(review: Review, **values: object) -> Review:
    given = {"conflict": "none", "by": editor(), "now": later(3), **values}
    return correcting.apply_minor(review, review.version.content_hash, **given)


def test_a_minor_correction_is_signed_and_public_at_once() -> None:
    first = published()
    review = rewritten(correcting_(first), body="We asked both harbour masters.")
    by = editor()
    review = apply(review, by=by)
    public = review.publication
    assert (review.state, public.kind, public.required) == ("published", "minor", 1)
    assert public.first_signoff.signer == by
    assert public.first_signoff.content_hash == public.content_hash == review.version.content_hash
    row = Correction.objects.get()
    assert (row.kind, row.note, row.before) == ("minor", "", first.publication)
    assert public.modified_at is None
    article = article_of(review)
    assert article.status == "live"
    assert article.versions.count() == 2


def test_a_minor_correction_with_a_note_is_told() -> None:
    review = rewritten(correcting_(), body="x", correction_note="A name was misspelt.")
    review = apply(review)
    assert Correction.objects.get().note == "A name was misspelt."
    assert review.publication.modified_at == later(3)
    assert "A name was misspelt." in review.publication.json_ld


@override_settings(REVIEW_SIGNATURES=1)
def test_an_author_applies_no_correction_of_their_own() -> None:
    author = editor()
    review = rewritten(correcting_(published(by=author)), body="x")
    with pytest.raises(TransitionRefused, match="you are one of its authors"):
        apply(review, by=author)


def test_what_is_more_than_minor_is_submitted() -> None:
    review = rewritten(
        correcting_(),
        rating=rating("False"),
        evidence=(evidence("coast.example"), evidence("other.example")),
    )
    with pytest.raises(ValidationError) as refused:
        apply(review)
    assert set(codes(refused.value)) == {"rating", "evidence"}
    assert Publication.objects.count() == 1


def test_another_wording_of_the_claim_is_more_than_minor() -> None:
    review = correcting_()
    Claim.objects.filter(pk=review.claim_id).update(statement="Another ferry sank.")
    review = Review.objects.get(pk=review.pk)
    review = rewritten(review, body="x")
    with pytest.raises(ValidationError) as refused:
        apply(review)
    assert set(codes(refused.value)) == {"claim"}


def test_what_the_authors_call_a_correction_is_none_of_the_minor_ones() -> None:
    review = rewritten(
        correcting_(),
        body="x",
        correction_kind=CorrectionKind.CLARIFICATION,
        correction_note="It was unclear.",
    )
    with pytest.raises(ValidationError) as refused:
        apply(review)
    assert codes(refused.value) == {"correction_kind": ["not_minor"]}


def test_nothing_changed_is_nothing_to_apply() -> None:
    with pytest.raises(ValidationError) as refused:
        apply(correcting_())
    assert codes(refused.value) == {"version": ["nothing_changed"]}


def test_a_minor_correction_is_of_the_version_that_was_read() -> None:
    review = rewritten(correcting_(), body="x")
    seen = review.version.content_hash
    review = drafting.save_draft(
        review, corrected_draft(review, body="y"), by=author_of(review), now=later(3)
    )
    with pytest.raises(ReadAnotherVersion, match="differs in: text"):
        correcting.apply_minor(review, seen, conflict="none", by=editor(), now=later(4))


def test_a_correction_is_opened_with_a_reason_by_any_reviewer() -> None:
    review = published()
    with pytest.raises(ValidationError):
        correcting.open_correction(review, "", by=reviewer(), now=later())
    review = correcting.open_correction(review, "A reader wrote", by=reviewer(), now=later())
    assert (review.state, review.is_public) == ("correcting", True)


def test_whoever_helps_with_a_correction_is_an_author_from_then_on() -> None:
    review, helper = correcting_(), editor()
    words = corrected_draft(review, body="x")
    review = drafting.save_draft(review, words, by=helper, now=later(2))
    with pytest.raises(TransitionRefused, match="you are one of its authors"):
        apply(review, by=helper)


def test_a_retraction_is_no_kind_of_correction_that_authors_choose() -> None:
    with pytest.raises(ValidationError) as refused:
        rewritten(correcting_(), correction_kind=CorrectionKind.RETRACTION)
    assert codes(refused.value) == {"correction_kind": ["not_a_correction"]}


def test_what_readers_were_told_of_one_correction_is_not_told_of_the_next() -> None:
    review = material(published())
    assert draft_of(review.version).correction_note == "The hour was wrong."
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    review = publication.publish(sign(review, now=later(4)), by=editor(), now=later(5))
    words = draft_of(review.version)
    assert (words.correction_kind, words.correction_note) == (None, "")
    review = rewritten(correcting_(review), body="Another thing.")
    assert read(review.version.content).correction is None
