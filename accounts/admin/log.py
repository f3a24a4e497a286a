"""The event log, to read."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.layout import fieldset
from accounts.domain.differences import differences
from accounts.models import Event


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """What was done, by whom, to which record."""

    list_display = ["at", "actor", "action", "object_text", "reason"]
    list_filter = ["object_type", "action", "at"]
    list_select_related = ["actor"]
    search_fields = ["object_text", "action", "reason", "=request_id"]
    ordering = ["-pk"]
    fieldsets = [
        fieldset(None, ("at", "actor"), ("action", "reason")),
        fieldset("Record", ("object_type", "object_id"), "object_text", "changes"),
        fieldset("Request", "request_id"),
    ]

    @admin.display(description="changes")
    def changes(self, event: Event) -> SafeString:
        """What the event changed, column by column."""
        rows = format_html_join(
            "",
            "<tr><th>{}</th><td><del>{}</del></td><td><ins>{}</ins></td></tr>",
            (
                (item.column, _shown(item.before), _shown(item.after))
                for item in differences(event.before, event.after)
            ),
        )
        return format_html("<table>{}</table>", rows)

    def get_readonly_fields(self, request: object, obj: object = None) -> list[str]:
        """Everything, and what is made of it."""
        return ["changes"]


def _shown(value: object) -> str:
    return "–" if value is None or value == "" else str(value)
