"""Rows below a record."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from unfold.admin import StackedInline, TabularInline

from accounts.admin.forms import VERSION, StackedForm, VersionedForm
from accounts.admin.layout import Fieldset, relations, spread, without
from accounts.admin.permitted import Permitted


class RowsMixin(Permitted):
    """Rows below a record: what may be done is said by the table for the row's own kind."""

    ignores_parent = True
    extra = 0
    form = VersionedForm
    tab = True
    show_change_link = True
    hide_title = False

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The rows with what they refer to, in one query."""
        rows: models.QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return rows.select_related(*relations(self.model, self.admin_site))  # type: ignore[attr-defined]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a column; long texts get two lines here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.TextField) and field is not None:
            field.widget.attrs["rows"] = 2
        return field

    def get_fieldsets(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[Fieldset]:
        """The columns of the row, and where it may be written, its version."""
        groups = super().get_fieldsets(request, obj)  # type: ignore[misc]
        pickers = relations(self.model, self.admin_site)  # type: ignore[attr-defined]
        groups = [spread(without(group, VERSION), pickers) for group in groups]
        if not hasattr(self.model, "row_version") or not self.has_change_permission(request):
            return groups
        groups[-1][1]["fields"] = [*groups[-1][1]["fields"], VERSION]
        return groups


class RecordTabularInline(RowsMixin, TabularInline):  # type: ignore[misc]
    """Rows below a record as a table."""


class RecordStackedInline(RowsMixin, StackedInline):  # type: ignore[misc]
    """Rows below a record as small forms."""

    form = StackedForm
