"""The admin of every record: asks the permission table, writes through services, loses nothing typed.

No rule lives here. What a service refuses comes back as an error of the form.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from accounts.admin.consequences import tell_consequences
from accounts.admin.deleting import DeletesThroughServices
from accounts.admin.exchange.exporting import ExportsRows
from accounts.admin.exchange.importing import ImportsRows
from accounts.admin.forms import REASON, VERSION, RecordForm
from accounts.admin.history import LONGEST_HISTORY, history_of
from accounts.admin.layout import Fieldset, relations, spread, without
from accounts.admin.permitted import Permitted, signed_in
from accounts.admin.stale import explained, placed, taken_over
from accounts.errors import Refused, StaleRecord
from accounts.models import User
from accounts.services.steps import attempted


class RecordAdmin(Permitted, ImportsRows, ExportsRows, DeletesThroughServices):
    """One kind of record. An application's own base names its `writers`."""

    form = RecordForm
    object_history_template = "accounts/admin/history.html"
    list_filter_submit = True
    warn_unsaved_form = True
    compressed_fields = True
    list_per_page = 50
    show_full_result_count = False
    help_texts: ClassVar[dict[str, str]] = {}

    # -- what is shown

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The rows with everything a list or a picker names, in one query."""
        rows: models.QuerySet[Any] = super().get_queryset(request)
        related = self.list_select_related
        return rows.select_related(*related) if isinstance(related, list | tuple) else rows

    def get_fieldsets(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[Fieldset]:
        """The groups of the form, and where it may be written, the reason and the version."""
        pickers = relations(self.model, self.admin_site)
        groups = [spread(group, pickers) for group in self.groups(request, obj)]
        if not self._may_write(request, obj):
            return groups
        hidden = [VERSION] if hasattr(self.model, "row_version") else []
        groups = [without(group, VERSION, REASON) for group in groups]
        return [*groups, (None, {"fields": [REASON, *hidden]})]

    def groups(self, request: HttpRequest, obj: Any) -> list[Fieldset]:
        """The groups of the form as the record's own admin wants them."""
        own: list[Fieldset] = super().get_fieldsets(request, obj)
        return own

    def get_search_results(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]", search_term: str
    ) -> tuple["models.QuerySet[Any]", bool]:
        """The rows that match what was typed; PostgreSQL knows no NUL, so it is dropped."""
        found: tuple[models.QuerySet[Any], bool] = super().get_search_results(
            request, queryset, search_term.replace("\x00", "")
        )
        return found

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Will show what was done to a record, newest first, with differences."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            gone: HttpResponse = self._get_obj_does_not_exist_redirect(
                request, self.opts, object_id
            )
            return gone
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{obj}”",
            "subtitle": None,
            "opts": self.opts,
            "object": obj,
            "entries": history_of(obj) if hasattr(obj, "history") else None,
            "longest": LONGEST_HISTORY,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def _may_write(self, request: HttpRequest, obj: models.Model | None) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    # -- what is written

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> "type[ModelForm[Any]]":
        """The form, which says what a service refused in the first attempt."""
        kwargs.setdefault("help_texts", self.help_texts)
        form: type[ModelForm[Any]] = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)  # type: ignore[attr-defined]
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Will show or save the form; a refusal undoes everything and shows what was typed again."""
        try:
            page = self._form_page(request, object_id, form_url, extra_context)
            if request.method == "POST":
                tell_consequences(request)
            return page
        except (ValidationError, Refused) as refusal:
            if isinstance(refusal, StaleRecord):
                request.POST = taken_over(request.POST, refusal)  # type: ignore[assignment]
                refusal.message = explained(refusal)
            request.refusal = refusal  # type: ignore[attr-defined]
            return self._form_page(request, object_id, form_url, extra_context)

    def response_action(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will do what was chosen for many records, and tell what became of answers."""
        page: HttpResponse | None = super().response_action(request, queryset)
        tell_consequences(request)
        return page

    def _form_page(self, request: HttpRequest, *rest: str | dict[str, Any] | None) -> HttpResponse:
        page: HttpResponse = super().changeform_view(request, *rest)
        return page

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will save the record through its service.

        Raises: ValidationError, Refused.
        """
        self.stamp(obj, form.changed_data, by=signed_in(request))
        with placed(obj, VERSION):
            self.write(
                obj,
                by=signed_in(request),
                reason=form.cleaned_data.get(REASON, ""),
                expected_version=form.cleaned_data.get(VERSION) if change else None,
            )

    def stamp(self, obj: Any, changed: list[str], *, by: User) -> None:
        """Will note on a record, before it is saved, who judged it."""

    def write(
        self, obj: Any, *, by: User, reason: str, expected_version: int | None = None
    ) -> None:
        """Will call the service that saves such a record; its refusals are told by the form."""
        self.writers.save(obj, by=by, reason=reason, expected_version=expected_version)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Will save the rows of every table below the record, and tell of all that are refused at once.

        Raises: ValidationError, StaleRecord.
        """
        form.save_m2m()
        refused: list[ValidationError] = []
        for formset in formsets:
            try:
                self.save_formset(request, form, formset, change)
            except ValidationError as refusal:
                refused.append(refusal)
        if refused:
            raise ValidationError([error for one in refused for error in one.error_list])

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: "BaseInlineFormSet[Any, Any, Any]",
        change: bool,
    ) -> None:
        """Will save the rows below the record through its service, deletions first.

        Raises: ValidationError naming every row that is refused; StaleRecord for one that moved on.
        """
        formset.save(commit=False)
        by, reason = signed_in(request), form.cleaned_data.get(REASON, "")
        refused: list[str] = []
        for obj in formset.deleted_objects:
            refused += _naming(obj, self.erase_row, obj, by=by, reason=reason)
        for row in _written_rows(formset):
            version = row.cleaned_data.get(VERSION) if row.instance.pk else None
            self.stamp(row.instance, row.changed_data, by=by)
            how = {"by": by, "reason": reason, "expected_version": version}
            with placed(row.instance, row.add_prefix(VERSION)):
                refused += _naming(row.instance, self.write_row, row.instance, **how)
        if refused:
            raise ValidationError(refused)
        for row in formset.forms:
            if row not in formset.deleted_forms:
                for nested in getattr(row, "nested_formsets", []):
                    self.save_formset(request, form, nested.formset, change)

    def write_row(self, obj: Any, **how: Any) -> None:
        """Will call the service that saves a row below the record."""
        self.writers.save(obj, **how)

    def erase_row(self, obj: Any, **how: Any) -> None:
        """Will call the service that deletes a row below the record."""
        self.writers.delete(obj, **how)

    # -- one log is enough: the services write it, Django's own stays empty

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Nothing: the event log has it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Nothing: the event log has it."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """Nothing: the event log has it."""


class ReadOnlyAdmin(RecordAdmin):
    """Records that nobody writes by hand."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False


def _written_rows(formset: "BaseInlineFormSet[Any, Any, Any]") -> "Iterator[ModelForm[Any]]":
    """The forms of the rows that were changed or added."""
    written = {id(obj) for obj, _ in formset.changed_objects}
    written |= {id(obj) for obj in formset.new_objects}
    return (row for row in formset.forms if id(row.instance) in written)


def _naming(obj: models.Model, write: Any, *args: Any, **how: Any) -> list[str]:
    """Will call `write`, and say of the row, by name, what is refused; then nothing of it is written.

    Raises: StaleRecord, which is asked about by itself.
    """
    row = f"{obj._meta.verbose_name} “{obj}”"
    try:
        with attempted():
            write(*args, **how)
    except ValidationError as error:
        return [f"{row}: {message}" for message in error.messages]
    except StaleRecord as refusal:
        refusal.message = f"{row}: {refusal.message}"
        raise
    except Refused as refusal:
        return [f"{row}: {refusal.message}"]
    return []
