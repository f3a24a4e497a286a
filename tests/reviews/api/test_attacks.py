"""Attacks on the two-person rule over the API: each is refused, and nothing of it is kept."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client, override_settings

from accounts.models import Event, User
from reviews.models import Publication, Retraction, Review, SignOff
from reviews.services import publication, retracting, signing, work
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.reviews.api.asking import REVIEWS, at, fresh, post, read, seen, with_role, written
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
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Try:
    """What an attacker sends, and how it should be refused."""

    user: User | None
    url: str
    body: dict[str, Any]
    refused: tuple[int, str]
    method: str = "post"
    headers: dict[str, str] | None = None
    signatures: int = 1


NOT_NOW = (409, "transition_refused")
UNKNOWN = (400, "invalid")
NOT_ALLOWED = (403, "not_allowed")
ATTACKS: list[Callable[[], Try]] = []


def attack(make: Callable[[], Try]) -> Callable[[], Try]:
    ATTACKS.append(make)
    return make


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
    return Try(None, at(review, "sign"), read(review), (403, "not_authenticated"))


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
def somebody_elses_proposal_is_withdrawn() -> Try:
    review = proposed()
    body = {**seen(review), "reason": "No"}
    return Try(editor(), at(review, "withdraw-retraction-proposal"), body, NOT_NOW)


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


def _hidden(name: str, value: Any) -> Callable[[], Try]:
    """A save that also sets what is not for people to set."""

    def make() -> Try:
        review = opened()
        body = {**seen(review), "headline": "Other", name: value}
        return Try(author_of(review), at(review, "save"), body, UNKNOWN)

    make.__name__ = f"a_save_sets_{name}"
    return make


HIDDEN = {
    "state": "published",
    "publication": 1,
    "version": 1,
    "content": "{}",
    "content_hash": "0" * 64,
    "created_by": 1,
    "created_at": "2020-01-01T00:00:00Z",
    "sequence": 9,
    "review": 1,
    "claim": 1,
    "organisation": 1,
    "opened_by": 1,
    "assigned_to": 1,
    "scheduled_for": "2020-01-01T00:00:00Z",
    "retraction": 1,
    "methodology": 1,
    "scale": 1,
    "is_complete": True,
    "author_part": "signer",
    "id": 1,
    "pk": 1,
    "by": 1,
    "now": "2020-01-01T00:00:00Z",
    "expected_version": 1,
    "__class__": "Review",
    "parties": [],
}
ATTACKS += [_hidden(name, value) for name, value in HIDDEN.items()]


@attack
def a_review_is_opened_as_published() -> Try:
    body = {"claim": ClaimFactory().pk, **written(), "state": "published"}
    return Try(reviewer(), REVIEWS, body, UNKNOWN)


@attack
def a_review_is_opened_by_somebody_else() -> Try:
    body = {"claim": ClaimFactory().pk, "opened_by": editor().pk}
    return Try(reviewer(), REVIEWS, body, UNKNOWN)


@attack
def the_method_is_overridden_by_a_header() -> Try:
    review = published()
    headers = {"X-HTTP-Method-Override": "DELETE"}
    return Try(editor(), at(review), {}, (405, "method_not_allowed"), headers=headers)


@attack
def the_method_is_overridden_by_a_parameter() -> Try:
    review = submitted()
    url = f"{at(review, 'sign')}?_method=PUT"
    return Try(editor(), url, read(review), (400, "invalid_parameters"))


def _method(name: str, step: str) -> Callable[[], Try]:
    """A step, or a record, asked for with a method that there is not."""

    def make() -> Try:
        review = submitted()
        refused = (405, "method_not_allowed")
        return Try(editor(), at(review, step), read(review), refused, method=name)

    make.__name__ = f"{name}_{step or 'the_review'}"
    return make


ATTACKS += [
    _method(name, step)
    for name in ("get", "put", "patch", "delete")
    for step in ("sign", "publish", "")
    if (name, step) != ("get", "")
]


@attack
def a_stale_look_is_signed() -> Try:
    review = submitted()
    body = read(review)
    work.set_due(review, later().date(), by=editor(), now=NOW)
    return Try(editor(), at(review, "sign"), body, (412, "stale_record"))


@attack
def no_look_at_all_is_signed() -> Try:
    review = submitted()
    body = read(review)
    del body["row_version"]
    return Try(editor(), at(review, "sign"), body, UNKNOWN)


@attack
def an_account_that_was_closed_signs() -> Try:
    review = submitted()
    return Try(
        editor(is_active=False), at(review, "sign"), read(review), (403, "not_authenticated")
    )


def kept() -> tuple[Any, ...]:
    """Everything that an attack could have written."""
    return (
        sorted(Review.objects.values_list("pk", "state", "row_version", "publication", "version")),
        sorted(SignOff.objects.values_list("pk", "signer", "content_hash", "fate__fate")),
        sorted(Publication.objects.values_list("pk", "content_hash")),
        Retraction.objects.count(),
        Event.objects.count(),
    )


def send(one: Try) -> Any:
    client = Client()
    if one.user is not None:
        client.force_login(one.user)
    body = json.dumps(one.body)
    kind = "application/json"
    return client.generic(one.method.upper(), one.url, body, kind, headers=one.headers)


def test_there_are_attacks_of_every_kind() -> None:
    names = [make.__name__ for make in ATTACKS]
    assert len(names) >= 75
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("make", ATTACKS, ids=lambda make: make.__name__)
def test_it_is_refused_and_nothing_of_it_is_kept(make: Callable[[], Try], settings) -> None:
    one = make()
    settings.REVIEW_SIGNATURES = one.signatures
    before = kept()
    answer = send(one)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == one.refused, problem
    assert problem["detail"]
    assert kept() == before


def test_a_form_of_another_site_cannot_sign() -> None:
    review, who = submitted(), editor()
    client = Client(enforce_csrf_checks=True)
    client.force_login(who)
    answer = client.post(at(review, "sign"), read(review), content_type="application/json")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]
)
def test_only_json_is_read(kind: str) -> None:
    review, who = submitted(), editor()
    client = Client()
    client.force_login(who)
    answer = client.generic("POST", at(review, "sign"), json.dumps(read(review)), kind)
    assert answer.status_code == 415
    assert not SignOff.objects.exists()


def test_the_right_way_is_open() -> None:
    review = submitted()
    assert post(with_role("editor"), at(review, "sign"), **read(review)).status_code == 200
    assert post(with_role("editor"), at(review, "publish"), **seen(review)).status_code == 200
    assert fresh(review).publication.content_hash == fresh(review).version.content_hash
