"""Sources with their names, identifiers and ties."""

from django.contrib import admin

from accounts.admin.forms import RecordForm
from accounts.admin.layout import fieldset
from accounts.admin.rows import RecordStackedInline, RecordTabularInline
from sources.admin.base import SourcesAdmin
from sources.admin.merging import MergesRecords
from sources.models import Source, SourceIdentifier, SourceName, SourceTie

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
    """The form of a source."""

    def clean_country(self) -> str:
        """The country in capital letters, however it was typed."""
        return str(self.cleaned_data["country"]).upper()


@admin.register(Source)
class SourceAdmin(MergesRecords, SourcesAdmin):
    """A person or body that says, publishes, measures or records things."""

    form = SourceForm
    list_display = ["name", "kind", "country", "homepage", "status"]
    list_filter = ["kind", "status", "country"]
    search_fields = ["name", "names__text", "identifiers__value"]
    inlines = [NameRows, IdentifierRows, TieFromRows, TieToRows]
    readonly_fields = ["status", "merged_into"]
    fieldsets = [
        fieldset(None, ("name", "kind"), "description", ("country", "homepage")),
        fieldset("Merged", ("status", "merged_into")),
    ]


@admin.register(SourceName)
class SourceNameAdmin(SourcesAdmin):
    """One name of a source."""

    list_display = ["text", "source", "language", "kind", "certainty"]
    list_filter = ["kind", "certainty", "language"]
    list_select_related = ["source"]
    search_fields = ["text", "source__name"]
    fieldsets = [fieldset(None, "source", ("text", "language"), ("kind", "certainty"))]


@admin.register(SourceIdentifier)
class SourceIdentifierAdmin(SourcesAdmin):
    """One identifier of a source."""

    list_display = ["value", "scheme", "source"]
    list_filter = ["scheme"]
    list_select_related = ["source"]
    search_fields = ["value", "source__name"]
    fieldsets = [fieldset(None, "source", ("scheme", "value"))]
