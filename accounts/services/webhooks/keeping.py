"""Who is told of changes: added, changed, switched on and off, given another secret."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from accounts.domain.vocabulary import WebhookState
from accounts.domain.webhooks import write_secret
from accounts.errors import Refused
from accounts.models import User, Webhook, WebhookDelivery
from accounts.services.feed import newest_place
from accounts.services.records import locked, save_record
from accounts.services.sealing import seal, unseal
from accounts.services.steps import log_event, verb
from accounts.services.webhooks.road import road

BYTES = 32
"""Of a secret."""

BOTH_SIGN = timedelta(days=1)
"""How long a former secret signs beside the new one."""

PURPOSE = "webhooks"


def add_webhook(
    *,
    name: str,
    url: str,
    kinds: Iterable[str] = (),
    with_hidden: bool = False,
    by: User | None,
    reason: str = "",
) -> tuple[Webhook, str]:
    """Will tell an address of every change from now on; returns its secret, which is told only now.

    Raises: ValidationError, for an address too that nothing may be sent to.
    """
    webhook = Webhook(name=name, url=url, kinds=list(kinds), with_hidden=with_hidden, created_by=by)
    return webhook, save_new(webhook, by=by, reason=reason)


def save_new(webhook: Webhook, *, by: User | None, reason: str = "") -> str:
    """Will save a new webhook, and return its secret, which is told only now.

    Raises: ValidationError.
    """
    secret = write_secret(secrets.token_bytes(BYTES))
    place = newest_place()
    webhook.secret = seal(secret, purpose=PURPOSE)
    webhook.era, webhook.xid, webhook.last = place.era, place.xid, place.pk
    _require_open(webhook.url)
    save_record(webhook, by=by, reason=reason)
    return secret


def save_changed(
    webhook: Webhook, *, by: User | None, reason: str = "", expected_version: int | None = None
) -> bool:
    """Will save what somebody changed of a webhook.

    Raises: ValidationError, StaleRecord.
    """
    _require_open(webhook.url)
    return save_record(webhook, by=by, reason=reason, expected_version=expected_version)


def switch_webhook(
    webhook: Webhook,
    *,
    on: bool,
    by: User | None,
    now: datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will tell a webhook of changes again, or not any more.

    Switched on it goes on where it stopped: what waits is sent at once.

    Raises: StaleRecord; ValidationError where nothing may be sent to its address any more.
    """
    state = WebhookState.ON if on else WebhookState.OFF
    with verb("webhook.switch", by=by, reason=reason):
        held = locked(webhook, expected_version)
        if held.state == state:
            return
        if on:
            _require_open(held.url)
            WebhookDelivery.objects.filter(webhook=held).waiting().update(due_at=now)
            held.failing_since = None
        before = {"state": held.state}
        held.state, held.state_reason = state, "" if on else reason
        held.save(update_fields=["state", "state_reason", "failing_since"])
        log_event(
            f"webhook.switched_{state}",
            held,
            by=by,
            before=before,
            after={"state": state.value},
            reason=reason,
        )


def rotate_secret(
    webhook: Webhook,
    *,
    by: User | None,
    now: datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> str:
    """Will make a new secret and return it, which is told only now; for a day the former signs too.

    Raises: StaleRecord.
    """
    secret = write_secret(secrets.token_bytes(BYTES))
    with verb("webhook.rotate", by=by, reason=reason):
        held = locked(webhook, expected_version)
        held.former_secret, held.former_until = held.secret, now + BOTH_SIGN
        held.secret = seal(secret, purpose=PURPOSE)
        held.save(update_fields=["secret", "former_secret", "former_until"])
        until: dict[str, Any] = {"former_until": held.former_until.isoformat()}
        log_event("webhook.secret_rotated", held, by=by, after=until, reason=reason)
    return secret


def secrets_of(webhook: Webhook, *, now: datetime) -> list[str]:
    """The secrets that sign now, the newest first."""
    sealed = [webhook.secret]
    if webhook.former_until is not None and now < webhook.former_until:
        sealed.append(webhook.former_secret)
    return [unseal(one, purpose=PURPOSE) for one in sealed]


def _require_open(url: str) -> None:
    """Raises: ValidationError where nothing may be sent to an address."""
    try:
        road().check(url)
    except Refused as refused:
        raise ValidationError(
            {"url": ValidationError(refused.message, code=refused.code)}
        ) from refused
