"""Steps: what is done together, in one transaction, in one name, with one log of it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction

from accounts.domain.texts import is_storable
from accounts.models import Event, User
from accounts.models.statements import Statement
from accounts.requests import answering, current_request_id
from accounts.runs import hold_run
from accounts.services import public_log

ADD = """
    INSERT INTO accounts_event (actor_id, action, cause_id, object_type, object_id, object_text,
        before, after, reason, request_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id, at
"""


@dataclass(slots=True)
class _Step:
    """The outermost verb at hand: who acts, the first event it logged, whose change it counted."""

    by: User | None
    first: Event | None = None
    counted: set[tuple[type[models.Model], int]] = field(default_factory=set)


_step: ContextVar[_Step | None] = ContextVar("step", default=None)


@contextmanager
def verb(action: str, *, by: User | None, reason: str = "") -> Iterator[None]:
    """One transaction; every history row written inside names the actor, the action and the reason.

    A verb inside another one is part of it: whole or not at all. A verb of a job holds the job. What
    is told to the public log goes in at the end.

    Raises: ValidationError for a reason that cannot be stored; TakenOver in a job that another
    worker has taken over.
    """
    require_storable(reason=reason)
    outer = _step.get()
    token = _step.set(outer or _Step(by))
    try:
        with (
            transaction.atomic(savepoint=outer is None),
            public_log.collected(),
            pghistory.context(user=by.pk if by else None, action=action, reason=reason),
        ):
            if outer is None:
                hold_run()
            yield
    finally:
        _step.reset(token)


@contextmanager
def continued(cause: Event | None) -> Iterator[None]:
    """What is logged inside belongs to the step that this event began, in the name of its actor.

    For what is worked out later than in the transaction of the step. Without a cause it is nobody's.
    """
    token = _step.set(_Step(cause.actor if cause else None, cause))
    try:
        with answering(cause.request_id if cause else current_request_id()):
            yield
    finally:
        _step.reset(token)


@contextmanager
def attempted() -> Iterator[None]:
    """A part of a step that may fail alone: what it wrote and logged is gone then, the rest stays.

    The caller is inside a transaction.
    """
    step = _step.get()
    first, counted = (step.first, step.counted) if step else (None, set())
    if step:
        step.counted = set()  # what it counted is gone with it
    try:
        with public_log.taken_back_on_error(), transaction.atomic():
            yield
    except BaseException:
        if step:
            step.first = first
        raise
    finally:
        if step:
            step.counted = counted


def count_once(model: type[models.Model], pk: int) -> bool:
    """Whether a change of this record was not counted before in the step at hand; from now on it is."""
    step = _step.get()
    if step is None:
        return True
    is_fresh = (model, pk) not in step.counted
    step.counted.add((model, pk))
    return is_fresh


def log_event(
    action: str,
    record: models.Model,
    *,
    by: User | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Will add one event about a record; the caller is inside the transaction of what it logs.

    The first event of a step is the cause of all others in it.
    """
    step = _step.get()
    event = Event(
        actor=by,
        action=action,
        cause=step.first if step else None,
        object_type=record._meta.label_lower,
        object_id=record.pk,
        object_text=str(record)[:300],
        before=before or {},
        after=after or {},
        reason=reason,
        request_id=current_request_id(),
    )
    _add(event)
    if step and step.first is None:
        step.first = event
    return event


def _add(event: Event) -> None:
    """Adds an event as the ORM would; every write of ours does, and planning it takes the longest."""
    values = (
        *(event.actor_id, event.action, event.cause_id),
        *(event.object_type, event.object_id, event.object_text),
        *(json.dumps(event.before), json.dumps(event.after), event.reason, event.request_id),
    )
    ((event.pk, event.at),) = Statement(ADD, values, is_binary=False).run()
    event._state.adding, event._state.db = False, connection.alias


def log_events(
    action: str, told: Iterable[tuple[models.Model, dict[str, Any]]], *, by: User | None
) -> None:
    """Will add one event about each of many records, with what they are after it, in one statement.

    The caller is inside the transaction of what it logs. None of them begins a step.
    """
    step = _step.get()
    Event.objects.bulk_create(
        Event(
            actor=by,
            action=action,
            cause=step.first if step else None,
            object_type=record._meta.label_lower,
            object_id=record.pk,
            object_text=str(record)[:300],
            after=after,
            request_id=current_request_id(),
        )
        for record, after in told
    )


def log_consequence(
    action: str, record: models.Model, *, before: dict[str, Any], after: dict[str, Any]
) -> Event:
    """Will add one event about what followed from the step at hand, in the name of who took it."""
    step = _step.get()
    return log_event(action, record, by=step.by if step else None, before=before, after=after)


def cause_at_hand() -> Event | None:
    """The first event of the step at hand: what somebody did that all else in it follows from."""
    step = _step.get()
    return step.first if step else None


def require_storable(**texts: str) -> None:
    """Will return silently when the database can hold these texts, and refuse naming which it cannot.

    Raises: ValidationError.
    """
    wrong = [name for name, text in texts.items() if not is_storable(text)]
    if wrong:
        said = "A text holds no NUL and no half of a surrogate pair."
        raise ValidationError({name: ValidationError(said, code="not_storable") for name in wrong})
