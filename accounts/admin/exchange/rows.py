"""One row of a table as the form that somebody would have filled in for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from accounts.admin.deleting import sentence
from accounts.admin.forms import REASON, VERSION, told
from accounts.domain.tables import Row
from accounts.errors import Refused
from accounts.services.steps import attempted

ID, ROW_VERSION = "id", "row_version"

YES, NO = {"yes", "true", "1", "on"}, {"no", "false", "0", "off", ""}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell, or with a row: where it stands, what stands there, and why not."""

    line: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a row does: makes a record, or changes the columns named, each from what to what."""

    line: int
    record: str
    is_new: bool
    columns: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Outcome:
    """What a table does, and what of it is refused."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    same: int = 0

    @property
    def added(self) -> int:
        """How many records are new."""
        return sum(change.is_new for change in self.changes)

    @property
    def changed(self) -> int:
        """How many records are changed."""
        return len(self.changes) - self.added


class Importing:
    """The rows of one table on their way through the form of one kind of record."""

    def __init__(self, admin: ModelAdmin, request: HttpRequest, reason: str) -> None:
        self.admin, self.request, self.reason = admin, request, reason
        self.outcome = Outcome()
        self._new: dict[str, Any] | None = None
        self._forms = {
            change: admin.get_form(request, _blank(admin.model) if change else None, change=change)
            for change in (False, True)
        }

    def columns(self) -> list[str]:
        """The columns that somebody may fill in, in the order of the form."""
        fields = self._forms[False].base_fields | self._forms[True].base_fields
        return [
            name
            for name, one in fields.items()
            if name != REASON
            and not (one.widget.is_hidden or isinstance(one.widget, forms.MultiWidget))
        ]

    def about(self, name: str) -> str:
        """What stands in a column: whether it has to, and which words there are."""
        one = (self._forms[False].base_fields | self._forms[True].base_fields)[name]
        parts = ["required"] if one.required else []
        if isinstance(one, forms.ModelChoiceField):
            referred: Any = one.queryset
            parts.append(f"the id of: {referred.model._meta.verbose_name}")
        elif isinstance(one, forms.BooleanField):
            parts.append("yes or no")
        elif isinstance(one, forms.TypedChoiceField | forms.ChoiceField):
            choices: Any = one.choices
            parts.append("one of: " + ", ".join(str(key) for key, _ in choices if key))
        elif isinstance(one, forms.DateField):
            parts.append("a day such as 2019-04-25")
        return "; ".join(parts)

    def take(self, row: Row) -> None:
        """Will write what a row says, or note what is wrong with it; then nothing of it is written."""
        record, cells = self._record(row)
        if record is None:
            return
        form = self._form(record, cells)
        if wrong := list(_unclear(form, cells)):
            self.outcome.faults += [Fault(row.line, *one) for one in wrong]
        elif not form.is_valid():
            self._note(row, form.errors.as_data())
        elif record.pk is not None and not _changed(form):
            self.outcome.same += 1
        else:
            self._write(row, form)

    # -- which record

    def _record(self, row: Row) -> tuple[Any, dict[str, str]]:
        """The record of a row, new where it has no id, and the cells that say what it is."""
        cells = {name: text for name, text in row.cells.items() if name in self.columns()}
        named = row.cells.get(ID, "").strip()
        if not named:
            return self.admin.model(), cells
        record = self.admin.get_object(self.request, named)
        if record is None:
            self._fault(row, ID, f"There is no {self.admin.opts.verbose_name} no. {named}.")
        elif not self.admin.has_change_permission(self.request, record):
            self._fault(row, ID, f"You may not change “{record}”.")
            record = None
        if record is not None and ROW_VERSION in row.cells and hasattr(record, ROW_VERSION):
            cells[VERSION] = row.cells[ROW_VERSION].strip()
        return record, cells

    # -- its form

    def _form(self, record: Any, cells: dict[str, str]) -> Any:
        """The form as it stands, with what the row says typed over it."""
        form_class = self._forms[record.pk is not None]
        fields = form_class.base_fields
        data = self._untouched(record) | {REASON: self.reason} | self.admin.agreed(cells)
        for name, text in cells.items():
            if name not in fields:
                continue
            if isinstance(fields[name], forms.BooleanField):
                data.pop(name, None)
                if text.strip().lower() in YES:
                    data[name] = "on"
            else:
                data[name] = text
        # The database checks the rules of a row when it is written: one question instead of twenty.
        record.__dict__["validate_constraints"] = _later
        return form_class(data, instance=record)

    def _untouched(self, record: Any) -> dict[str, Any]:
        """What a browser would send from the form of a record that nobody touched."""
        if record.pk is not None:
            return dict(_sent(self._forms[True](instance=record)))
        if self._new is None:
            self._new = dict(_sent(self._forms[False](instance=record)))
        return dict(self._new)

    # -- what it does

    def _write(self, row: Row, form: Any) -> None:
        """Saves the form as the page of the record would."""
        is_new = form.instance.pk is None
        columns = tuple(_differences(form, is_new=is_new))
        try:
            with attempted():
                record = form.save(commit=False)
                self.admin.save_model(self.request, record, form, not is_new)
                form.save_m2m()
                self.admin.save_related(self.request, form, [], not is_new)
        except ValidationError as refusal:
            self._note(row, _by_column(_all_of(refusal, form.instance)))
        except Refused as refusal:
            self._fault(row, "", sentence(refusal))
        else:
            self.outcome.changes.append(Change(row.line, str(record), is_new, columns))

    # -- what is wrong

    def _note(self, row: Row, errors: dict[str, list[ValidationError]]) -> None:
        for name, found in errors.items():
            for error in found:
                self._fault(row, "" if name == NON_FIELD_ERRORS else name, " ".join(error.messages))

    def _fault(self, row: Row, column: str, said: str) -> None:
        shown = ROW_VERSION if column == VERSION else column
        self.outcome.faults.append(Fault(row.line, shown, row.cells.get(shown, "")[:200], said))


