"""Sources: to read, to add, to change, and many at once."""

from typing import Any, ClassVar

from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from accounts.api.described import described_bulk, described_change, described_removal
from accounts.api.erasing import ErasableView
from accounts.api.fieldsets import is_asked
from accounts.api.rows import assign
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.writing import BulkView, CollectionView
from accounts.models import User
from sources import ripple
from sources.api.bodies import SourceChangeIn, SourceIn
from sources.api.parameters import SOURCE_ORDERS, SourceDetailParameters, SourceParameters
from sources.api.serializers import SourceOut
from sources.domain.vocabulary import IdentifierScheme, RecordStatus
from sources.models import Source
from sources.models.source import TIE_ENDS, SourceQuerySet
from sources.services import records
from sources.services.changing import change_source, register_source
from sources.services.identity import search_sources


@described_list(
    name="Source",
    out=SourceOut,
    takes=SourceParameters,
    says="Sources in the order in which they were added; merged ones are left out unless they are "
    "asked for. `search` looks through all names and identifiers of a source, former and garbled "
    "names included, whatever the script and spelling; slips are forgiven when nothing else is "
    "found.",
)
@described_addition(
    name="source",
    body=SourceIn,
    out=SourceOut,
    says="Adds a source with its preferred name and its identifiers. Articles that waited for the "
    "publisher of such a domain are given to it.",
    met="",
)
class SourceListView(CollectionView[Source]):
    """Sources that stand for themselves."""

    out = SourceOut
    takes = SourceParameters
    orders = SOURCE_ORDERS
    optional = ("ties",)
    body = SourceIn
    route = "api:source"
    writes: ClassVar[dict[str, str]] = {"POST": "source.add"}

    def rows(self, asked: dict[str, Any]) -> SourceQuerySet:
        """Sources of the kind asked for, one of whose names contains the words, or is like them."""
        rows = Source.objects.having(
            kind=asked.get("kind"),
            country=asked.get("country"),
            status=asked.get("status", RecordStatus.ACTIVE.value),
        )
        if "identifier_scheme" in asked or "identifier" in asked:
            rows = rows.identified(asked.get("identifier_scheme"), asked.get("identifier"))
        found = search_sources(asked["search"], rows).for_listing()
        return found.with_ties() if is_asked("ties", asked) else found

    def add(self, given: dict[str, Any], *, by: User) -> Source:
        """Will add a source.

        Raises: ValidationError.
        """
        told = dict(given)
        named = [
            (IdentifierScheme(one["scheme"]), one["value"]) for one in told.pop("identifiers", [])
        ]
        return register_source(by=by, identifiers=named, **told)


@described_detail(
    name="source",
    tag="sources",
    out=SourceOut,
    takes=SourceDetailParameters,
    says="One source. The address of a merged one leads to its survivor.",
    moves=True,
)
@described_change(
    name="source",
    tag="sources",
    body=SourceChangeIn,
    out=SourceOut,
    says="Changes some fields of a source. When it is renamed, the new name becomes the preferred "
    "one and the old one stays, as a former name or an alias.",
    moves=True,
)
@described_removal(
    name="source",
    tag="sources",
    says="Deletes a source that nothing refers to, with its names and identifiers.",
    moves=True,
)
class SourceView(ErasableView[Source]):
    """One source."""

    out = SourceOut
    takes = SourceDetailParameters
    optional = ("ties",)
    route = "api:source"
    body = SourceChangeIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "source.change", "DELETE": "source.delete"}

    def record(self, pk: int) -> Source:
        """The source with names and identifiers.

        Raises: Http404.
        """
        return get_object_or_404(Source.objects.for_listing(), pk=pk)

    def answer(self, request: Request, record: Source, asked: dict[str, Any]) -> Any:
        """What is told about the source, its ties where they are asked for.

        Raises: InvalidParameters.
        """
        if is_asked("ties", asked):
            prefetch_related_objects([record], *TIE_ENDS)
        return super().answer(request, record, asked)

    def change(self, record: Source, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will change the fields that are given; names follow a renaming.

        Raises: ValidationError, StaleRecord.
        """
        reason = assign(record, given, "former")
        former = given.get("former", False)
        change_source(record, by=by, reason=reason, former=former, expected_version=seen)

    def erase(self, record: Source, *, by: User, reason: str, seen: int) -> None:
        """Will delete the source.

        Raises: RecordInUse, StaleRecord.
        """
        records.delete(record, by=by, reason=reason, expected_version=seen)


@described_bulk(name="sources", tag="sources", adds=SourceIn, changes=SourceChangeIn)
class SourceBulkView(BulkView):
    """Many sources at once."""

    adds = SourceListView
    changes = SourceView
    writes: ClassVar[dict[str, str]] = {"POST": "source.add"}
    together = ripple.many_at_once
