"""The work around a review: who has it next, until when, who takes it over, what is said about it."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from reviews.domain.actions import Action
from reviews.domain.workflow import TRANSITIONS
from reviews.models import Review
from reviews.services.checkable import require_checkable
from reviews.services.days import require_day_to_come
from reviews.services.drafting import require_no_signer
from reviews.services.people import roles_of
from reviews.services.signing import add_comment
from reviews.services.workflow import require_text, step


def assign(
    review: Review,
    person: User | None,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will say whose turn it is, or that it is nobody's.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError for somebody without such a
    role.
    """
    with step(review, Action.ASSIGN, by=by, now=now, expected_version=expected_version) as taken:
        if person is not None:
            _require_trusted(person, Action.SAVE)
        taken.take(assigned_to=person)
    return taken.review


def set_due(
    review: Review,
    day: date | None,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will set the day by which the review should be published, or take it away.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError for a day that is past or far
    away.
    """
    with step(review, Action.SET_DUE, by=by, now=now, expected_version=expected_version) as taken:
        if day is not None and day != taken.review.due_on:
            require_day_to_come("day", day, now=now)
        taken.take(due_on=day)
    return taken.review


def hand_over(
    review: Review,
    person: User,
    *,
    by: User,
    now: datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Review:
    """Will assign the review to somebody who may write it from then on; former authors stay authors.

    They become an author by what they do, when they save or submit it: nobody is made one unasked.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError for a signer of the review or
    for somebody without such a role.
    """
    with step(
        review, Action.HAND_OVER, by=by, now=now, expected_version=expected_version, reason=reason
    ) as taken:
        _require_trusted(person, Action.SAVE)
        require_no_signer(taken.review, person)
        taken.details = {"to": person.pk}
        taken.take(assigned_to=person)
    return taken.review


def comment(review: Review, body: str, *, by: User, now: datetime) -> Review:
    """Will add a remark on the working version, which is never public.

    Raises: NotAllowed, ValidationError for an empty one.
    """
    with step(review, Action.COMMENT, by=by, now=now, expected_version=None) as taken:
        require_text(body=body)
        taken.details = {"comment": add_comment(taken, body).pk}
        taken.take()
    return taken.review


def archive(
    review: Review,
    reason: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will put a review away of which nothing was ever public.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without a reason.
    """
    with step(
        review, Action.ARCHIVE, by=by, now=now, expected_version=expected_version, reason=reason
    ) as taken:
        require_text(reason=reason)
        taken.take()
    return taken.review


def reopen(
    review: Review, *, by: User, now: datetime, expected_version: int | None = None
) -> Review:
    """Will take an archived review up again, as a draft.

    Raises: StaleRecord, NotAllowed, TransitionRefused also when the claim cannot be checked any more,
    ValidationError when the claim is being reviewed in that language by now.
    """
    with step(review, Action.REOPEN, by=by, now=now, expected_version=expected_version) as taken:
        require_checkable(taken.review.claim, taken.action)
        taken.take()
    return taken.review


def _require_trusted(person: User, action: Action) -> None:
    """Refuses to give work to somebody who may not do it.

    Raises: ValidationError.
    """
    if not roles_of(person) & TRANSITIONS[action].roles:
        said = f"{person} is no reviewer, editor or admin who can sign in."
        raise ValidationError({"person": ValidationError(said, code="not_trusted")})
