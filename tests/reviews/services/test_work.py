"""Assignment, days, hand-over, comments, archive."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import NotAllowed
from accounts.models import Event, User
from reviews.errors import TransitionRefused
from reviews.models import Comment, Party, Review
from reviews.services import drafting, signing, work
from tests.factories.accounts import UserFactory
from tests.reviews.services.test_signing import codes
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    corrected_draft,
    editor,
    later,
    opened,
    published,
    reviewer,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_a_review_is_assigned_and_taken_off_again() -> None:
    review, whom = opened(), editor()
    review = work.assign(review, whom, by=editor(), now=NOW)
    assert review.assigned_to == whom
    assert work.assign(review, None, by=editor(), now=NOW).assigned_to is None


@pytest.mark.parametrize("roles", [[], ["curator"], ["auditor"]])
def test_work_is_given_to_people_who_may_do_it(roles: list[str]) -> None:
    with pytest.raises(ValidationError) as refused:
        work.assign(opened(), UserFactory(roles=roles), by=editor(), now=NOW)
    assert codes(refused.value) == {"person": ["not_trusted"]}


def test_somebody_who_left_gets_no_work() -> None:
    gone = editor(is_active=False)
    with pytest.raises(ValidationError):
        work.assign(opened(), gone, by=editor(), now=NOW)


def test_the_day_by_which_it_is_due() -> None:
    review = opened()
    review = work.set_due(review, date(2030, 1, 2), by=author_of(review), now=NOW)
    assert list(Review.objects.overdue(date(2030, 1, 3))) == [review]
    later_on = NOW + timedelta(days=30)
    work.set_due(review, date(2030, 1, 2), by=editor(), now=later_on)  # it was not chosen now
    review = work.set_due(review, None, by=editor(), now=NOW)
    assert not Review.objects.overdue(date(2030, 1, 3)).exists()


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        (date(1, 1, 1), "in_the_past", "0001-01-01 is past. Choose today or a day to come."),
        (date(2029, 12, 31), "in_the_past", "2029-12-31 is past. Choose today or a day to come."),
        (date(9999, 12, 31), "too_far", "9999-12-31 is more than 10 years away."),
    ],
)
def test_a_day_that_nobody_means_is_named(day: date, code: str, said: str) -> None:
    review = opened()
    with pytest.raises(ValidationError) as refused:
        work.set_due(review, day, by=editor(), now=NOW)
    assert codes(refused.value) == {"day": [code]}
    assert refused.value.messages == [said]
    assert work.set_due(review, date(2030, 1, 1), by=editor(), now=NOW).due_on is not None


def is_author(review: Review, person: User) -> bool:
    return Party.objects.authors().filter(review=review, person=person).exists()


def test_whoever_takes_over_is_an_author_once_they_write() -> None:
    review, heir = submitted(), reviewer()
    review = work.hand_over(review, heir, by=editor(), now=NOW, reason="On leave.")
    assert review.assigned_to == heir
    assert not is_author(review, heir)
    review = drafting.edit(review, corrected_draft(review, body="x"), by=heir, now=later())
    assert review.version.created_by == heir
    assert is_author(review, heir)
    event = Event.objects.about(review).done("review.hand_over").get()
    assert (event.reason, event.after["to"]) == ("On leave.", heir.pk)


def test_whoever_takes_over_is_an_author_once_they_submit() -> None:
    review, heir = opened(), editor()
    review = work.hand_over(review, heir, by=author_of(review), now=NOW)
    review = signing.submit(review, by=heir, now=later())
    assert is_author(review, heir)
    with pytest.raises(TransitionRefused, match="you are one of its authors"):
        sign(review, heir)


def test_being_handed_a_review_uses_up_no_signer() -> None:
    review, heir = submitted(), editor()
    review = work.hand_over(review, heir, by=editor(), now=NOW)
    review = sign(review, heir)
    assert review.state == "approved"
    assert not is_author(review, heir)
    with pytest.raises(TransitionRefused, match="you are none of its authors"):
        drafting.edit(review, corrected_draft(review, body="x"), by=heir, now=later())


def test_what_is_assigned_or_taken_back_is_not_handed_over() -> None:
    review, heir = submitted(), reviewer()
    review = work.assign(review, heir, by=editor(), now=NOW)
    words = corrected_draft(review, body="x")
    with pytest.raises(TransitionRefused, match="nor was it handed over to you"):
        drafting.edit(review, words, by=heir, now=later())
    review = work.hand_over(review, heir, by=editor(), now=NOW)
    work.assign(review, None, by=editor(), now=NOW)
    with pytest.raises(TransitionRefused, match="nor was it handed over to you"):
        drafting.edit(review, words, by=heir, now=later())


def test_an_heir_hands_it_on() -> None:
    review, heir, next_one = opened(), reviewer(), reviewer()
    review = work.hand_over(review, heir, by=author_of(review), now=NOW)
    review = work.hand_over(review, next_one, by=heir, now=NOW)
    assert review.assigned_to == next_one
    with pytest.raises(TransitionRefused, match="you are none of its authors"):
        signing.submit(review, by=heir, now=later())


def test_a_signer_takes_nothing_over() -> None:
    signer = editor()
    review = sign(submitted(), signer)
    with pytest.raises(ValidationError) as refused:
        work.hand_over(review, signer, by=author_of(review), now=NOW)
    assert codes(refused.value) == {"person": ["party_has_one_part"]}


def test_a_comment_is_on_the_working_version_and_changes_nothing() -> None:
    review, by = opened(), UserFactory(roles=["curator"])
    again = work.comment(review, "Ask the captain.", by=by, now=NOW)
    row = Comment.objects.get()
    assert (row.body, row.version, row.author) == ("Ask the captain.", review.version, by)
    assert again.row_version == review.row_version


def test_an_auditor_looks_and_says_nothing() -> None:
    with pytest.raises(NotAllowed):
        work.comment(opened(), "x", by=UserFactory(roles=["auditor"]), now=NOW)


def test_an_empty_comment_is_none() -> None:
    with pytest.raises(ValidationError):
        work.comment(opened(), " ", by=reviewer(), now=NOW)


def test_archived_with_a_reason_and_reopened() -> None:
    review = opened()
    with pytest.raises(ValidationError):
        work.archive(review, "", by=author_of(review), now=NOW)
    review = work.archive(review, "A mistake", by=author_of(review), now=NOW)
    assert review.state == "archived"
    assert work.reopen(review, by=reviewer(), now=NOW).state == "draft"


def test_what_is_approved_or_public_is_not_archived() -> None:
    with pytest.raises(TransitionRefused, match="it is approved"):
        work.archive(approved(), "x", by=editor(), now=NOW)
    with pytest.raises(TransitionRefused, match="it is published and a version of it is public"):
        work.archive(published(), "x", by=editor(), now=NOW)


@pytest.mark.parametrize("roles", [[], ["curator"], ["auditor"]])
def test_work_is_handed_over_to_people_who_may_do_it(roles: list[str]) -> None:
    review, heir = opened(), UserFactory(roles=roles)
    with pytest.raises(ValidationError) as refused:
        work.hand_over(review, heir, by=editor(), now=NOW)
    assert codes(refused.value) == {"person": ["not_trusted"]}
    assert not Party.objects.filter(person=heir).exists()
