"""Messages on their way: each is sent at least once, with the same id and bytes every time.

Nothing is held in the database while a receiver is waited for: whoever sends has a message for some
time, and where the worker dies meanwhile it is sent again.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.domain.vocabulary import DeliveryState
from accounts.domain.webhooks import sign, wait_after
from accounts.errors import Refused
from accounts.models import Webhook, WebhookAttempt, WebhookDelivery
from accounts.runs import hold_run
from accounts.services.webhooks.ending import fail_webhook, judge_webhook
from accounts.services.webhooks.keeping import secrets_of
from accounts.services.webhooks.road import Posted, road

HAD_FOR = timedelta(seconds=90)
"""How long a sender has a message, and a webhook: longer than a receiver is waited for."""

MOST = 200
"""Messages that one job sends."""

PATIENCE = 3
"""Failures in a row after which a receiver is left alone until the next job."""

GONE = 410
LONGEST_FAILURE, LONGEST_ANSWER = 300, 500

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one attempt."""

    attempt: WebhookAttempt
    asked: timedelta = timedelta()

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver took it."""
        return self.attempt.status is not None and 200 <= self.attempt.status < 300


def send_due(webhook: int, *, clock: Clock, most: int = MOST) -> timedelta | None:
    """Will send the messages of a webhook that are due; returns in how long the next one is, if any.

    Does nothing where somebody else sends to it.
    """
    if not _have(webhook, clock()):
        return None
    failures = 0
    try:
        for _ in range(most):
            delivery = _next(webhook, clock())
            if delivery is None:
                break
            outcome = _post(delivery, clock())
            _note(delivery, outcome, clock())
            failures = 0 if outcome.is_delivered else failures + 1
            if failures >= PATIENCE:
                break
    finally:
        Webhook.objects.filter(pk=webhook).update(busy_until=None)
    return _due_in(webhook, clock())


def _have(webhook: int, now: datetime) -> bool:
    """Takes a webhook for this sender, unless another one has it."""
    rows = Webhook.objects.on().free(now).filter(pk=webhook)
    return bool(rows.update(busy_until=now + HAD_FOR))


def _next(webhook: int, now: datetime) -> WebhookDelivery | None:
    """Takes the message that has been due for longest; none where the webhook is off by now."""
    with transaction.atomic():
        hold_run()
        if not Webhook.objects.on().filter(pk=webhook).update(busy_until=now + HAD_FOR):
            return None
        rows = WebhookDelivery.objects.filter(webhook=webhook).due(now).order_by("due_at", "pk")
        delivery = rows.select_for_update(skip_locked=True).first()
        if delivery is not None:
            delivery.due_at = now + HAD_FOR
            delivery.save(update_fields=["due_at"])
    return delivery


def _post(delivery: WebhookDelivery, now: datetime) -> _Outcome:
    """Sends a message once."""
    webhook, body = delivery.webhook, delivery.body.encode()
    timestamp = int(now.timestamp())
    signatures = [
        sign(secret, message=delivery.message, timestamp=timestamp, body=body)
        for secret in secrets_of(webhook, now=now)
    ]
    headers = {
        "Content-Type": "application/json",
        "webhook-id": delivery.message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }
    begun = time.monotonic()
    answered, failure = None, ""
    try:
        answered = road().post(webhook.url, body=body, headers=headers)
    except Refused as refused:
        failure = str(refused.details.get("reason", refused.message))
    took = int((time.monotonic() - begun) * 1000)
    return _outcome(delivery, answered, failure, at=now, took=took)


def _outcome(
    delivery: WebhookDelivery, answered: Posted | None, failure: str, *, at: datetime, took: int
) -> _Outcome:
    attempt = WebhookAttempt(
        delivery=delivery,
        at=at,
        milliseconds=took,
        status=answered.status if answered else None,
        failure=failure[:LONGEST_FAILURE],
        answer=answered.said[:LONGEST_ANSWER] if answered else "",
    )
    return _Outcome(attempt, answered.asked if answered else timedelta())


def _note(delivery: WebhookDelivery, outcome: _Outcome, now: datetime) -> None:
    """Writes down what became of an attempt, and what follows from it."""
    with transaction.atomic():
        hold_run()
        held = WebhookDelivery.objects.select_for_update().get(pk=delivery.pk)
        outcome.attempt.save()
        if held.state != DeliveryState.WAITING:
            return  # whoever had it meanwhile has ended it
        if outcome.is_delivered:
            held.state, held.ended_at = DeliveryState.DELIVERED, now
        else:
            _put_off(held, outcome, now)
        held.save(update_fields=["state", "ended_at", "tries", "due_at"])
        if outcome.attempt.status == GONE:
            said = "The receiver answered that it is gone for good (410)."
            fail_webhook(held.webhook_id, said, now=now)
        else:
            judge_webhook(held.webhook_id, is_delivered=outcome.is_delivered, now=now)


def _put_off(delivery: WebhookDelivery, outcome: _Outcome, now: datetime) -> None:
    """Lets a message be tried again later, or gives it up."""
    delivery.tries += 1
    chance = secrets.randbelow(1_000) / 1_000
    wait = wait_after(delivery.tries, chance=chance, asked=outcome.asked)
    if wait is None:
        delivery.state, delivery.ended_at = DeliveryState.GIVEN_UP, now
    else:
        delivery.due_at = now + wait


def _due_in(webhook: int, now: datetime) -> timedelta | None:
    """In how long the next message is due."""
    rows = WebhookDelivery.objects.filter(webhook=webhook).waiting().order_by("due_at")
    due = rows.values_list("due_at", flat=True).first()
    return None if due is None else max(due - now, timedelta())
