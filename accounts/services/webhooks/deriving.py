"""Messages made from the feed: one for each change, whatever ends a worker on the way.

A webhook keeps its own place in the feed, which moves in the transaction that makes the messages.
"""

import secrets
from datetime import datetime

import orjson
from django.conf import settings
from django.db import transaction

from accounts.domain.feed import Place
from accounts.errors import CursorGone
from accounts.models import Change, FeedFloor, Webhook, WebhookDelivery
from accounts.runs import hold_run
from accounts.services.feed import Read, path_of, read_changes
from accounts.services.steps import log_event

AT_ONCE = 500
"""Changes of which messages are made in one transaction."""


def derive(webhook: int, *, now: datetime) -> bool:
    """Will make the messages of the changes that come next; returns whether there are more.

    Does nothing for a webhook that is off, or at which another worker is.
    """
    with transaction.atomic():
        hold_run()
        rows = Webhook.objects.on().select_for_update(skip_locked=True)
        held = rows.filter(pk=webhook).first()
        if held is None:
            return False
        read = _read(held)
        WebhookDelivery.objects.bulk_create(
            _message(held, change, now=now) for change in read.changes
        )
        place = read.place
        Webhook.objects.filter(pk=held.pk).update(era=place.era, xid=place.xid, last=place.pk)
        return read.more


def _read(webhook: Webhook) -> Read:
    """What comes after the place of a webhook."""
    begins, _ = FeedFloor.objects.ends()
    if webhook.place.era != begins.era:
        return _read_former_era(webhook, begins)
    try:
        return _read_after(webhook, webhook.place)
    except CursorGone as gone:
        log_event("webhook.changes_missed", webhook, by=None, reason=gone.message)
        return _read_after(webhook, begins)


def _read_after(webhook: Webhook, place: Place) -> Read:
    return read_changes(place, to_staff=webhook.with_hidden, kinds=webhook.kinds, size=AT_ONCE)


def _read_former_era(webhook: Webhook, begins: Place) -> Read:
    """What is left of an era that is over, then the beginning of the one at hand.

    All its transactions are over, and the messages of the others are in the same database.
    """
    rows = Change.objects.of_era(webhook.era).beyond(webhook.place).in_order()
    found = list(rows[:AT_ONCE])
    told = [one for one in found if webhook.with_hidden or one.told]
    wanted = [one for one in told if not webhook.kinds or one.kind in webhook.kinds]
    if len(found) < AT_ONCE:
        return Read(wanted, begins, more=True)
    return Read(wanted, found[-1].place, more=True)


def _message(webhook: Webhook, change: Change, *, now: datetime) -> WebhookDelivery:
    """The message about a change: thin, so that who may not see the record learns nothing of it."""
    what = change.what if webhook.with_hidden else change.told
    path = path_of(change.kind, change.object_id)
    body = {
        "type": f"{change.kind}.{what}",
        "timestamp": change.at.isoformat(),
        "data": {
            "kind": change.kind,
            "id": change.object_id,
            "what": what,
            "url": settings.SITE_URL.rstrip("/") + path,
        },
    }
    return WebhookDelivery(
        webhook=webhook,
        message=f"msg_{secrets.token_hex(16)}",
        change=change.pk,
        kind=change.kind,
        object_id=change.object_id,
        what=what,
        body=orjson.dumps(body).decode(),
        due_at=now,
    )
