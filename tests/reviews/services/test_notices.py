"""Who is written to about reviews, when, and never twice."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from accounts.models import Event, MutedNotice, Notice, User
from accounts.services.notices import send_waiting
from claims.models import Claim
from reviews.models import Party, Review
from reviews.services import notices, requests, signing, work
from tests.factories.accounts import UserFactory
from tests.flat import assert_flat
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
    rewritten,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db


def letters(kind: str) -> list[tuple[User, str]]:
    found = Notice.objects.filter(kind=kind).order_by("pk")
    return [(one.user, one.path) for one in found.select_related("user")]


def at(review: Review) -> str:
    return f"/desk/reviews/{review.pk}/"


def test_who_is_given_a_review_is_told_once() -> None:
    review, by, whom = opened(), editor(), editor(first_name="Hana")
    work.assign(review, whom, by=by, now=NOW)
    work.assign(review, whom, by=by, now=later())  # it was theirs already
    assert letters("assigned") == [(whom, at(review))]
    heir = editor()
    work.hand_over(review, heir, by=author_of(review), now=later())
    work.assign(review, by, by=by, now=later())  # whoever takes it knows
    assert letters("assigned")[1:] == [(heir, at(review))]
    notice = Notice.objects.get(user=whom)
    event = Event.objects.about(review).get(pk=int(notice.key.removeprefix("event-")))
    assert event.action == "review.assign"


def test_a_signature_is_wanted_of_those_who_could_give_it() -> None:
    able, recused = editor(), editor()
    UserFactory(roles=["reviewer"])
    editor(is_active=False)
    review = opened(by=editor())
    signing.submit(review, by=author_of(review), now=NOW)
    assert {user for user, _ in letters("signature_wanted")} == {able, recused}
    assert author_of(review) not in {able, recused}


def test_who_it_is_assigned_to_is_asked_alone() -> None:
    editor()
    able, review = editor(), opened()
    work.assign(review, able, by=editor(), now=NOW)
    signing.submit(review, by=author_of(review), now=NOW)
    assert letters("signature_wanted") == [(able, at(review))]


def test_after_a_first_signature_the_others_are_asked(settings: Any) -> None:
    settings.REVIEW_SIGNATURES = 2
    first, second = editor(), editor()
    review = submitted()
    Notice.objects.all().delete()
    sign(review, by=first)
    assert letters("signature_wanted") == [(second, at(review))]
    Notice.objects.all().delete()
    review.refresh_from_db()
    sign(review, by=second)
    assert not letters("signature_wanted")


STAGES: dict[str, Callable[[], Review]] = {
    "draft": opened,
    "in review": submitted,
    "approved": approved,
    "published": published,
    "retraction proposed": proposed,
    "minor correction": lambda: rewritten(correcting_(), headline="Did a ferry sink at all?"),
    "material correction": lambda: material(published()),
}


@pytest.mark.parametrize("stage", STAGES)
def test_who_could_sign_is_whoever_finds_it_in_their_queue(stage: str) -> None:
    editor()
    review = STAGES[stage]()
    if stage == "in review":
        recused = editor()
        work.assign(review, recused, by=editor(), now=NOW)
        signing.recuse(review, "I sail there", by=recused, now=later())
    row = Review.objects.filter(pk=review.pk)
    able = [user for user in notices.editors() if row.waiting_for_signature_of(user).exists()]
    assert notices.able_to_sign(row.get()) == able
    assert bool(able) == (stage in {"in review", "retraction proposed", "minor correction"})


def test_who_could_sign_is_asked_once_for_all() -> None:
    review = submitted()

    def read() -> None:
        assert all(user.roles for user in notices.able_to_sign(review))

    assert_flat(editor, read)


def test_what_is_overdue_is_told_once_a_day() -> None:
    review, mine = opened(), opened()
    Review.objects.filter(pk__in=[review.pk, mine.pk]).update(due_on=date(2030, 1, 5))
    whom = editor()
    work.assign(review, whom, by=editor(), now=NOW)
    assert notices.tell_of_overdue(date(2030, 1, 5)) == 0
    assert notices.tell_of_overdue(date(2030, 1, 6)) == 2
    assert notices.tell_of_overdue(date(2030, 1, 6)) == 0
    assert notices.tell_of_overdue(date(2030, 1, 7)) == 2
    assert letters("overdue")[:2] == [(whom, at(review)), (author_of(mine), at(mine))]


def test_a_reader_s_request_goes_to_those_who_made_the_review() -> None:
    review = published()
    made = requests.submit_request("The hour is wrong.", review=review)
    people = {one.person for one in Party.objects.of(review)}
    assert len(people) == 2
    assert {user for user, _ in letters("correction_requested")} == people
    assert {path for _, path in letters("correction_requested")} == {f"/desk/requests/{made.pk}/"}
    others = set(notices.editors())
    Notice.objects.all().delete()
    requests.submit_request("Something else is wrong.", url="https://example.org/a")
    assert {user for user, _ in letters("correction_requested")} == others


def test_those_who_made_a_review_are_told_that_its_claim_is_sourced_otherwise() -> None:
    review = published()
    assert notices.tell_of_sourcing() == 0
    Claim.objects.filter(pk=review.claim_id).update(supports_confirmed=9, supports_possible=9)
    assert notices.tell_of_sourcing() == 2
    assert notices.tell_of_sourcing() == 0
    people = {one.person for one in Party.objects.of(review)}
    assert {user for user, _ in letters("corroboration_changed")} == people
    Claim.objects.filter(pk=review.claim_id).update(supports_possible=10)
    assert notices.tell_of_sourcing() == 2
    assert send_waiting(now=later()) == 4


def test_who_does_not_want_a_letter_gets_none() -> None:
    review, whom = opened(), editor()
    MutedNotice.objects.create(user=whom, kind="assigned")
    work.assign(review, whom, by=editor(), now=NOW)
    assert not letters("assigned")


def test_a_step_that_is_taken_back_writes_to_nobody() -> None:
    review, whom = opened(), editor()
    by = editor()
    with transaction.atomic():
        work.assign(review, whom, by=by, now=NOW)
        assert Notice.objects.exists()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
