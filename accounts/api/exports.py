"""Records out over the API: streamed, in the form that was asked for, as far as whoever asks may see."""

import json
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fields import Text
from accounts.api.parameters import Parameters, read_parameters
from accounts.api.schema import problems
from accounts.models.bulk.parts import kinds
from accounts.services.bulk.exporting import sees_all
from accounts.services.bulk.formats import MEDIA_TYPES, ExportFormat, export


class _File(BaseRenderer):
    """Says which form is served; what is rendered is a refusal, as JSON."""

    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Will return the bytes."""
        return json.dumps(data, ensure_ascii=False).encode()


class Lines(_File):
    """One record a line."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class Table(_File):
    """A table."""

    media_type = "text/csv"
    format = "csv"


class Linked(_File):
    """Linked data."""

    media_type = "application/ld+json"
    format = "jsonld"


GRAPH: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"type": "object", "additionalProperties": True},
        "@graph": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
    },
    "additionalProperties": False,
}
"""The JSON Schema of a document of linked data."""

Answer = TypeVar("Answer", bound=Callable[..., StreamingHttpResponse])


class ExportParameters(Parameters):
    """The query parameters of an export."""

    kind = Text(
        required=False, max_length=200,
        help_text="The kinds of record, joined by commas: all of them without it; one for a table.",
    )  # fmt: skip


def _described(form: ExportFormat, says: str) -> Callable[[Answer], Answer]:
    """Describes the export in one form."""
    body = GRAPH if form == ExportFormat.JSONLD else OpenApiTypes.BINARY
    return extend_schema(
        operation_id=f"export_{form}",
        auth=[],
        tags=["exports"],
        description=f"{says} Streamed, all of one moment, as far as you may see it. Words of articles "
        "stand in it only where their rights allow it. The licence is in the header `Link`.",
        parameters=[ExportParameters],
        responses={
            (200, MEDIA_TYPES[form].partition(";")[0]): body,
            **problems(400, 406, 422),
        },
    )


class ExportsView(ApiView):
    """What can be exported, and in which forms."""

    @extend_schema(
        operation_id="list_exports",
        auth=[],
        tags=["exports"],
        description="The forms in which records are exported, the kinds of record, and the licence.",
        responses={
            200: inline_serializer(
                "ExportsOut",
                {
                    "formats": serializers.DictField(child=serializers.URLField()),
                    "kinds": serializers.ListField(child=serializers.CharField()),
                    "licence": serializers.CharField(),
                },
            ),
            **problems(400, 406),
        },
    )
    def get(self, request: Request) -> Response:
        """Will answer them.

        Raises: InvalidParameters.
        """
        read_parameters(request, Parameters)
        formats = {
            form.value: request.build_absolute_uri(reverse(f"api:export-{form}"))
            for form in ExportFormat
        }
        told = {"formats": formats, "kinds": list(kinds()), "licence": settings.DATA_LICENSE}
        return Response(told)


class _ExportView(ApiView):
    """An export. A subclass says in which form."""

    form: ClassVar[ExportFormat]

    def answer(self, request: Request) -> StreamingHttpResponse:
        """Will stream it.

        Raises: InvalidParameters; OneKindPerTable.
        """
        asked = read_parameters(request, ExportParameters)
        names = [name for name in asked.get("kind", "").split(",") if name]
        if unknown := [name for name in names if name not in kinds()]:
            said = f"There is no kind {unknown[0]}; there are {', '.join(kinds())}."
            raise serializers.ValidationError({"kind": said})
        pieces = export(self.form, names, to_staff=sees_all(request.user), now=timezone.now())
        response = StreamingHttpResponse(pieces, content_type=MEDIA_TYPES[self.form])
        name = f"{names[0] if len(names) == 1 else 'records'}.{self.form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        if settings.DATA_LICENSE.startswith("https://"):
            response["Link"] = f'<{settings.DATA_LICENSE}>; rel="license"'
        return response


class LinesView(_ExportView):
    """Records as lines."""

    form = ExportFormat.NDJSON
    renderer_classes = [Lines]

    @_described(ExportFormat.NDJSON, "Records as lines of JSON, which an import takes as they are.")
    def get(self, request: Request) -> StreamingHttpResponse:
        """Will stream lines."""
        return self.answer(request)


class TableView(_ExportView):
    """Records of one kind as a table."""

    form = ExportFormat.CSV
    renderer_classes = [Table]

    @_described(
        ExportFormat.CSV,
        "Records of one kind as a table for spreadsheets: no cell of it is a formula.",
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Will stream rows."""
        return self.answer(request)


class LinkedView(_ExportView):
    """Records as linked data."""

    form = ExportFormat.JSONLD
    renderer_classes = [Linked]

    @_described(
        ExportFormat.JSONLD,
        "Records as one JSON-LD document: W3C PROV, W3C Web Annotation, and our reviews as ClaimReview.",
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Will stream nodes."""
        return self.answer(request)
