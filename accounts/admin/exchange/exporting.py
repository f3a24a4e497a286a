"""Any list of the admin as a table: what the list shows, and every column of the form."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import flatten_fieldsets, lookup_field
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action

from accounts.domain.tables import lines_of

CHUNK = 500
"""So many records are held in memory at once."""

SECRET = {"password", "ticket", "key_sha256"}
"""Columns that leave the database in no table."""


class ExportsRows(ModelAdmin):  # type: ignore[misc]
    """The part of an admin that writes its list as a table."""

    actions_list: Sequence[Any]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.actions_list = [*self.actions_list, "export_rows"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, whose button exports what the list is narrowed to."""
        page: HttpResponse = super().changelist_view(request, extra_context)
        shown = getattr(page, "context_data", None) or {}
        for button in shown.get("actions_list", ()):
            if request.GET and button.get("path", "").endswith("/export/"):
                button["path"] += f"?{request.GET.urlencode()}"
        return page

    @action(  # type: ignore[untyped-decorator]
        description="Export", url_path="export", permissions=["view"], icon="download"
    )
    def export_rows(self, request: HttpRequest) -> HttpResponseBase:
        """Will write the rows that the list shows under the same address, of all its pages."""
        try:
            found = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(
                reverse(f"admin:{self.opts.label_lower.replace('.', '_')}_changelist")
            )
        columns = self.exported(request)
        name = f"{self.opts.model_name}.csv"
        return StreamingHttpResponse(
            lines_of(self._rows(found.queryset, columns)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def exported(self, request: HttpRequest) -> list[str]:
        """The columns of the table: the id, the columns of the form, and what else the list shows."""
        asked = flatten_fieldsets(self.get_fieldsets(request))
        listed = [name for name in self.get_list_display(request) if isinstance(name, str)]
        names = ["id", *(["row_version"] if hasattr(self.model, "row_version") else [])]
        for name in (*asked, *listed):
            is_column = _column(self.model, name) is not None
            if name not in {*names, *SECRET, "pk"} and (is_column or name in listed):
                names.append(name)
        hidden = set(self.get_exclude(request) or ())
        return [name for name in names if name not in hidden]

    def together_read(self, rows: "Sequence[Any]") -> None:
        """Will give these rows what is read for many at once; the rows of a list know nothing else."""

    def _rows(self, queryset: "models.QuerySet[Any]", columns: list[str]) -> Iterator[list[object]]:
        """The head of the table and its rows, read chunk by chunk."""
        records = queryset.iterator(chunk_size=CHUNK)
        chunk = list(islice(records, CHUNK))
        unread = chunk[0].get_deferred_fields() if chunk else set()
        columns = [name for name in columns if not _is_unread(self.model, name, unread)]
        named = {name for name in columns if self._is_read_along(name)}
        yield [head for name in columns for head in _heads(name, name in named)]
        while chunk:
            self.together_read(chunk)
            for row in chunk:
                yield [cell for name in columns for cell in self._cells(row, name, name in named)]
            chunk = list(islice(records, CHUNK))

    def _is_read_along(self, name: str) -> bool:
        """Whether what a column refers to is read with the row, so that it can be named."""
        column = _column(self.model, name)
        along = self.list_select_related if isinstance(self.list_select_related, list) else []
        return (
            column is not None
            and column.is_relation
            and any(path.split("__")[0] == name for path in along)
        )

    def _cells(self, record: Any, name: str, is_named: bool) -> list[object]:
        """What stands in one column of the list or the form; a relation is an id, and a name."""
        column = _column(self.model, name)
        if column is not None and column.is_relation:
            referred = getattr(record, column.attname)
            return [referred, str(getattr(record, name) or "")] if is_named else [referred]
        if column is not None:
            return [getattr(record, column.attname)]
        _, _, value = lookup_field(name, record, self)
        return [strip_tags(value) if isinstance(value, SafeString) else _told(value)]


def _told(value: object) -> object:
    """What the list shows of a row, as it is written: a number stays one."""
    return value if isinstance(value, int | float | Decimal | date | None) else str(value)


def _heads(name: str, is_named: bool) -> list[str]:
    return [name, f"{name} (name)"] if is_named else [name]


def _column(model: type[models.Model], name: str) -> "models.Field[Any, Any] | None":
    """The column of this name, if it is one of the table."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) and field.concrete else None


def _is_unread(model: type[models.Model], name: str, unread: set[str]) -> bool:
    """Whether a column is one that the list leaves in the database, for it may be long."""
    column = _column(model, name)
    return column is not None and column.attname in unread
