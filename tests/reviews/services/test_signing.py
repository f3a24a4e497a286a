"""Submitting, sending back, signing by hash, and taking a signature back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings

from accounts.errors import NotAllowed, StaleRecord
from accounts.models import Event, User
from accounts.services.steps import log_event
from reviews.errors import ReadAnotherVersion, TransitionRefused
from reviews.models import Comment, Party, Review, SignOff, SignOffFate
from reviews.services import drafting, publication, signing, work
from reviews.services.drafts import Draft
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    corrected_draft,
    draft,
    editor,
    later,
    opened,
    reviewer,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db


def codes(error: ValidationError) -> dict[str, list[str]]:
    return {field: [one.code for one in found] for field, found in error.error_dict.items()}


def test_a_whole_draft_is_submitted_and_signed() -> None:
    review = submitted()
    assert review.state == "in_review"
    signer = editor()
    review = sign(review, signer, comment="Read twice.")
    assert review.state == "approved"
    row = SignOff.objects.get()
    assert (row.signer, row.version, row.content_hash) == (
        signer,
        review.version,
        review.version.content_hash,
    )
    assert Party.objects.get(person=signer).part == "signer"


def test_what_is_missing_is_named_by_field() -> None:
    author = reviewer()
    review = drafting.open_review(opened().claim, by=author, now=NOW, language="de", draft=Draft())
    with pytest.raises(ValidationError) as refused:
        signing.submit(review, by=author, now=NOW)
    assert codes(refused.value) == {
        "rating": ["no_rating"],
        "headline": ["no_headline"],
        "explanation": ["no_explanation"],
        "claimant": ["no_claimant"],
        "evidence": ["no_evidence"],
    }
    assert Review.objects.get(pk=review.pk).state == "draft"


def test_an_author_never_signs() -> None:
    author = editor()
    review = submitted(by=author)
    with pytest.raises(TransitionRefused, match="you are one of its authors"):
        sign(review, author)


def test_a_superuser_who_wrote_it_does_not_sign_either() -> None:
    author = reviewer(is_superuser=True)
    review = submitted(by=author)
    with pytest.raises(TransitionRefused, match="you are one of its authors"):
        sign(review, author)


def test_nobody_signs_without_the_role() -> None:
    with pytest.raises(NotAllowed) as refused:
        sign(submitted(), reviewer())
    assert refused.value.details == {"action": "review.sign", "roles": ["admin", "editor"]}


def test_whoever_read_another_version_is_told_what_differs_and_by_whom() -> None:
    review = submitted()
    author, seen = author_of(review), review.version.content_hash
    words = corrected_draft(review, headline="A ferry sank", body="Asked again.")
    review = drafting.edit(review, words, by=author, now=later())
    review = signing.submit(review, by=author, now=later())
    with pytest.raises(ReadAnotherVersion) as refused:
        signing.sign(review, seen, conflict="none", by=editor(), now=later())
    assert refused.value.message == (
        f"You read version 1; {author} saved version 2 since then, which differs in: "
        "headline, text. Read it before you sign."
    )
    assert refused.value.details["changes"] == ["headline", "text"]
    assert not SignOff.objects.exists()


def test_a_hash_of_nothing_is_not_signed() -> None:
    review = submitted()
    with pytest.raises(ReadAnotherVersion, match="no version of the review"):
        signing.sign(review, "0" * 64, conflict="none", by=editor(), now=NOW)


@pytest.mark.parametrize("conflict", ["", "  "])
def test_a_conflict_is_declared(conflict: str) -> None:
    with pytest.raises(ValidationError) as refused:
        sign(submitted(), conflict=conflict)
    assert codes(refused.value) == {"conflict": ["required"]}


def test_who_has_a_conflict_does_not_sign() -> None:
    with pytest.raises(ValidationError) as refused:
        sign(submitted(), conflict="My brother is the captain.", has_conflict=True)
    assert codes(refused.value) == {"conflict": ["signoff_without_conflict"]}
    assert not Party.objects.filter(part="signer").exists()


@override_settings(REVIEW_SIGNATURES=2)
def test_two_signatures_on_the_same_version_where_two_are_asked_for() -> None:
    review, first = submitted(), editor()
    review = sign(review, first)
    assert review.state == "in_review"
    with pytest.raises(TransitionRefused, match="you signed this version already"):
        sign(review, first)
    assert sign(review).state == "approved"


@override_settings(REVIEW_SIGNATURES=2)
def test_a_signature_on_an_older_version_does_not_count() -> None:
    review = sign(submitted(), first := editor())
    author = author_of(review)
    review = drafting.edit(review, corrected_draft(review, body="x"), by=author, now=later())
    review = signing.submit(review, by=author, now=later())
    review = sign(review, first, now=later())
    assert review.state == "in_review"
    assert sign(review, now=later()).state == "approved"


def test_an_approved_review_that_is_edited_is_a_draft_again() -> None:
    review = approved()
    words = corrected_draft(review)
    review = drafting.edit(review, words, by=author_of(review), now=later())
    assert (review.state, review.version.sequence) == ("draft", 2)
    assert SignOff.objects.count() == 1
    review = signing.submit(review, by=author_of(review), now=later())
    assert review.state == "in_review"


def test_a_withdrawn_signature_sends_the_review_back_to_be_judged() -> None:
    signer = editor()
    review = sign(submitted(), signer)
    review = signing.withdraw_signature(review, "The log is a copy.", by=signer, now=later())
    assert review.state == "in_review"
    fate = SignOffFate.objects.get()
    assert (fate.fate, fate.reason, fate.by) == ("withdrawn", "The log is a copy.", signer)
    with pytest.raises(TransitionRefused, match="You withdrew your signature"):
        sign(review, signer, now=later())
    assert sign(review, now=later()).state == "approved"


def test_only_the_signer_withdraws_and_says_why() -> None:
    signer = editor()
    review = sign(submitted(), signer)
    with pytest.raises(TransitionRefused, match="no signature of yours"):
        signing.withdraw_signature(review, "No.", by=editor(), now=NOW)
    with pytest.raises(ValidationError):
        signing.withdraw_signature(review, " ", by=signer, now=NOW)


def test_changes_are_requested_with_a_comment() -> None:
    review, by = submitted(), editor()
    with pytest.raises(ValidationError):
        signing.request_changes(review, "", by=by, now=NOW)
    review = signing.request_changes(review, "Ask the coast guard.", by=by, now=NOW)
    assert review.state == "changes_requested"
    assert Comment.objects.get().body == "Ask the coast guard."
    assert signing.submit(review, by=author_of(review), now=NOW).state == "in_review"


def test_who_stepped_back_neither_judges_nor_signs() -> None:
    by = editor()
    review = work.assign(submitted(), by, by=editor(), now=NOW)
    review = signing.recuse(review, "The captain is my brother.", by=by, now=NOW)
    assert (review.state, review.assigned_to) == ("in_review", None)
    with pytest.raises(TransitionRefused, match="you stepped back"):
        sign(review, by)
    with pytest.raises(TransitionRefused, match="you stepped back"):
        signing.request_changes(review, "x", by=by, now=NOW)


def test_whoever_signed_never_writes() -> None:
    signer = editor()
    review = sign(submitted(), signer)
    review = drafting.edit(review, corrected_draft(review), by=author_of(review), now=NOW)
    with pytest.raises(TransitionRefused, match="whoever signs a review never writes it"):
        drafting.save_draft(review, draft(), by=signer, now=NOW)


def test_a_stale_form_is_refused_with_who_did_what() -> None:
    review = opened()
    seen = review.row_version
    author = author_of(review)
    review = signing.submit(review, by=author, now=NOW)
    with pytest.raises(StaleRecord) as refused:
        signing.submit(review, by=author, now=NOW, expected_version=seen)
    assert f"{author} submitted it" in refused.value.message
    assert refused.value.details["changes"] == [{"by": str(author), "action": "submit"}]
    assert refused.value.details["current"] == review.row_version


def test_each_step_is_one_event() -> None:
    review = approved()
    actions = Event.objects.about(review).values_list("action", flat=True)
    assert list(actions) == ["review.open", "review.submit", "review.sign"]
    event = Event.objects.about(review).last()
    assert event is not None
    assert event.before == {"state": "in_review"}
    assert event.after["state"] == "approved"
    assert event.after["content_hash"] == review.version.content_hash
    assert event.after["row_version"] == review.row_version
    assert Event.objects.filter(cause=event).count() == 0


@override_settings(REVIEW_SIGNATURES=2)
def test_whoever_steps_back_takes_their_signature_with_them() -> None:
    by = editor()
    review = work.assign(submitted(), by, by=editor(), now=NOW)
    review = sign(review, by)
    review = signing.recuse(review, "The captain is my brother.", by=by, now=later())
    fate = SignOffFate.objects.get()
    assert (fate.fate, fate.reason, fate.by) == ("withdrawn", "The captain is my brother.", by)
    review = sign(review, now=later(2))
    assert review.state == "in_review"
    assert sign(review, now=later(3)).state == "approved"


@override_settings(REVIEW_SIGNATURES=2)
def test_a_signature_of_somebody_who_stepped_back_does_not_count() -> None:
    by = editor()
    review = sign(submitted(), by)
    _note_recusal(review, by)
    review = sign(review)
    assert review.state == "in_review"
    assert sign(review).state == "approved"


def test_nothing_is_published_on_a_signature_of_somebody_who_stepped_back() -> None:
    by = editor()
    review = sign(submitted(), by)
    _note_recusal(review, by)
    with pytest.raises(TransitionRefused, match="0 of the 1 signatures"):
        publication.publish(review, by=editor(), now=later())


@override_settings(REVIEW_SIGNATURES=2)
def test_whoever_asks_for_changes_takes_their_signature_back() -> None:
    by = editor()
    review = sign(submitted(), by)
    review = signing.request_changes(review, "The figure is wrong.", by=by, now=later())
    fate = SignOffFate.objects.get()
    assert (fate.fate, fate.reason, fate.by) == ("withdrawn", "The figure is wrong.", by)
    review = signing.submit(review, by=author_of(review), now=later(2))
    assert sign(review, now=later(3)).state == "in_review"


@override_settings(REVIEW_SIGNATURES=2)
def test_a_signature_of_somebody_else_stays_when_changes_are_requested() -> None:
    review = signing.request_changes(sign(submitted()), "Ask again.", by=editor(), now=later())
    assert review.state == "changes_requested"
    assert not SignOffFate.objects.exists()


def _note_recusal(review: Review, by: User) -> None:
    """Puts on record that somebody stepped back, and leaves their signature as it is."""
    with transaction.atomic():
        log_event("review.recuse", review, by=by, reason="The captain is my brother.")
