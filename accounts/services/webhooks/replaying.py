"""Messages once more: what was given up, or what a receiver lost."""

from datetime import datetime, timedelta

from accounts.domain.vocabulary import DeliveryState
from accounts.errors import Refused
from accounts.models import User, WebhookDelivery
from accounts.services.jobs import defer_job
from accounts.services.steps import log_event, verb

SEND = "accounts.send_webhook"
"""The task that sends to one webhook."""

KEPT = timedelta(days=30)
"""How long a message that is over is kept, with its attempts."""


class WebhookOff(Refused):
    """Says that nothing is sent to a webhook that is off."""

    code = "webhook_off"


def replay(
    delivery: WebhookDelivery, *, by: User | None, now: datetime, reason: str = ""
) -> WebhookDelivery:
    """Will send a message again, under the same id, and as often as a new one where it fails.

    Raises: WebhookOff.
    """
    with verb("webhookdelivery.replay", by=by, reason=reason):
        rows = WebhookDelivery.objects.for_listing().select_for_update(of=("self",))
        held = rows.get(pk=delivery.pk)
        if not held.webhook.is_on:
            raise WebhookOff(f"“{held.webhook}” is switched off: switch it on first.")
        before = {"state": held.state, "tries": held.tries}
        held.state, held.ended_at, held.tries, held.due_at = DeliveryState.WAITING, None, 0, now
        held.save(update_fields=["state", "ended_at", "tries", "due_at"])
        after = {"state": DeliveryState.WAITING.value, "tries": 0}
        log_event(
            "webhookdelivery.replayed", held, by=by, before=before, after=after, reason=reason
        )
        defer_job(SEND, by=by, webhook=held.webhook_id)
    return held


def forget_messages(*, now: datetime) -> int:
    """Will forget messages that were over long ago, and return how many rows that were."""
    return WebhookDelivery.objects.ended_before(now - KEPT).delete()[0]
