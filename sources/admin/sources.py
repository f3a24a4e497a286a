"""Sources with their names, identifiers and ties."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminTextInputWidget, UnfoldBooleanWidget

from accounts.admin.forms import REASON, VERSION, RecordForm
from accounts.admin.layout import Fieldset, fieldset
from accounts.admin.permitted import signed_in
from accounts.admin.rows import RecordStackedInline, RecordTabularInline
from accounts.admin.stale import placed
from sources.admin.base import SourcesAdmin
from sources.admin.duplicates import told_about
from sources.admin.merging import MergesRecords
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.vocabulary import NameKind
from sources.models import Source, SourceIdentifier, SourceName, SourceTie
from sources.services import records
from sources.services.duplicates import suggest_duplicates
from sources.services.identifying import find_publishers
from sources.services.identity import search_sources
from sources.services.sources import give_shown_name, prefer_name

TIE = (("kind", "title"), ("since", "until"), ("percentage", "evidence_url"))


class NameRows(RecordTabularInline):
    """The names of a source."""

    model = SourceName
    fields = ["text", "language", "kind", "certainty"]


class IdentifierRows(RecordTabularInline):
    """The identifiers of a source."""

    model = SourceIdentifier
    fields = ["scheme", "value"]


class TieFromRows(RecordStackedInline):
    """The ties in which the source comes first."""

    model = SourceTie
    fk_name = "from_source"
    verbose_name = "tie to another source"
    verbose_name_plural = "ties to others"
    fieldsets = [fieldset(None, "to_source", *TIE)]


class TieToRows(RecordStackedInline):
    """The ties in which the source comes second."""

    model = SourceTie
    fk_name = "to_source"
    verbose_name = "tie of another source"
    verbose_name_plural = "ties of others to it"
    fieldsets = [fieldset(None, "from_source", *TIE)]


class SourceForm(RecordForm):
    """The form of a source. A new one says its name's language, a renamed one what the old one was."""

    name_language = forms.RegexField(
        LANGUAGE_PATTERN,
        max_length=35,
        initial="en",
        label="Language of the name",
        widget=UnfoldAdminTextInputWidget,
        help_text="BCP 47, such as en or ja.",
        error_messages={"invalid": "A language is given as in BCP 47, such as en or zh-Hant."},
    )
    was_right = forms.BooleanField(
        required=False,
        label="The old name was right once",
        widget=UnfoldBooleanWidget,
        help_text="When you change the name: the old one is kept as a former name, else as an alias.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("name_language" if self.instance.pk else "was_right", None)

    def clean_country(self) -> str:
        """The country in capital letters, however it was typed."""
        return str(self.cleaned_data["country"]).upper()


@admin.register(Source)
class SourceAdmin(MergesRecords, SourcesAdmin):
    """A person or body that says, publishes, measures or records things."""

    imports = True
    form = SourceForm
    list_display = ["name", "kind", "country", "homepage", "status"]
    list_filter = ["kind", "status", "country"]
    search_fields = ["name", "names__text", "identifiers__value"]
    search_help_text = "Any name in any spelling, or an identifier"
    inlines = [NameRows, IdentifierRows, TieFromRows, TieToRows]
    readonly_fields = ["status", "merged_into"]

    def groups(self, request: HttpRequest, obj: Source | None) -> list[Fieldset]:
        """The name with its language, or with what became of the old one."""
        about = "was_right" if obj else "name_language"
        return [
            fieldset(
                None, ("name", about), "kind", "description", ("country", "homepage"), "is_ours"
            ),
            fieldset("Merged", ("status", "merged_into")),
        ]

    def get_search_results(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]", search_term: str
    ) -> tuple["models.QuerySet[Any]", bool]:
        """The sources named or identified so, in any spelling; the likely ones when there are none."""
        return search_sources(search_term.replace("\x00", ""), queryset), False  # type: ignore[arg-type]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will save the source; when it is renamed, its names follow.

        Raises: ValidationError, Refused.
        """
        was_right = form.cleaned_data.get("was_right", False)
        with placed(obj, VERSION):
            records.save(
                obj,
                by=signed_in(request),
                reason=form.cleaned_data.get(REASON, ""),
                expected_version=form.cleaned_data.get(VERSION) if change else None,
                old_name=NameKind.FORMER if was_right else NameKind.ALIAS,
            )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Will save the rows, give a new source its preferred name, and tell what it may double.

        Raises: ValidationError, Refused.
        """
        super().save_related(request, form, formsets, change)
        source = form.instance
        if not change:
            how = {"language": form.cleaned_data["name_language"], "by": signed_in(request)}
            give_shown_name(source, reason=form.cleaned_data.get(REASON, ""), **how)
        for pair in suggest_duplicates(source):
            self.message_user(request, told_about(pair, source), messages.WARNING)
        for article in find_publishers(by=signed_in(request), of=source):
            found = f"“{article}” waited for its publisher: {article.publisher}."
            self.message_user(request, found, messages.SUCCESS)


@admin.register(SourceName)
class SourceNameAdmin(SourcesAdmin):
    """One name of a source."""

    imports = True
    list_display = ["text", "source", "language", "kind", "certainty"]
    list_filter = ["kind", "certainty", "language"]
    list_select_related = ["source"]
    search_fields = ["text", "source__name"]
    actions = ["prefer_selected"]
    fieldsets = [fieldset(None, "source", ("text", "language"), ("kind", "certainty"))]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will save the name and tell what its source may double.

        Raises: ValidationError, Refused.
        """
        super().save_model(request, obj, form, change)
        for pair in suggest_duplicates(obj.source):
            self.message_user(request, told_about(pair, obj.source), messages.WARNING)

    @admin.action(description="Make preferred, in place of the present one", permissions=["change"])
    def prefer_selected(self, request: HttpRequest, queryset: "models.QuerySet[Any]") -> None:
        """Will make each chosen name the preferred one of its language; the other becomes an alias."""
        for name in queryset:
            prefer_name(name, by=signed_in(request))
        self.message_user(request, "The chosen names are preferred now.", messages.SUCCESS)


@admin.register(SourceIdentifier)
class SourceIdentifierAdmin(SourcesAdmin):
    """One identifier of a source."""

    imports = True
    list_display = ["value", "scheme", "source"]
    list_filter = ["scheme"]
    list_select_related = ["source"]
    search_fields = ["value", "source__name"]
    fieldsets = [fieldset(None, "source", ("scheme", "value"))]
