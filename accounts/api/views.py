"""The two shapes of a resource: a list page by page, and one record."""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from django.db import models
from django.urls import reverse
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView, tagged
from accounts.api.fieldsets import narrowed
from accounts.api.pagination import Cursors, read_page
from accounts.api.parameters import FieldParameters, ListParameters, Parameters, read_parameters
from accounts.models.keyset import Keyset

M = TypeVar("M", bound=models.Model)


def moved(request: Request, route: str, record: models.Model, survivor: int) -> Response:
    """Will lead from a merged record to the same route of its survivor, its parameters kept."""
    url = request.build_absolute_uri(reverse(route, args=[survivor]))
    if query := request.META.get("QUERY_STRING", ""):
        url += f"?{query}"
    told = {"id": record.pk, "status": "merged", "merged_into": {"id": survivor, "url": url}}
    return Response(told, status=308, headers={"Location": url})


class ListView(ApiView, Generic[M]):
    """A list. A subclass names the serializer and says which rows answer the parameters.

    Where records can be added, it names in `writes` what that takes; where it can be read in other
    orders, in `orders` which; in `optional` the fields that come only with `include`.
    """

    out: ClassVar[type[serializers.BaseSerializer[Any]]]
    takes: ClassVar[type[Parameters]] = ListParameters
    writes: ClassVar[dict[str, str]] = {}
    keyset: ClassVar[Keyset] = Keyset()
    orders: ClassVar[Mapping[str, Keyset]] = {}
    optional: ClassVar[tuple[str, ...]] = ()

    def rows(self, asked: dict[str, Any]) -> "models.QuerySet[M]":
        """The rows that answer these parameters, with all the serializer reads."""
        raise NotImplementedError

    def get(self, request: Request) -> Response:
        """Will answer one page.

        Raises: InvalidParameters.
        """
        asked = read_parameters(request, self.takes)
        return self.paged(request, asked, self.rows(asked), type(self).__name__)

    def paged(
        self, request: Request, asked: dict[str, Any], rows: "models.QuerySet[M]", name: str
    ) -> Response:
        """Will answer one page of these rows; `name` is the list's own, for its cursors."""
        keyset = self.orders.get(asked.get("ordering", ""), self.keyset)
        cursors = Cursors(name, rows.model, keyset)
        page = read_page(rows, keyset, cursors.read(asked["cursor"]), asked["page_size"])
        answer = {
            "results": self.results(request, asked, page.rows),
            "next": cursors.link(request, page.next),
            "previous": cursors.link(request, page.previous),
        }
        if "count" in asked:
            answer["count"] = rows.count()
        return Response(answer)

    def results(self, request: Request, asked: dict[str, Any], rows: list[M]) -> Any:
        """What is told of the rows of a page."""
        out = self.out(self.told(rows), many=True, context=self.context(request))
        return narrowed(out, asked, self.optional).data

    def context(self, request: Request) -> dict[str, Any]:
        """What the serializer knows besides the rows."""
        return {"request": request}

    def told(self, rows: list[M]) -> list[Any]:
        """What the serializer is given for the rows of a page."""
        return list(rows)


class DetailView(ApiView):
    """One record by its id. A subclass names the serializer and says how the record is found.

    Where records of its kind can be merged, it also names its own route; where it can be changed, in
    `writes` what that takes; in `optional` the fields that come only with `include`.
    """

    out: ClassVar[type[serializers.BaseSerializer[Any]]]
    takes: ClassVar[type[Parameters]] = FieldParameters
    route: ClassVar[str] = ""
    writes: ClassVar[dict[str, str]] = {}
    optional: ClassVar[tuple[str, ...]] = ()

    def record(self, pk: int) -> models.Model:
        """The record, with all the serializer reads.

        Raises: Http404.
        """
        raise NotImplementedError

    def get(self, request: Request, pk: int) -> Response:
        """Will answer one record.

        Raises: InvalidParameters; Http404.
        """
        asked = read_parameters(request, self.takes)
        record = self.record(pk)
        survivor = getattr(record, "merged_into_id", None)
        if survivor is not None:
            narrowed(self.out(), asked, self.optional)  # what cannot be told here leads nowhere
            return self.moved(request, record, survivor)
        version = getattr(record, "row_version", None) if self.writes else None
        return tagged(request, Response(self.answer(request, record, asked)), version)

    def answer(self, request: Request, record: Any, asked: dict[str, Any]) -> Any:
        """What is told about the record.

        Raises: Http404, InvalidParameters.
        """
        return narrowed(self.out(record, context={"request": request}), asked, self.optional).data

    def moved(self, request: Request, record: models.Model, survivor: int) -> Response:
        """Will lead from a merged record to its survivor, and say so."""
        return moved(request, self.route, record, survivor)


class RootView(ApiView):
    """Where the API begins: the addresses of its resources."""

    resources: ClassVar[dict[str, str]] = {}

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """Will answer the addresses of the resources.

        Raises: InvalidParameters.
        """
        read_parameters(request, Parameters)
        return Response(
            {
                name: request.build_absolute_uri(reverse(route))
                for name, route in self.resources.items()
            }
        )


class SchemaView(SpectacularAPIView):
    """The OpenAPI document."""

    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Will answer the document; the library's own parameters for language are not offered.

        Raises: InvalidParameters.
        """
        read_parameters(request, Parameters)
        answer: Response = self._get_schema_response(request)  # type: ignore[no-untyped-call]
        return answer


class DocsView(SpectacularSwaggerSplitView):
    """The documentation page. Its script is a second request, so that no script stands in the page."""

    template_name = "accounts/api_docs.html"
    url_name = "api:schema"
    metadata_class = None  # a page has none to tell, and no template to tell it with
