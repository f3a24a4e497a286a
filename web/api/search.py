"""`GET /api/v1/search/`: everything is searched, as on the page."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from accounts.api.base import ApiView
from accounts.api.fieldsets import narrowed
from accounts.api.parameters import PageParameters, read_parameters
from accounts.api.problems import InvalidParameters
from accounts.api.schema import problems
from sources.errors import QueryUnfit
from web.reading.found import FoundRow, found_row
from web.reading.search import FILTERS, KINDS, NAMES, Page, Search, search

SAYS = (
    "Searches claims, articles (their titles; their texts only where you may be shown the words), "
    "sources by any of their names, and reviews. All words of `q` must occur, in any form that the "
    'language of a text gives them; `"words together"`, `-not`, `this or that`. Without `kind` the '
    "best few of each kind are told, with it one kind page by page with its facets. The newest 1,000 "
    "that match are ranked and counted in facets; a number that is not exact is an estimate."
)


def _filter(name: str) -> serializers.CharField:
    """The parameter of one facet."""
    kinds = " and ".join(kind for kind, one in KINDS.items() if name in one.filters)
    told = f"Only those with this {name.replace('_', ' ')}; with `kind` {kinds}."
    return serializers.CharField(
        required=False, allow_blank=True, default="", max_length=100, help_text=told
    )


class SearchParameters(PageParameters):
    """What is searched for, and what narrows it; the filters of a kind need `kind`."""

    q = serializers.CharField(
        max_length=10_000, help_text='Words, "phrases", -words that must not occur, `or`.'
    )
    kind = serializers.ChoiceField(
        choices=NAMES, required=False, help_text="One kind of thing alone."
    )
    claim_kind = _filter("claim_kind")
    country = _filter("country")
    genre = _filter("genre")
    label = _filter("label")  # type: ignore[assignment]
    language = _filter("language")
    publisher = _filter("publisher")
    source_kind = _filter("source_kind")
    topic = _filter("topic")
    verdict = _filter("verdict")
    year = _filter("year")


class StretchOut(serializers.Serializer[Any]):
    """A stretch of a line; `is_hit` where it was searched for."""

    text = serializers.CharField()
    is_hit = serializers.BooleanField()


class FoundOut(serializers.Serializer[Any]):
    """A record that was found: its line in stretches, and what it is."""

    kind = serializers.ChoiceField(choices=NAMES)
    id = serializers.IntegerField()
    url = serializers.CharField(help_text="Its page.")
    language = serializers.CharField(allow_blank=True)
    title = StretchOut(many=True)
    snippet = StretchOut(many=True, help_text="From its text, or another name of a source.")
    about = serializers.CharField()
    flag = serializers.CharField(
        allow_blank=True, help_text="What became of it, or that it is not public."
    )


class KindOut(serializers.Serializer[Any]):
    """How many there are of a kind, exactly or about."""

    kind = serializers.ChoiceField(choices=NAMES)
    total = serializers.IntegerField()
    is_exact = serializers.BooleanField()


class FacetValueOut(serializers.Serializer[Any]):
    """A value of a facet, and how often it occurs among what was ranked."""

    value = serializers.CharField()
    count = serializers.IntegerField()


class FacetOut(serializers.Serializer[Any]):
    """A facet of the kind that was asked for; its name is the parameter that narrows by it."""

    name = serializers.ChoiceField(choices=FILTERS)
    values = FacetValueOut(many=True)


class SearchOut(serializers.Serializer[Any]):
    """The answer to a search."""

    query = serializers.CharField()
    suggestion = serializers.CharField(
        allow_blank=True, help_text="What may have been meant, where nothing is found."
    )
    kinds = KindOut(many=True)
    facets = FacetOut(many=True)
    results = FoundOut(many=True)
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    count = serializers.IntegerField(
        required=False, help_text="How many there are on all pages, with `count=true`; see `kinds`."
    )


class SearchView(ApiView):
    """Where everything is searched."""

    @extend_schema(
        operation_id="search",
        tags=["search"],
        auth=[],
        description=SAYS,
        parameters=[SearchParameters],
        responses={200: SearchOut, **problems(400, 406)},
    )
    def get(self, request: Request) -> Response:
        """Will answer what is found.

        Raises: InvalidParameters naming `q`, or what else does not fit.
        """
        asked = read_parameters(request, SearchParameters)
        try:
            found = search(
                asked["q"],
                kind=asked.get("kind", ""),
                given={name: asked[name] for name in FILTERS},
                page=Page(asked["page_size"], asked["cursor"]),
                by=request.user,
            )
        except QueryUnfit as refused:
            name = refused.details.get("parameter", "q")
            error = {"parameter": name, "code": refused.code, "detail": refused.message}
            raise InvalidParameters([error]) from refused
        rows = [found_row(one.kind, hit) for one in found.kinds for hit in one.hits]
        out = narrowed(FoundOut([_told(row) for row in rows], many=True), asked)
        return Response(_answer(request, found, asked, out.data))


def _answer(request: Request, found: Search, asked: dict[str, Any], results: Any) -> dict[str, Any]:
    """The answer, with the addresses of the neighbouring pages."""

    def link(cursor: str) -> str | None:
        return (
            replace_query_param(request.build_absolute_uri(), "cursor", cursor) if cursor else None
        )

    counted = [one for one in found.kinds if found.kind in ("", one.kind)]
    return {
        "query": found.query,
        "suggestion": found.suggestion,
        "kinds": [
            {"kind": one.kind, "total": one.total, "is_exact": one.is_exact} for one in found.kinds
        ],
        "facets": [
            {
                "name": facet.name,
                "values": [{"value": value, "count": count} for value, count in facet.values],
            }
            for facet in found.facets
        ],
        "results": results,
        "next": link(found.next),
        "previous": link(found.previous),
        **({"count": sum(one.total for one in counted)} if "count" in asked else {}),
    }


def _told(row: FoundRow) -> dict[str, Any]:
    """What is told of a row."""
    return {
        "kind": row.kind,
        "id": row.id,
        "url": row.url,
        "language": row.language,
        "title": [{"text": part.text, "is_hit": part.is_hit} for part in row.title],
        "snippet": [{"text": part.text, "is_hit": part.is_hit} for part in row.snippet],
        "about": row.about,
        "flag": row.flag,
    }
