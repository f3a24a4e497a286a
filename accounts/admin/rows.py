"""Rows below a record."""

from django.db import models
from django.http import HttpRequest
from unfold.admin import StackedInline, TabularInline

from accounts.admin.forms import VERSION, VersionedForm
from accounts.admin.layout import Fieldset, without
from accounts.admin.permitted import Permitted


class RowsMixin(Permitted):
    """Rows below a record: what may be done is said by the table for the row's own kind."""

    ignores_parent = True
    extra = 0
    form = VersionedForm
    tab = True
    show_change_link = True
    hide_title = True

    def get_fieldsets(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[Fieldset]:
        """The columns of the row, and where it may be written, its version."""
        groups = super().get_fieldsets(request, obj)  # type: ignore[misc]
        groups = [without(group, VERSION) for group in groups]
        if not hasattr(self.model, "row_version") or not self.has_change_permission(request):
            return groups
        groups[-1][1]["fields"] = [*groups[-1][1]["fields"], VERSION]
        return groups


class RecordTabularInline(RowsMixin, TabularInline):  # type: ignore[misc]
    """Rows below a record as a table."""


class RecordStackedInline(RowsMixin, StackedInline):  # type: ignore[misc]
    """Rows below a record as small forms."""
