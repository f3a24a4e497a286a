"""A table into a list of the admin: looked at first, then written whole or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from secrets import token_hex
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from unfold.decorators import action
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextInputWidget

from accounts.admin.bulk import ActsOnMany
from accounts.admin.consequences import tell_consequences
from accounts.admin.deleting import sentence
from accounts.admin.exchange.rows import ID, ROW_VERSION, Fault, Importing, Outcome
from accounts.admin.forms import REASON
from accounts.admin.permitted import signed_in
from accounts.domain.tables import LARGEST, MOST_ROWS, Table, TableRefused, read_table
from accounts.errors import Refused, TooOften
from accounts.services.limits import Limit, count_for
from accounts.services.steps import verb

MOST_SHOWN = 50
MOST_FAULTS = 200
MOST_WARNINGS = 5
"""So many changes, faults and warnings are shown; of the others only the number is told."""

KEPT = 24 * 3600
"""Seconds for which a preview can be confirmed."""

ONCE = Limit("import", most=1, within=timedelta(seconds=KEPT))
"""A preview is confirmed once: sent twice, by a second click or from the history, it adds nothing."""

SENT = "table"


class TableForm(forms.Form):
    """The file, and why it is taken in."""

    file = forms.FileField(
        label="Table",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".csv,text/csv"}),
        help_text=f"CSV in UTF-8, at most {MOST_ROWS:,} rows. The first line names the columns.",
    )
    change_reason = forms.CharField(
        required=False,
        max_length=500,
        label="Why",
        widget=UnfoldAdminTextInputWidget,
        help_text="Goes into the history of every record that is added or changed.",
    )


class _Undone(Exception):
    """Takes back everything that was written to see what would become of it."""


class ImportsRows(ActsOnMany):
    """The part of an admin that takes a table in. `imports` says whether such records are."""

    imports: ClassVar[bool] = False
    actions_list: Sequence[Any]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if self.imports:
            self.actions_list = [*self.actions_list, "import_rows"]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whether this person may take a table in: whoever may add such records."""
        return self.imports and self.has_add_permission(request)

    def agreed(self, cells: dict[str, str]) -> dict[str, str]:
        """What a form asks for besides its columns, and who imports has said by importing."""
        return {}

    @action(  # type: ignore[untyped-decorator]
        description="Import", url_path="import", permissions=["import"], icon="upload"
    )
    def import_rows(self, request: HttpRequest) -> HttpResponse:
        """Will ask for a table, show what it would do, and do it once somebody agreed.

        Raises: PermissionDenied for a table that was previewed by somebody else, or is not the same.
        """
        if request.method == "POST" and SENT in request.POST:
            return self._confirmed(request)
        form = TableForm(request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form=form)
        if form.cleaned_data["file"].size > LARGEST:
            form.add_error("file", f"The file is larger than {LARGEST // 1_000_000} MB.")
            return self._import_page(request, form=form)
        data, reason = form.cleaned_data["file"].read(), form.cleaned_data[REASON]
        outcome = self._tried(request, form, data, reason)
        if outcome is None:
            return self._import_page(request, form=form)
        sealed = "" if outcome.faults else self._sealed(request, data, reason)
        name = form.cleaned_data["file"].name
        return self._import_page(request, form=form, outcome=outcome, sealed=sealed, name=name)

    def _tried(
        self, request: HttpRequest, form: TableForm, data: bytes, reason: str
    ) -> Outcome | None:
        """What a file would do; what is wrong with it as a whole is told at the box of the file."""
        try:
            return self._run(request, data, reason)
        except TableRefused as refusal:
            form.add_error("file", str(refusal))
        except (ValidationError, Refused) as refusal:
            form.add_error(None, sentence(refusal))
        return None

    def _confirmed(self, request: HttpRequest) -> HttpResponse:
        """Takes in the very table that was previewed.

        Raises: PermissionDenied.
        """
        try:
            sent, salt = request.POST[SENT], self._salt(request)
            text, reason, ticket = signing.loads(sent, salt=salt, max_age=KEPT)
        except signing.BadSignature as error:
            raise PermissionDenied(
                "This preview is not yours, or too old: make it anew."
            ) from error
        try:
            outcome = self._run(request, text.encode(), reason, ticket)
        except (ValidationError, Refused, TableRefused) as refusal:
            said = str(refusal) if isinstance(refusal, TableRefused) else sentence(refusal)
            self.message_user(request, f"Nothing was imported. {said}", messages.ERROR)
            return HttpResponseRedirect(request.path)
        if outcome.faults:
            return self._import_page(request, form=TableForm(), outcome=outcome, is_late=True)
        counts = f"{outcome.added:,} added, {outcome.changed:,} changed"
        said = f"Imported: {counts}, {outcome.same:,} as they were."
        self.message_user(request, said, messages.SUCCESS)
        tell_consequences(request)
        return HttpResponseRedirect("..")

    def _run(self, request: HttpRequest, data: bytes, reason: str, ticket: str = "") -> Outcome:
        """Writes every row through its form; only where all are right, and it is meant, it stays.

        It is meant with the ticket of a preview, once.

        Raises: TableRefused; ValidationError, Refused for what the rows do together.
        """
        importing = Importing(self, request, reason)
        table = read_table(data)
        self._require_known(table, importing, request)
        outcome = importing.outcome
        outcome.faults += [Fault(one.line, "", "", one.sentence) for one in table.misfits]
        by = signed_in(request)
        try:
            with (
                _few_warnings(request, bool(ticket)),
                verb(f"{self.opts.model_name}.import", by=by, reason=reason),
                self.many_at_once(),
            ):
                _take_ticket(ticket)
                for row in table.rows:
                    importing.take(row)
                if outcome.faults or not ticket:
                    raise _Undone
        except _Undone:
            outcome.faults.sort(key=lambda fault: fault.line)
        return outcome

    def _require_known(self, table: Table, importing: Importing, request: HttpRequest) -> None:
        """Refuses a table with columns that nobody knows, before any row is read.

        Raises: TableRefused.
        """
        may_fill = importing.columns()
        written = {ID, ROW_VERSION, *self.exported(request)}
        unknown = [
            name
            for name in table.columns
            if name not in {*may_fill, *written} and not name.endswith(" (name)")
        ]
        if unknown:
            raise TableRefused(
                f"Unknown columns: {', '.join(unknown)}. There are: {', '.join([ID, *may_fill])}."
            )
        if not set(table.columns) & set(may_fill):
            raise TableRefused(f"No column can be filled in. There are: {', '.join(may_fill)}.")

    # -- the page

    def _salt(self, request: HttpRequest) -> str:
        return f"import {self.opts.label_lower} {signed_in(request).pk}"

    def _sealed(self, request: HttpRequest, data: bytes, reason: str) -> str:
        """The table and the reason, so that what is confirmed is what was previewed."""
        text = data.decode("utf-8-sig")
        return signing.dumps([text, reason, token_hex(8)], salt=self._salt(request), compress=True)

    def _import_page(self, request: HttpRequest, **shown: Any) -> HttpResponse:
        importing = Importing(self, request, "")
        outcome: Outcome | None = shown.get("outcome")
        context = {
            **self.admin_site.each_context(request),
            "title": f"Import {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "columns": [(name, self._about(importing, name)) for name in importing.columns()],
            "changes": outcome.changes[:MOST_SHOWN] if outcome else [],
            "faults": outcome.faults[:MOST_FAULTS] if outcome else [],
            "more_changes": max(0, len(outcome.changes) - MOST_SHOWN) if outcome else 0,
            "more_faults": max(0, len(outcome.faults) - MOST_FAULTS) if outcome else 0,
            "sent_as": SENT,
            **shown,
        }
        status = 400 if (outcome and outcome.faults) or shown["form"].errors else 200
        return TemplateResponse(request, "accounts/admin/import.html", context, status=status)

    def _about(self, importing: Importing, name: str) -> str:
        """What stands in a column: whether it must, and what may."""
        return importing.about(name)


@contextmanager
def _few_warnings(request: HttpRequest, is_meant: bool) -> Iterator[None]:
    """Of what is told of single records on the way, keeps the first few; of a preview, nothing."""
    storage: Any = request._messages  # type: ignore[attr-defined]
    before = list(storage._queued_messages)
    try:
        yield
    finally:
        said = storage._queued_messages[len(before) :]
        kept = said[:MOST_WARNINGS] if is_meant else []
        storage._queued_messages[:] = [*before, *kept]


def _take_ticket(ticket: str) -> None:
    """Notes, in the transaction at hand, that a preview is confirmed.

    Raises: TableRefused where it was before.
    """
    if not ticket:
        return
    try:
        count_for(ONCE, ticket, now=timezone.now())
    except TooOften as again:
        raise TableRefused("This table was taken in already: the list shows its rows.") from again
