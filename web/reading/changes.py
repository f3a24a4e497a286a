"""What followed from one event, as its page says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.models import Event
from claims.domain.staleness import happened
from claims.models import Claim, StaleMark
from claims.services.consequences import progress_of
from web.reading.listing import Interval, interval
from web.reading.references import Ref
from web.words import Badge, badge

MOST_WAITING = 10
"""So many of the claims that wait are named."""


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """An answer in a cell of a table."""

    badge: Badge
    interval: Interval
    against: Interval | None


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A claim whose answer became another one."""

    claim: Ref
    before: ShortAnswer
    after: ShortAnswer


@dataclass(frozen=True, slots=True)
class Changes:
    """What somebody did, and how far it is with what follows.

    `deferred` claims were too many to be counted at once; `waiting` of them still are, of which
    `named` are the first.
    """

    id: int
    what: str
    by: str
    at: datetime
    reason: str
    deferred: int
    counted: int
    waiting: int
    named: tuple[Ref, ...]


def read_changes(event: Event) -> Changes:
    """Will gather what the page says above the list of answers, in three queries."""
    progress = progress_of(event)
    marked = StaleMark.objects.caused_by(event).values("claim")
    waiting = Claim.objects.filter(pk__in=marked).order_by("pk")[:MOST_WAITING]
    what = happened(event.action, event.object_text, event.after)
    return Changes(
        id=event.pk,
        what=what[0].upper() + what[1:],
        by=event.actor.get_username() if event.actor else "",
        at=event.at,
        reason=event.reason,
        deferred=progress.deferred,
        counted=progress.counted,
        waiting=progress.waiting,
        named=tuple(Ref(one.statement, one.get_absolute_url(), one.language) for one in waiting),
    )


def changed_answers(events: Iterable[Event]) -> list[ChangedAnswer]:
    """The rows of the list: whose answer, from what to what."""
    return [
        ChangedAnswer(
            Ref(event.object_text, reverse("claim", args=[event.object_id])),
            _short(event.before),
            _short(event.after),
        )
        for event in events
    ]


def _short(answer: dict[str, Any]) -> ShortAnswer:
    against = interval(*answer["refutes"])
    return ShortAnswer(
        badge(answer["label"]),
        interval(*answer["supports"]),
        against if against.possible else None,
    )
