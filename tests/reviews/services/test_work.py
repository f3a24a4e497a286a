"""Assignment, days, hand-over, comments, archive."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import NotAllowed
from accounts.models import Event
from reviews.errors import TransitionRefused
from reviews.models import Comment, Party, Review
from reviews.services import drafting, work
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
    review = work.set_due(review, date(2030, 1, 1), by=author_of(review), now=NOW)
    assert list(Review.objects.overdue(date(2030, 1, 2))) == [review]
    review = work.set_due(review, None, by=editor(), now=NOW)
    assert not Review.objects.overdue(date(2030, 1, 2)).exists()


def test_whoever_takes_over_is_an_author() -> None:
    review, heir = submitted(), reviewer()
    review = work.hand_over(review, heir, by=editor(), now=NOW, reason="On leave.")
    assert review.assigned_to == heir
    review = drafting.edit(review, corrected_draft(review, body="x"), by=heir, now=later())
    assert review.version.created_by == heir
    event = Event.objects.about(review).done("review.hand_over").get()
    assert (event.reason, event.after["author"]) == ("On leave.", heir.pk)


def test_a_signer_takes_nothing_over() -> None:
    signer = editor()
    review = sign(submitted(), signer)
    with pytest.raises(ValidationError) as refused:
        work.hand_over(review, signer, by=author_of(review), now=NOW)
    assert codes(refused.value) == {"person": ["party_has_one_part"]}


def test_an_heir_never_signs() -> None:
    heir = editor()
    review = work.hand_over(submitted(), heir, by=editor(), now=NOW)
    with pytest.raises(TransitionRefused, match="you are one of its authors"):
        sign(review, heir)


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
