"""The mover: every step of the work on a review is taken in here, under the lock of its row.

It holds the row, looks whether it is still the one that was seen, asks the table of steps, and writes
the new state with one event. Locks are taken in the order sources, claims, reviews.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max

from accounts.domain.texts import is_seen, says_something
from accounts.errors import NotAllowed, StaleRecord
from accounts.models import Event, User
from accounts.services.records import require_known_version, write_record
from accounts.services.steps import log_event, verb
from claims.services import locks
from reviews.domain.actions import Action, Standing
from reviews.domain.telling import moved_on
from reviews.domain.vocabulary import ReviewState
from reviews.domain.workflow import TRANSITIONS, Refusal, decide
from reviews.errors import TransitionRefused
from reviews.models import Publication, Review, ReviewVersion, SignOff
from reviews.services.notices import tell_of_step
from reviews.services.people import event_name, person_of, standing_of
from sources import ripple


class Reach(Enum):
    """How far a step reaches, and so what it holds before the review.

    *Everything* is for what writes articles and claims: it keeps every other writer of those out.
    """

    REVIEW = "review"
    EVERYTHING = "everything"


@dataclass(slots=True)
class Step:
    """One step while it is taken: the review under its lock, and who takes it when.

    `now` is never earlier than what is on record of the review, so that time does not run backwards
    for who waited.
    """

    review: Review
    action: Action
    by: User | None
    now: datetime
    reason: str
    standing: Standing
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> User:
        """Who takes the step; only the clock's steps have nobody."""
        assert self.by is not None  # noqa: S101
        return self.by

    @property
    def version(self) -> ReviewVersion:
        """The working version."""
        assert self.review.version is not None  # noqa: S101
        return self.review.version

    @property
    def public(self) -> Publication:
        """What is public, for steps that are only taken while something is."""
        assert self.review.publication is not None  # noqa: S101
        return self.review.publication

    def take(self, *, is_complete: bool = True, **columns: Any) -> Event:
        """Will write the state that the step leads to, with these columns, and log the step.

        Without `is_complete` the state stays: other signatures are still missing.
        """
        leads_to = TRANSITIONS[self.action].leads_to(self.standing) if is_complete else None
        columns["state"] = leads_to.value if leads_to else self.review.state
        before, after = {}, {}
        for name, value in columns.items():
            former = getattr(self.review, name)
            if former != value:
                before[name], after[name] = _told(former), _told(value)
                setattr(self.review, name, value)
        if after:
            write_record(self.review)
        self.review.refresh_from_db(fields=["row_version"])
        told = {**after, **self.details, "row_version": self.review.row_version}
        name = event_name(self.action)
        event = log_event(
            name, self.review, by=self.by, before=before, after=told, reason=self.reason
        )
        tell_of_step(self.review, self.action, event)
        return event


@contextmanager
def step(
    review: Review,
    action: Action,
    *,
    by: User | None,
    now: datetime,
    expected_version: int | None,
    reason: str = "",
    reach: Reach = Reach.REVIEW,
) -> Iterator[Step]:
    """Holds a review for one step that this person may take now; whole or not at all.

    Raises: StaleRecord when somebody was quicker, NotAllowed without such a role, TransitionRefused
    when it is not the time or not the person.
    """
    with verb(event_name(action), by=by, reason=reason):
        hold(review.claim_id, reach)
        locked = lock_review(review.pk)
        require_version(locked, expected_version)
        standing = standing_of(locked)
        refuse_unless(decide(action, standing, person_of(by, locked, standing)))
        yield Step(locked, action, by, _not_before(locked, now), reason, standing)


def hold(claim: int, reach: Reach) -> None:
    """Will take the locks that come before those of reviews."""
    if reach is Reach.EVERYTHING:
        ripple.begin()
        locks.lock([claim])
    else:
        locks.enter()


def lock_review(pk: int) -> Review:
    """Will hold one review until the transaction ends."""
    rows = Review.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("claim", "organisation").get(pk=pk)


def require_version(review: Review, expected: int | None) -> None:
    """Will return silently unless the review moved on since it was seen.

    Raises: StaleRecord naming who did what since then; ValidationError where it was never seen so.
    """
    if expected is None or review.row_version == expected:
        return
    require_known_version(expected, review.row_version)
    since = Event.objects.about(review).filter(after__row_version__gt=expected)
    steps = [
        (str(event.actor or "the clock"), Action(event.action.partition(".")[2]))
        for event in since.select_related("actor")
    ]
    message = moved_on(str(review), steps)
    changes = [{"by": name, "action": action.value} for name, action in steps]
    raise StaleRecord(message, current=review.row_version, changes=changes)


def refuse_unless(refusal: Refusal | None) -> None:
    """Will return silently where nothing was refused.

    Raises: NotAllowed, TransitionRefused.
    """
    if refusal is None:
        return
    roles = [role.value for role in refusal.roles]
    if refusal.is_about_trust:
        raise NotAllowed(refusal.message, action=event_name(refusal.action), roles=roles)
    raise TransitionRefused(
        refusal.message,
        action=refusal.action.value,
        state=refusal.state.value if refusal.state else None,
        roles=roles,
        allowed_from=[state.value for state in refusal.allowed_from],
    )


def require_text(**texts: str) -> None:
    """Will return silently when each of these texts says something.

    Raises: ValidationError naming those that do not.
    """
    blank = [name for name, text in texts.items() if not is_seen(text)]
    if blank:
        said = "Say it in a few words."
        raise ValidationError({name: ValidationError(said, code="required") for name in blank})


def require_words(**texts: str) -> None:
    """Will return silently when each of these texts, which readers are shown, has words to read.

    Raises: ValidationError naming those that do not, with what they are.
    """
    require_text(**texts)
    short = {name: text for name, text in texts.items() if not says_something(text)}
    if short:
        raise ValidationError(
            {
                name: ValidationError(
                    f"“{text.strip()}” tells readers nothing: say in a sentence what was wrong.",
                    code="required",
                )
                for name, text in short.items()
            }
        )


def _not_before(review: Review, now: datetime) -> datetime:
    """Now, or the moment of the last thing on record where that is later."""
    moments = [
        ReviewVersion.objects.filter(review=review).aggregate(at=Max("created_at"))["at"],
        SignOff.objects.filter(review=review).aggregate(at=Max("signed_at"))["at"],
        Publication.objects.filter(review=review).aggregate(at=Max("published_at"))["at"],
    ]
    latest: datetime = max([now, *(moment for moment in moments if moment is not None)])
    return latest


def _told(value: Any) -> Any:
    """A value as the log keeps it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, ReviewState):
        return value.value
    return value if value is None or isinstance(value, int | str) else str(value)
