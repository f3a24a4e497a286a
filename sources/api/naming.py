"""Names and identifiers of sources, each a record of its own."""

from typing import Any, ClassVar

from accounts.api.described import described_change, described_removal, described_verb
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.verbs import VerbView
from accounts.models import User
from sources.api.bodies import IdentifierIn, NameIn, PreferIn
from sources.api.parameters import IdentifierParameters, NameParameters
from sources.api.row_serializers import IdentifierRecordOut, NameRecordOut
from sources.api.rows import RowListView, RowView
from sources.models import SourceIdentifier, SourceName
from sources.models.source import SourceIdentifierQuerySet, SourceNameQuerySet
from sources.services.changing import save_known_by
from sources.services.sources import prefer_name


class KnownByListView(RowListView[Any]):
    """Names or identifiers: what is added makes us look round."""

    def write(self, row: Any, given: dict[str, Any], *, by: Any, reason: str) -> None:
        """Will save the row and look what its source may double.

        Raises: ValidationError.
        """
        save_known_by(row, by=by, reason=reason)


class KnownByView(RowView[Any]):
    """One name or identifier: what is changed makes us look round."""

    def write(self, row: Any, given: dict[str, Any], *, by: Any, reason: str, seen: int) -> None:
        """Will save the row and look what its source may double.

        Raises: ValidationError, StaleRecord.
        """
        save_known_by(row, by=by, reason=reason, expected_version=seen)


@described_list(
    name="SourceName",
    out=NameRecordOut,
    takes=NameParameters,
    operation="list_source_names",
    tag="source names",
    says="Names of sources in the order in which they were added. `search` looks at the name as it "
    "is written; to find a source in any spelling, search the sources.",
)
@described_addition(
    name="source_name",
    tag="source names",
    body=NameIn,
    out=NameRecordOut,
    says="Adds a name by which a source goes, garbled ones included.",
    met="",
)
class NameListView(KnownByListView):
    """Every name of a source."""

    out = NameRecordOut
    takes = NameParameters
    model = SourceName
    body = NameIn
    route = "api:source_name"
    writes: ClassVar[dict[str, str]] = {"POST": "sourcename.add"}

    def rows(self, asked: dict[str, Any]) -> SourceNameQuerySet:
        """Names that contain the words."""
        rows = SourceName.objects.having(
            source=asked.get("source"), kind=asked.get("kind"), language=asked.get("language")
        )
        return rows.containing_all(asked["search"], "text").for_listing()


@described_detail(
    name="source_name", tag="source names", out=NameRecordOut, says="One name of a source."
)
@described_change(
    name="source_name",
    tag="source names",
    body=NameIn,
    out=NameRecordOut,
    says="Changes a name. The one a source is shown by is changed by renaming the source.",
)
@described_removal(
    name="source_name",
    tag="source names",
    says="Deletes a name, unless it is the one its source is shown by.",
)
class NameView(KnownByView):
    """One name of a source."""

    out = NameRecordOut
    body = NameIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "sourcename.change",
        "DELETE": "sourcename.delete",
    }

    def found_in(self) -> SourceNameQuerySet:
        """Every name."""
        return SourceName.objects.for_listing()


@described_verb(
    operation="prefer_source_name",
    tag="source names",
    body=PreferIn,
    out=NameRecordOut,
    says="Makes a name the preferred one of its language, in place of the one that was. Where that "
    "is the name the source is shown by, the source is renamed.",
)
class PreferView(VerbView[SourceName]):
    """Where a name is preferred."""

    of = NameView
    body = PreferIn
    writes: ClassVar[dict[str, str]] = {"POST": "sourcename.change"}

    def act(self, record: SourceName, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will prefer the name.

        Raises: ValidationError, StaleRecord.
        """
        reason, former = given.get("reason", ""), given.get("former", False)
        prefer_name(record, by=by, reason=reason, former=former, expected_version=seen)


@described_list(
    name="SourceIdentifier",
    out=IdentifierRecordOut,
    takes=IdentifierParameters,
    operation="list_source_identifiers",
    tag="source identifiers",
    says="Identifiers of sources in public registers, in the order in which they were added. "
    "`search` looks at the value.",
)
@described_addition(
    name="source_identifier",
    tag="source identifiers",
    body=IdentifierIn,
    out=IdentifierRecordOut,
    says="Adds an identifier to a source; it is kept in one form, a domain without `www.`. Articles "
    "that waited for the publisher of such a domain are given to it.",
    met="",
)
class IdentifierListView(KnownByListView):
    """Every identifier of a source."""

    out = IdentifierRecordOut
    takes = IdentifierParameters
    model = SourceIdentifier
    body = IdentifierIn
    route = "api:source_identifier"
    writes: ClassVar[dict[str, str]] = {"POST": "sourceidentifier.add"}

    def rows(self, asked: dict[str, Any]) -> SourceIdentifierQuerySet:
        """Identifiers that contain the words."""
        rows = SourceIdentifier.objects.having(
            source=asked.get("source"), scheme=asked.get("scheme")
        )
        return rows.containing_all(asked["search"], "value").for_listing()


@described_detail(
    name="source_identifier",
    tag="source identifiers",
    out=IdentifierRecordOut,
    says="One identifier of a source.",
)
@described_change(
    name="source_identifier",
    tag="source identifiers",
    body=IdentifierIn,
    out=IdentifierRecordOut,
    says="Changes an identifier.",
)
@described_removal(
    name="source_identifier", tag="source identifiers", says="Deletes an identifier."
)
class IdentifierView(KnownByView):
    """One identifier of a source."""

    out = IdentifierRecordOut
    body = IdentifierIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "sourceidentifier.change",
        "DELETE": "sourceidentifier.delete",
    }

    def found_in(self) -> SourceIdentifierQuerySet:
        """Every identifier."""
        return SourceIdentifier.objects.for_listing()
