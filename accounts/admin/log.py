"""The event log, to read."""

from datetime import datetime

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.filters import Days
from accounts.admin.layout import fieldset
from accounts.admin.words import in_words
from accounts.domain.differences import Difference, differences
from accounts.models import Event

LONGEST_LIST = 100


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """What was done, by whom, to which record."""

    list_display = ["when", "actor", "action", "object_text", "reason"]
    list_filter = ["object_type", "action", ("at", Days)]
    list_select_related = ["actor"]
    search_fields = ["object_text", "action", "reason", "=request_id"]
    ordering = ["-pk"]
    fieldsets = [
        fieldset(None, ("at", "actor"), ("action", "reason")),
        fieldset("Record", "record", ("object_type", "object_id"), "changes"),
        fieldset("In the same step", "cause", "consequences", "request_id"),
    ]

    @admin.display(description="when", ordering="at")
    def when(self, event: Event) -> datetime:
        """When it was done."""
        return event.at

    @admin.display(description="changes")
    def changes(self, event: Event) -> str:
        """What the event changed, column by column."""
        changes = [
            Difference(in_words(item.column), _shown(item.before), _shown(item.after))
            for item in differences(event.told_before, event.told_after)
        ]
        return render_to_string("accounts/admin/changes.html", {"changes": changes})

    @admin.display(description="record")
    def record(self, event: Event) -> str:
        """The record by name; where it is still there, this leads to it."""
        model = _model_of(event)
        if model is None or not model._base_manager.filter(pk=event.object_id).exists():
            return event.object_text
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        look = "text-primary-600 dark:text-primary-500"
        address = reverse(name, args=[event.object_id])
        return format_html('<a class="{}" href="{}">{}</a>', look, address, event.object_text)

    @admin.display(description="it also")
    def consequences(self, event: Event) -> str:
        """What else was done in the step that this event began."""
        also = list(Event.objects.caused_by(event)[: LONGEST_LIST + 1])
        context = {
            "events": also[:LONGEST_LIST],
            "is_cut": len(also) > LONGEST_LIST,
            "began": event.pk if also else None,
        }
        return render_to_string("accounts/admin/consequences.html", context)

    def get_readonly_fields(self, request: object, obj: object = None) -> list[str]:
        """Everything, and what is made of it."""
        return ["changes", "record", "consequences"]


def _model_of(event: Event) -> type[models.Model] | None:
    """The kind of record, if it is still one that the admin shows."""
    try:
        model = apps.get_model(event.object_type)
    except (LookupError, ValueError):
        return None
    return model if admin.site.is_registered(model) else None


def _shown(value: object) -> object:
    """A value as people read it."""
    if value is None or value == "":
        return None
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
