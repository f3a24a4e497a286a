"""Webhooks: who is told of changes, and the ledger of what was sent."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from accounts.admin.base import ReadOnlyAdmin, RecordAdmin
from accounts.admin.bulk import Bulk
from accounts.admin.layout import Fieldset, fieldset
from accounts.admin.rows import RecordTabularInline
from accounts.choices import choices_of
from accounts.domain.vocabulary import ChangedKind
from accounts.models import User, Webhook, WebhookAttempt, WebhookDelivery
from accounts.permissions import may
from accounts.services.webhooks import keeping
from accounts.services.webhooks.replaying import replay

TELL = (
    "The secret of “{}”, shown this once: {} — keep it where the receiver finds it. "
    "Whoever has it can send messages that pass for ours."
)


@admin.register(Webhook)
class WebhookAdmin(RecordAdmin):
    """Who is told of changes as they happen."""

    list_display = ["name", "url", "state", "state_reason", "failing_since", "created_at"]
    list_filter = ["state"]
    search_fields = ["name", "url"]
    actions = ["switch_selected_on", "switch_selected_off", "rotate_selected"]
    readonly_fields = [
        *("state", "state_reason", "failing_since"),
        *("former_until", "created_by", "created_at"),
    ]
    fieldsets = [
        fieldset(None, "name", "url", "kinds", "with_hidden"),
        fieldset(
            "How it is",
            ("state", "failing_since"),
            "state_reason",
            ("created_by", "created_at"),
            "former_until",
        ),
    ]

    def groups(self, request: HttpRequest, obj: Any) -> list[Fieldset]:
        """The groups of the form; how it is can only be told of one that there is."""
        own = super().groups(request, obj)
        return own if obj is not None else own[:1]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a column; the kinds of record are ticked."""
        if db_field.name != "kinds":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.MultipleChoiceField(
            choices=choices_of(ChangedKind),
            widget=UnfoldAdminCheckboxSelectMultipleWidget,
            required=False,
            help_text=db_field.help_text,
        )

    def write(
        self, obj: Any, *, by: User, reason: str, expected_version: int | None = None
    ) -> None:
        """Will save it; of a new one the secret is kept until it is told."""
        if obj._state.adding:
            obj.told_secret = keeping.save_new(obj, by=by, reason=reason)
        else:
            keeping.save_changed(obj, by=by, reason=reason, expected_version=expected_version)

    def stamp(self, obj: Any, changed: list[str], *, by: User) -> None:
        """Will note who makes a webhook."""
        if obj._state.adding:
            obj.created_by = by

    def response_add(self, request: HttpRequest, obj: Any, *rest: Any, **how: Any) -> HttpResponse:
        """Will lead on, and tell the secret of the new webhook."""
        self.message_user(request, TELL.format(obj, obj.told_secret), messages.WARNING)
        page: HttpResponse = super().response_add(request, obj, *rest, **how)
        return page

    def has_rotate_permission(self, request: HttpRequest) -> bool:
        """Whether this person may make another secret."""
        return may(request.user, "webhook.rotate")

    @admin.action(description="Switch selected on", permissions=["change"])
    def switch_selected_on(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will tell the chosen webhooks of changes again."""

        def one(webhook: Webhook, *, by: User, reason: str) -> None:
            keeping.switch_webhook(webhook, on=True, by=by, now=timezone.now(), reason=reason)

        says = "Each goes on where it stopped, and what waits is sent at once."
        return self.act(request, chosen, Bulk("Switch on", "on", says, one=one))

    @admin.action(description="Switch selected off", permissions=["change"])
    def switch_selected_off(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will tell the chosen webhooks of nothing any more."""

        def one(webhook: Webhook, *, by: User, reason: str) -> None:
            keeping.switch_webhook(webhook, on=False, by=by, now=timezone.now(), reason=reason)

        says = "What happens meanwhile is told once they are switched on again."
        return self.act(request, chosen, Bulk("Switch off", "off", says, one=one))

    @admin.action(description="Make a new secret for selected", permissions=["rotate"])
    def rotate_selected(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will make another secret for each of the chosen webhooks, and tell it."""

        def one(webhook: Webhook, *, by: User, reason: str) -> None:
            secret = keeping.rotate_secret(webhook, by=by, now=timezone.now(), reason=reason)
            self.message_user(request, TELL.format(webhook, secret), messages.WARNING)

        says = "It is shown once. For a day the former secret signs as well."
        return self.act(request, chosen, Bulk("New secret", "have a new secret", says, one=one))


class AttemptRows(RecordTabularInline):
    """Every attempt to deliver a message."""

    model = WebhookAttempt
    fields = ["at", "milliseconds", "status", "failure", "answer"]
    show_change_link = False


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    """Messages to webhooks, and what became of each."""

    list_display = ["__str__", "state", "tries", "due_at", "created_at", "ended_at"]
    list_filter = ["state", "webhook"]
    list_select_related = ["webhook"]
    search_fields = ["message", "webhook__name"]
    actions = ["replay_selected"]
    inlines = [AttemptRows]
    fieldsets = [
        fieldset(None, "webhook", ("kind", "what"), ("object_id", "message"), "body"),
        fieldset("How it went", ("state", "tries"), ("created_at", "ended_at"), "due_at"),
    ]

    def has_replay_permission(self, request: HttpRequest) -> bool:
        """Whether this person may send a message again."""
        return may(request.user, "webhookdelivery.replay")

    @admin.action(description="Send selected again", permissions=["replay"])
    def replay_selected(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will send the chosen messages again."""

        def one(delivery: WebhookDelivery, *, by: User, reason: str) -> None:
            replay(delivery, by=by, now=timezone.now(), reason=reason)

        says = "Under the same ids, so that receivers can tell what they have already."
        return self.act(request, chosen, Bulk("Send again", "sent again", says, one=one))
