"""Publishing: at once, at a time that somebody chose, and by the clock when that time has come."""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.errors import Refused
from accounts.models import Event, User
from accounts.services.steps import attempted
from reviews.domain.actions import Action
from reviews.domain.claimreview.problems import Problem
from reviews.domain.workflow import TRANSITIONS
from reviews.errors import TransitionRefused
from reviews.models import Review
from reviews.services.claimreview import problems_of
from reviews.services.days import require_time_to_come
from reviews.services.making_public import (
    make_public,
    prospect,
    required_signatures,
)
from reviews.services.people import event_name, roles_of
from reviews.services.workflow import Reach, Step, lock_review, step

logger = logging.getLogger(__name__)


class NotAllDone(Exception):
    """Something broke while the clock published; what it did not concern is public."""


def publish(
    review: Review, *, by: User, now: datetime, expected_version: int | None = None
) -> Review:
    """Will make the signed version public.

    Raises: StaleRecord, NotAllowed, TransitionRefused without enough signatures, ValidationError
    naming what is missing and every rule of ClaimReview that stands against it.
    """
    with step(
        review,
        Action.PUBLISH,
        by=by,
        now=now,
        expected_version=expected_version,
        reach=Reach.EVERYTHING,
    ) as taken:
        make_public(taken, required_signatures(taken), by=taken.actor)
    return taken.review


def schedule(
    review: Review,
    at: datetime,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will let the clock publish the signed version at a time; all that is asked then is asked now.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError for a time that is past or far
    away, and for everything that would stand against publishing now, the page of readers included.
    """
    with step(
        review,
        Action.SCHEDULE,
        by=by,
        now=now,
        expected_version=expected_version,
        reach=Reach.EVERYTHING,
    ) as taken:
        require_time_to_come("at", at, now=taken.now)
        _rehearse(taken)
        taken.take(scheduled_for=at)
    return taken.review


def unschedule(
    review: Review, *, by: User, now: datetime, expected_version: int | None = None
) -> Review:
    """Will take a review off the schedule; it stays approved.

    Raises: StaleRecord, NotAllowed, TransitionRefused.
    """
    with step(
        review, Action.UNSCHEDULE, by=by, now=now, expected_version=expected_version
    ) as taken:
        taken.take(scheduled_for=None)
    return taken.review


def publish_due(*, now: datetime) -> list[Review]:
    """Will publish what is scheduled for now or earlier, in the name of whoever scheduled it.

    Each in a transaction of its own. What cannot be published goes off the schedule, and the log says
    why. Returns what became public.

    Raises: NotAllDone at the end, when something broke that nobody expected; such a review stays on
    the schedule.
    """
    published, broken = [], []
    for review in Review.objects.to_publish(now):
        try:
            if _is_published(review, now=now):
                published.append(review)
        except Exception:
            logger.exception("Review %s was due and could not be published.", review.pk)
            broken.append(str(review.pk))
    if broken:
        raise NotAllDone(f"{len(broken)} due reviews broke: {', '.join(broken)}.")
    return published


def problems_now(review: Review, *, now: datetime) -> list[Problem]:
    """Will name the rules of ClaimReview that the working version would break if published now.

    Those that block come first; the others are only told.
    """
    return problems_of(prospect(review, review.version, now=now)) if review.version else []


def _is_published(review: Review, *, now: datetime) -> bool:
    """Publishes one review whose time has come, or takes it off the schedule."""
    at = review.scheduled_for
    try:
        with step(
            review,
            Action.PUBLISH_DUE,
            by=None,
            now=now,
            expected_version=None,
            reach=Reach.EVERYTHING,
        ) as taken:
            _require_due(taken, now)
            editor = _scheduler(taken)
            taken.details = {"scheduled_by": editor.pk}
            make_public(taken, required_signatures(taken), by=editor)
    except _NotDue:
        return False
    except (Refused, ValidationError) as refused:
        _put_back(review, _reason(refused), now=now, due=at)
        return False
    return True


class _NotDue(Exception):
    """Somebody chose another time since the review was found due."""


class _WouldBePublic(Exception):
    """Nothing stands against publishing; what the rehearsal wrote is taken back."""


def _rehearse(taken: Step) -> None:
    """Publishes and takes it back: the rules about the page are asked of the page itself.

    Raises: TransitionRefused, ValidationError, as publishing would.
    """
    with suppress(_WouldBePublic), attempted():
        rehearsed = replace(
            taken, review=lock_review(taken.review.pk), action=Action.PUBLISH, details={}
        )
        make_public(rehearsed, required_signatures(rehearsed), by=taken.actor)
        raise _WouldBePublic


def _require_due(taken: Step, now: datetime) -> None:
    at = taken.review.scheduled_for
    if at is None or at > now:
        raise _NotDue


def _scheduler(taken: Step) -> User:
    """Whoever scheduled a review, as long as they may still publish.

    Raises: TransitionRefused.
    """
    events = Event.objects.about(taken.review).done(event_name(Action.SCHEDULE))
    event = events.select_related("actor").last()
    editor = event.actor if event else None
    if editor is None or not roles_of(editor) & TRANSITIONS[Action.PUBLISH].roles:
        raise TransitionRefused(
            f"{editor or 'Nobody'} scheduled this review and may not publish any more: "
            "another editor schedules it again.",
            action=taken.action.value,
            state=taken.review.state,
        )
    return editor


def _put_back(review: Review, reason: str, *, now: datetime, due: datetime | None) -> None:
    """Takes a review off the schedule that cannot be published.

    Unless somebody did so before, or chose another time than the one at which it was `due`.
    """
    with (
        suppress(TransitionRefused, _NotDue),
        step(
            review,
            Action.UNSCHEDULE,
            by=None,
            now=now,
            expected_version=None,
            reason=f"It could not be published: {reason}",
        ) as taken,
    ):
        if taken.review.scheduled_for != due:
            raise _NotDue
        taken.take(scheduled_for=None)


def _reason(refused: Refused | ValidationError) -> str:
    return refused.message if isinstance(refused, Refused) else " ".join(refused.messages)
