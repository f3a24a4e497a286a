"""Two editors retract; the page stays, the verdict goes."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Claim
from reviews.errors import TransitionRefused
from reviews.models import Correction, ProposalWithdrawal, Retraction, Review
from reviews.services import correcting, retracting
from reviews.services.articles import article_of
from tests.reviews.writing import author_of, editor, later, opened, proposed, published, reviewer

pytestmark = pytest.mark.django_db


def test_one_editor_proposes_and_another_one_signs() -> None:
    one, other = editor(), editor()
    review = proposed(by=one)
    assert review.state == "published"
    review = retracting.sign_retraction(review, by=other, now=later(2))
    row = Retraction.objects.get()
    assert (review.state, review.retraction) == ("retracted", row)
    assert (row.proposed_by, row.signed_by) == (one, other)
    told = Correction.objects.get()
    assert (told.kind, told.note, told.after) == ("retraction", "The log was forged.", None)
    assert review.is_public


def test_what_is_retracted_has_no_verdict_and_the_article_falls() -> None:
    review = retracting.sign_retraction(proposed(), by=editor(), now=later(2))
    claim = Claim.objects.get(pk=review.claim_id)
    assert (claim.verdict, claim.verdict_class, claim.verdict_url) == ("", "", "")
    article = article_of(review)
    assert (article.status, str(article.status_changed)) == ("retracted", "2030-01-02")
    assert article.notice_url.endswith(f"{review.get_absolute_url()}#corrections")
    assert not Review.objects.published().exists()


def test_who_proposed_does_not_sign() -> None:
    one = editor()
    review = proposed(by=one)
    with pytest.raises(TransitionRefused, match="you proposed it, and another person signs"):
        retracting.sign_retraction(review, by=one, now=later(2))
    assert not Retraction.objects.exists()


def test_a_proposal_has_a_note_for_readers() -> None:
    with pytest.raises(ValidationError):
        retracting.propose_retraction(published(), " ", by=editor(), now=later())


@pytest.mark.parametrize("note", ["x", "n/a", "– 12 –"])
def test_a_note_that_tells_readers_nothing_is_refused_with_what_it_is(note: str) -> None:
    with pytest.raises(ValidationError) as refused:
        retracting.propose_retraction(published(), note, by=editor(), now=later())
    assert f"“{note}” tells readers nothing" in refused.value.message_dict["note"][0]


def test_one_proposal_at_a_time_and_no_correction_beside_it() -> None:
    review = proposed()
    with pytest.raises(TransitionRefused, match="signed or withdrawn first"):
        proposed(review)
    with pytest.raises(TransitionRefused, match="signed or withdrawn first"):
        correcting.open_correction(review, "x", by=reviewer(), now=later(2))


def test_a_withdrawn_proposal_is_nothing_to_sign() -> None:
    one = editor()
    review = proposed(by=one)
    with pytest.raises(TransitionRefused, match="whoever proposed it, or an editor or admin"):
        retracting.withdraw_retraction_proposal(review, "No.", by=reviewer(), now=later(2))
    review = retracting.withdraw_retraction_proposal(review, "It holds.", by=one, now=later(2))
    with pytest.raises(TransitionRefused, match="no retraction is proposed"):
        retracting.sign_retraction(review, by=editor(), now=later(3))
    assert proposed(review).state == "published"


def test_after_a_retraction_the_claim_may_be_reviewed_anew() -> None:
    review = retracting.sign_retraction(proposed(), by=editor(), now=later(2))
    claim = Claim.objects.get(pk=review.claim_id)
    assert opened(author_of(review), claim).state == "draft"


def test_a_proposal_of_somebody_who_left_is_declined_by_another_editor() -> None:
    one, other = editor(), editor()
    review = proposed(by=one)
    one.is_active = False
    one.save()
    with pytest.raises(ValidationError):
        retracting.withdraw_retraction_proposal(review, " ", by=other, now=later(2))
    review = retracting.withdraw_retraction_proposal(review, "It holds.", by=other, now=later(2))
    row = ProposalWithdrawal.objects.get()
    assert (row.by, row.reason) == (other, "It holds.")
    assert (
        correcting.open_correction(review, "x", by=reviewer(), now=later(3)).state == "correcting"
    )
