"""Attacks by publishing, correcting and retracting what was not signed for it."""

from reviews.services import publication, retracting
from tests.factories.accounts import UserFactory
from tests.reviews.api.asking import at, post, read, seen
from tests.reviews.api.attacks import NOT_ALLOWED, NOT_NOW, UNKNOWN, Try, attack
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    correcting_,
    editor,
    later,
    material,
    opened,
    proposed,
    published,
    reviewer,
    rewritten,
    submitted,
)


@attack
def what_nobody_signed_is_published() -> Try:
    review = submitted()
    return Try(editor(), at(review, "publish"), seen(review), NOT_NOW)


@attack
def a_draft_is_published() -> Try:
    review = opened()
    return Try(UserFactory(is_superuser=True), at(review, "publish"), seen(review), NOT_NOW)


@attack
def what_nobody_signed_is_scheduled() -> Try:
    review = submitted()
    body = {**seen(review), "at": "2031-01-01T00:00:00Z"}
    return Try(editor(), at(review, "schedule"), body, NOT_NOW)


@attack
def the_past_is_scheduled() -> Try:
    review = approved()
    body = {**seen(review), "at": "2020-01-01T00:00:00Z"}
    return Try(editor(), at(review, "schedule"), body, UNKNOWN)


@attack
def what_was_edited_after_the_signature_is_published() -> Try:
    review = approved()
    post(author_of(review), at(review, "edit"), **seen(review), headline="Quietly other")
    return Try(editor(), at(review, "publish"), seen(review), NOT_NOW)


@attack
def one_signature_is_published_where_two_are_asked_for() -> Try:
    review = approved()
    return Try(editor(), at(review, "publish"), seen(review), NOT_NOW, signatures=2)


@attack
def the_clocks_step_is_taken_by_hand() -> Try:
    review = publication.schedule(approved(), later(60), by=editor(), now=NOW)
    return Try(editor(), at(review, "publish-due"), seen(review), (404, "not_found"))


@attack
def a_published_review_is_published_again() -> Try:
    review = published()
    return Try(editor(), at(review, "publish"), seen(review), NOT_NOW)


@attack
def a_signed_retraction_is_the_proposers_own() -> Try:
    who = editor()
    review = proposed(by=who)
    return Try(who, at(review, "sign-retraction"), seen(review), NOT_NOW)


@attack
def a_superuser_signs_the_retraction_they_proposed() -> Try:
    who = UserFactory(is_superuser=True)
    review = proposed(by=who)
    return Try(who, at(review, "sign-retraction"), seen(review), NOT_NOW)


@attack
def a_retraction_is_signed_that_nobody_proposed() -> Try:
    review = published()
    return Try(editor(), at(review, "sign-retraction"), seen(review), NOT_NOW)


@attack
def a_withdrawn_proposal_is_signed() -> Try:
    who = editor()
    review = proposed(by=who)
    review = retracting.withdraw_retraction_proposal(review, "No", by=who, now=later(2))
    return Try(editor(), at(review, "sign-retraction"), seen(review), NOT_NOW)


@attack
def a_reviewer_declines_an_editors_proposal() -> Try:
    review = proposed()
    body = {**seen(review), "reason": "No"}
    return Try(reviewer(), at(review, "withdraw-retraction-proposal"), body, NOT_NOW)


@attack
def a_reviewer_proposes_a_retraction() -> Try:
    review = published()
    body = {**seen(review), "note": "No"}
    return Try(reviewer(), at(review, "propose-retraction"), body, NOT_ALLOWED)


@attack
def a_material_change_is_applied_as_a_minor_one() -> Try:
    review = material(published())
    return Try(editor(), at(review, "apply-minor"), read(review), UNKNOWN)


@attack
def an_author_applies_a_minor_correction() -> Try:
    who = editor()
    review = rewritten(correcting_(published(by=who)), body="Twice.")
    return Try(who, at(review, "apply-minor"), read(review), NOT_NOW)


@attack
def another_text_is_applied_as_a_minor_correction() -> Try:
    review = correcting_()
    old = read(review)["content_hash"]
    review = rewritten(review, body="Twice.")
    body = {**read(review), "content_hash": old}
    return Try(editor(), at(review, "apply-minor"), body, (412, "read_another_version"))


@attack
def what_is_public_is_archived() -> Try:
    review = correcting_()
    body = {**seen(review), "reason": "Away with it"}
    return Try(editor(), at(review, "archive"), body, NOT_NOW)