def _blank(model: type[models.Model]) -> models.Model:
    """A record as if it were stored, for the form of one that is."""
    return model(pk=0)


def _sent(form: Any) -> Iterator[tuple[str, Any]]:
    """What a browser would send from a form that nobody touched."""
    for name in form.fields:
        value = form[name].value()
        if value is True:
            yield name, "on"
        elif value is not None and value is not False:
            yield name, getattr(value, "pk", value)


def _unclear(form: Any, cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The cells that are to say yes or no, and say something else."""
    for name, text in cells.items():
        is_choice = name in form.fields and isinstance(form.fields[name], forms.BooleanField)
        if is_choice and text.strip().lower() not in YES | NO:
            yield name, text[:200], "Write yes or no."


def _changed(form: Any) -> list[str]:
    """The columns of which the row says something else than is stored."""
    return [name for name in form.changed_data if name not in (REASON, VERSION)]


def _differences(form: Any, *, is_new: bool) -> Iterator[tuple[str, str, str]]:
    """What the row says otherwise, column by column: what it is called, what stood there, what will.

    What a form keeps hidden is no column of the record and is not told.
    """
    for name in _changed(form):
        if form[name].is_hidden:
            continue
        before = (
            ""
            if is_new
            else _shown(form, name, form.get_initial_for_field(form.fields[name], name))
        )
        after = _shown(form, name, form.cleaned_data.get(name))
        if before != after:
            yield str(form[name].label), before, after


def _shown(form: Any, name: str, value: Any) -> str:
    """A value as people read it, no longer than fits."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)[:200]


def _later(exclude: object = None) -> None:
    """Leaves the rules of a row to the database."""


def _all_of(refusal: ValidationError, record: Any) -> ValidationError:
    """What is wrong with a row: where the database refused it, every rule that it breaks, by column."""
    if hasattr(refusal, "error_dict"):
        return refusal
    try:
        type(record).validate_constraints(record)
    except ValidationError as whole:
        return whole
    return refusal


def _by_column(refusal: ValidationError) -> dict[str, list[ValidationError]]:
    found: dict[str, list[ValidationError]] = {}
    for name, error in told(refusal):
        found.setdefault(name or NON_FIELD_ERRORS, []).append(error)
    return found
