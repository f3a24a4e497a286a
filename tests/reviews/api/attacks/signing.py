"""Attacks by signatures: one's own work, twice, another text, another name."""

from django.test import override_settings

from reviews.models import Review
from reviews.services import publication, signing, work
from tests.factories.accounts import UserFactory
from tests.reviews.api.asking import at, fresh, post, read, seen
from tests.reviews.api.attacks import NOT_ALLOWED, NOT_NOW, UNKNOWN, Try, attack
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    correcting_,
    editor,
    later,
    opened,
    reviewer,
    rewritten,
    sign,
    submitted,
)


def by_editor_who_wrote() -> Review:
    return submitted(by=editor())


@attack
def the_author_signs() -> Try:
    review = by_editor_who_wrote()
    return Try(author_of(review), at(review, "sign"), read(review), NOT_NOW)


@attack
def a_superuser_who_wrote_signs() -> Try:
    review = submitted(by=UserFactory(is_superuser=True))
    return Try(author_of(review), at(review, "sign"), read(review), NOT_NOW)


@attack
def who_wrote_one_version_long_ago_signs_the_newest() -> Try:
    review = opened()
    helper = editor()
    post(helper, at(review, "save"), **seen(review), headline="From an editor")
    post(author_of(review), at(review, "save"), **seen(review), headline="From the author")
    post(author_of(review), at(review, "submit"), **seen(review))
    return Try(helper, at(review, "sign"), read(review), NOT_NOW)


@attack
def who_took_it_over_signs_without_writing_a_word() -> Try:
    heir = editor()
    review = work.hand_over(submitted(), heir, by=editor(), now=NOW)
    return Try(heir, at(review, "sign"), read(review), NOT_NOW)


@attack
def a_signer_signs_twice() -> Try:
    review = submitted()
    with override_settings(REVIEW_SIGNATURES=2):
        sign(review)
    signer = review.signoffs.get().signer
    return Try(signer, at(review, "sign"), read(review), NOT_NOW, signatures=2)


@attack
def who_withdrew_a_signature_signs_the_same_text_again() -> Try:
    who = editor()
    review = sign(submitted(), who)
    review = signing.withdraw_signature(review, "I doubt it.", by=who, now=later())
    return Try(who, at(review, "sign"), read(review), NOT_NOW)


@attack
def who_stepped_back_signs() -> Try:
    who = editor()
    review = work.assign(submitted(), who, by=editor(), now=NOW)
    review = signing.recuse(review, "A cousin", by=who, now=NOW)
    return Try(who, at(review, "sign"), read(review), NOT_NOW)


@attack
def who_stepped_back_applies_a_minor_correction() -> Try:
    who = editor()
    review = work.assign(submitted(), who, by=editor(), now=NOW)
    review = signing.recuse(review, "A cousin", by=who, now=NOW)
    review = publication.publish(sign(review), by=editor(), now=NOW)
    review = rewritten(correcting_(review), body="Twice.")
    return Try(who, at(review, "apply-minor"), read(review), NOT_NOW)


@attack
def a_signer_writes() -> Try:
    who = editor()
    review = publication.publish(sign(submitted(), who), by=editor(), now=NOW)
    review = correcting_(review)
    return Try(who, at(review, "save"), {**seen(review), "headline": "Mine"}, NOT_NOW)


@attack
def a_signer_takes_the_review_over() -> Try:
    who = editor()
    review = sign(submitted(), who)
    body = {**seen(review), "person": who.username}
    return Try(editor(), at(review, "hand-over"), body, (400, "invalid"))


@attack
def a_signer_edits() -> Try:
    who = editor()
    review = sign(submitted(), who)
    return Try(who, at(review, "edit"), {**seen(review), "headline": "Mine"}, NOT_NOW)


@attack
def the_hash_of_an_older_text_is_signed() -> Try:
    review = opened()
    old = read(review)["content_hash"]
    post(author_of(review), at(review, "save"), **seen(review), headline="Other")
    post(author_of(review), at(review, "submit"), **seen(review))
    body = {**read(review), "content_hash": old}
    return Try(editor(), at(review, "sign"), body, (412, "read_another_version"))


@attack
def the_hash_of_another_review_is_signed() -> Try:
    review, other = submitted(), submitted()
    body = {**read(review), "content_hash": read(other)["content_hash"]}
    return Try(editor(), at(review, "sign"), body, (412, "read_another_version"))


@attack
def no_hash_is_signed() -> Try:
    review = submitted()
    return Try(editor(), at(review, "sign"), {**read(review), "content_hash": ""}, UNKNOWN)


@attack
def a_hash_of_the_attackers_own_is_signed() -> Try:
    review = submitted()
    body = {**read(review), "content_hash": "0" * 64}
    return Try(editor(), at(review, "sign"), body, (412, "read_another_version"))


@attack
def a_conflict_of_interest_is_declared_and_signed_over() -> Try:
    review = submitted()
    body = {**read(review), "conflict": "My cousin's ferry", "has_conflict": True}
    return Try(editor(), at(review, "sign"), body, UNKNOWN)


@attack
def nothing_is_declared() -> Try:
    review = submitted()
    return Try(editor(), at(review, "sign"), {**read(review), "conflict": " "}, UNKNOWN)


@attack
def a_signature_is_given_in_another_name() -> Try:
    review = by_editor_who_wrote()
    body = {**read(review), "signer": editor().pk}
    return Try(author_of(review), at(review, "sign"), body, UNKNOWN)


@attack
def a_signature_is_given_for_another_version_by_id() -> Try:
    review = submitted()
    body = {**read(review), "version": fresh(submitted()).version_id}
    return Try(editor(), at(review, "sign"), body, UNKNOWN)


@attack
def somebody_elses_signature_is_withdrawn() -> Try:
    review = approved()
    body = {**seen(review), "reason": "I say so."}
    return Try(editor(), at(review, "withdraw-signature"), body, NOT_NOW)


@attack
def a_draft_is_signed() -> Try:
    review = opened()
    return Try(editor(), at(review, "sign"), read(review), NOT_NOW)


@attack
def a_reviewer_signs() -> Try:
    review = submitted()
    return Try(reviewer(), at(review, "sign"), read(review), NOT_ALLOWED)


@attack
def nobody_signs() -> Try:
    review = submitted()
    return Try(None, at(review, "sign"), read(review), (401, "not_authenticated"))
