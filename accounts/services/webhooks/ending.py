"""When a webhook is switched off by itself, and who is told of it."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from accounts.domain.vocabulary import NoticeKind, Role, WebhookState
from accounts.models import User, Webhook
from accounts.services.notices import notify
from accounts.services.steps import log_event, verb

PATIENCE = timedelta(days=5)
"""How long a receiver may fail without a single success in between."""


def judge_webhook(webhook: int, *, is_delivered: bool, now: datetime) -> None:
    """Will note since when a webhook fails, and switch off one that has for days.

    The caller is in the transaction of the attempt.
    """
    rows = Webhook.objects.filter(pk=webhook)
    if is_delivered:
        rows.filter(failing_since__isnull=False).update(failing_since=None)
        return
    rows.filter(failing_since__isnull=True).update(failing_since=now)
    since = rows.values_list("failing_since", flat=True).get()
    if since is not None and now - since >= PATIENCE:
        said = f"Nothing was delivered since {since:%Y-%m-%d %H:%M} UTC."
        fail_webhook(webhook, said, now=now)


def fail_webhook(webhook: int, said: str, *, now: datetime) -> None:
    """Will switch off a webhook that fails, and tell whom it concerns. What waits stays waiting."""
    with verb("webhook.fail", by=None, reason=said):
        held = Webhook.objects.on().select_for_update().filter(pk=webhook).first()
        if held is None:
            return
        held.state, held.state_reason = WebhookState.FAILED, said
        held.save(update_fields=["state", "state_reason"])
        log_event(
            "webhook.failed",
            held,
            by=None,
            before={"state": WebhookState.ON.value},
            after={"state": WebhookState.FAILED.value},
            reason=said,
        )
        _tell(held, said, now)


def _tell(webhook: Webhook, said: str, now: datetime) -> None:
    """Writes to whoever made it, and to the admins."""
    whom = Q(role_grants__role=Role.ADMIN) | Q(pk=webhook.created_by_id)
    notify(
        User.objects.filter(whom, is_active=True).distinct(),
        NoticeKind.WEBHOOK_OFF,
        key=f"webhook-off:{webhook.pk}:{now.isoformat()}",
        needs="webhook.view",
        subject=f"The webhook “{webhook}” was switched off",
        body=f"Nothing is sent to {webhook.url} any more. {said}\n\n"
        "Look at what was answered, have it mended there, then switch it on again: it goes on where "
        "it stopped.",
        path=reverse("admin:accounts_webhook_change", args=[webhook.pk]),
        by=None,
    )
