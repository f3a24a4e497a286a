"""The services refuse what the table refuses, whoever asks, and leave nothing behind."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.domain.vocabulary import Role
from accounts.errors import NotAllowed
from accounts.models import Event, User
from reviews.domain.actions import Action
from reviews.domain.vocabulary import ReviewState
from reviews.errors import TransitionRefused
from reviews.models import Review
from reviews.services import (
    correcting,
    drafting,
    people,
    publication,
    retracting,
    signing,
    work,
)
from reviews.services.workflow import require_text, require_version
from tests.factories.accounts import UserFactory
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    corrected_draft,
    correcting_,
    editor,
    later,
    material,
    opened,
    proposed,
    published,
    submitted,
)

pytestmark = pytest.mark.django_db

Verb = Callable[[Review, User], object]

VERBS: dict[Action, Verb] = {
    Action.SAVE: lambda r, by: drafting.save_draft(r, corrected_draft(r, body="z"), by=by, now=NOW),
    Action.SUBMIT: lambda r, by: signing.submit(r, by=by, now=NOW),
    Action.REQUEST_CHANGES: lambda r, by: signing.request_changes(r, "x", by=by, now=NOW),
    Action.RECUSE: lambda r, by: signing.recuse(r, "x", by=by, now=NOW),
    Action.SIGN: lambda r, by: signing.sign(
        r, r.version.content_hash, conflict="none", by=by, now=NOW
    ),
    Action.WITHDRAW_SIGNATURE: lambda r, by: signing.withdraw_signature(r, "x", by=by, now=NOW),
    Action.EDIT: lambda r, by: drafting.edit(r, corrected_draft(r, body="z"), by=by, now=NOW),
    Action.PUBLISH: lambda r, by: publication.publish(r, by=by, now=NOW),
    Action.SCHEDULE: lambda r, by: publication.schedule(r, NOW + timedelta(days=1), by=by, now=NOW),
    Action.UNSCHEDULE: lambda r, by: publication.unschedule(r, by=by, now=NOW),
    Action.OPEN_CORRECTION: lambda r, by: correcting.open_correction(r, "x", by=by, now=NOW),
    Action.CANCEL_CORRECTION: lambda r, by: correcting.cancel_correction(r, by=by, now=NOW),
    Action.APPLY_MINOR: lambda r, by: correcting.apply_minor(
        r, r.version.content_hash, conflict="none", by=by, now=NOW
    ),
    Action.APPLY_MATERIAL: lambda r, by: correcting.apply_material(r, by=by, now=NOW),
    Action.PROPOSE_RETRACTION: lambda r, by: retracting.propose_retraction(
        r, "It was forged.", by=by, now=NOW
    ),
    Action.WITHDRAW_RETRACTION_PROPOSAL: lambda r, by: retracting.withdraw_retraction_proposal(
        r, "x", by=by, now=NOW
    ),
    Action.SIGN_RETRACTION: lambda r, by: retracting.sign_retraction(r, by=by, now=NOW),
    Action.ARCHIVE: lambda r, by: work.archive(r, "x", by=by, now=NOW),
    Action.REOPEN: lambda r, by: work.reopen(r, by=by, now=NOW),
    Action.ASSIGN: lambda r, by: work.assign(r, None, by=by, now=NOW),
    Action.SET_DUE: lambda r, by: work.set_due(r, date(2031, 1, 1), by=by, now=NOW),
    Action.HAND_OVER: lambda r, by: work.hand_over(r, editor(), by=by, now=NOW),
    Action.COMMENT: lambda r, by: work.comment(r, "x", by=by, now=NOW),
}


def changes_requested() -> Review:
    return signing.request_changes(submitted(), "x", by=editor(), now=NOW)


def scheduled() -> Review:
    return publication.schedule(approved(), NOW + timedelta(days=1), by=editor(), now=NOW)


def retracted() -> Review:
    return retracting.sign_retraction(proposed(), by=editor(), now=later(2))


def archived() -> Review:
    review = opened()
    return work.archive(review, "x", by=author_of(review), now=NOW)


STATES: dict[str, Callable[[], Review]] = {
    "draft": opened,
    "in_review": submitted,
    "changes_requested": changes_requested,
    "approved": approved,
    "scheduled": scheduled,
    "published": published,
    "proposed": proposed,
    "correcting": correcting_,
    "retracted": retracted,
    "archived": archived,
}


def askers(review: Review) -> list[User]:
    """One of each role with nothing to do with the review, one of none, its author and a signer."""
    strangers = [UserFactory(roles=[role.value]) for role in Role]
    signers = [User.objects.get(pk=row.signer_id) for row in review.signoffs.all()]
    return [*strangers, UserFactory(), author_of(review), *signers]


def test_every_state_and_every_verb_is_among_them() -> None:
    assert {state.value for state in ReviewState} == STATES.keys() - {"proposed"}
    assert VERBS.keys() == set(Action) - {Action.OPEN, Action.PUBLISH_DUE}


@pytest.mark.parametrize("state", sorted(STATES))
def test_what_is_not_offered_is_refused_and_leaves_nothing(state: str) -> None:
    review = STATES[state]()
    before = Review.objects.filter(pk=review.pk).values().get()
    people_asking = askers(review)
    events = Event.objects.count()
    refused = 0
    for by in people_asking:
        for choice in people.choices(by, review):
            if not choice.is_allowed:
                with pytest.raises((TransitionRefused, NotAllowed)) as error:
                    VERBS[choice.action](review, by)
                assert error.value.message == choice.why_not
                refused += 1
    assert refused > 100
    assert Event.objects.count() == events
    assert Review.objects.filter(pk=review.pk).values().get() == before


def test_corrections_are_offered_to_their_authors() -> None:
    review = material(published())
    offered = {one.action for one in people.choices(author_of(review), review) if one.is_allowed}
    assert Action.APPLY_MATERIAL in offered
    assert Action.APPLY_MINOR not in offered


@pytest.mark.parametrize("text", ["", " \u00a0", "\u200b", "\u2060\ufeff", "\u3164\u2800"])
def test_a_text_of_which_nothing_is_seen_says_nothing(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        require_text(reason=text, note="札")
    assert list(refused.value.message_dict) == ["reason"]


def test_a_version_that_there_is_not_is_refused_as_such() -> None:
    review = opened()
    with pytest.raises(ValidationError) as refused:
        require_version(review, review.row_version + 1)
    assert "row_version" in refused.value.message_dict
