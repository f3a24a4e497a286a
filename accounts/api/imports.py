"""Imports over the API: handed in, followed, and their reports read."""

from typing import Any, ClassVar

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.exports import Table
from accounts.api.fields import Text
from accounts.api.parameters import PageParameters, Parameters, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.schema import described_detail, described_list, problems
from accounts.api.uploads import LinesParser, TableParser, Upload
from accounts.api.views import DetailView, ListView
from accounts.domain.vocabulary import ImportFormat
from accounts.models import ImportFault, ImportRun
from accounts.models.bulk.parts import kinds
from accounts.models.importing import ImportFaultQuerySet, ImportRunQuerySet
from accounts.models.keyset import Keyset
from accounts.services.bulk.handing_in import hand_in
from accounts.services.bulk.reporting import write_report


class ImportRunOut(serializers.ModelSerializer[ImportRun]):
    """One import. `position` of `size` bytes and `line` are in for good; `counts` tells by kind what was
    `added` and what was `known` before; `faults` lines were refused.
    """

    started_by = serializers.CharField(
        source="started_by.username", default=None, allow_null=True, read_only=True
    )
    counts = serializers.DictField()

    class Meta:
        model = ImportRun
        fields = [
            "id",
            "name",
            "format",
            "kind",
            "dry_run",
            "state",
            "size",
            "position",
            "line",
            "counts",
            "faults",
            "note",
            "started_by",
            "created_at",
            "changed_at",
        ]
        read_only_fields = fields


class ImportFaultOut(serializers.ModelSerializer[ImportFault]):
    """Why one line was refused. `code` is stable; of a rule of the database it is the name."""

    class Meta:
        model = ImportFault
        fields = ["id", "line", "field", "value", "code", "said"]
        read_only_fields = fields


class ImportParameters(Parameters):
    """The query parameters of an import."""

    name = Text(
        required=False, default="records", max_length=200, help_text="What the file is called."
    )
    kind = Text(
        required=False, allow_blank=True, default="", max_length=30,
        help_text="The kind of lines that name none.",
    )  # fmt: skip
    dry_run = serializers.BooleanField(
        required=False, default=False, help_text="Tell what would become of it, and keep nothing."
    )


@described_list(
    name="Import",
    out=ImportRunOut,
    takes=PageParameters,
    says="Imports, the newest first. For editors, admins and auditors.",
    restricted=True,
)
class ImportListView(ListView[ImportRun]):
    """Every import, and where one is handed in."""

    out = ImportRunOut
    takes = PageParameters
    permission_classes = [ThoseWhoMayRead]
    parser_classes = [LinesParser, TableParser]
    writes: ClassVar[dict[str, str]] = {"POST": "importrun.add"}
    keyset: ClassVar[Keyset] = Keyset(descending=True)

    @property
    def reads(self) -> str:
        """What it takes to come in."""
        return self.writes.get(str(self.request.method), "importrun.view")

    def rows(self, asked: dict[str, Any]) -> ImportRunQuerySet:
        """All of them."""
        return ImportRun.objects.for_listing()

    @extend_schema(
        operation_id="add_import",
        tags=["imports"],
        description="Hands in a file of records, which a worker imports: the body is the file, one "
        "record a line (`application/x-ndjson`), or a table of one kind (`text/csv`). See "
        "docs/howto/bulk.md for the lines. What is known by its key is left as it is, so that the same "
        "file can be sent again. A line that does not fit is reported and never stops the rest.",
        parameters=[ImportParameters],
        request={
            "application/x-ndjson": OpenApiTypes.BINARY,
            "text/csv": OpenApiTypes.BINARY,
        },
        responses={201: ImportRunOut, **problems(400, 401, 403, 406, 413, 415)},
    )
    def post(self, request: Request) -> Response:
        """Will keep the file and ask a worker to import it.

        Raises: InvalidParameters, NotAllowed, FileTooLarge, UnsupportedMediaType, ParseError.
        """
        asked = read_parameters(request, ImportParameters)
        if asked["kind"] and asked["kind"] not in kinds():
            raise ParseError(f"There is no kind {asked['kind']!r}; there are {', '.join(kinds())}.")
        upload = request.data
        if not isinstance(upload, Upload):
            raise ParseError("The body is empty: send the lines in it.")
        is_table = str(request.content_type).startswith(TableParser.media_type)
        with upload.file:
            run = hand_in(
                upload.file,
                name=asked["name"],
                sha256=upload.sha256,
                size=upload.size,
                by=signed_in(request),
                dry_run=asked["dry_run"],
                kind=asked["kind"],
                format=ImportFormat.CSV if is_table else ImportFormat.NDJSON,
            )
        where = request.build_absolute_uri(reverse("api:import", args=[run.pk]))
        run = ImportRun.objects.for_listing().get(pk=run.pk)
        return Response(ImportRunOut(run).data, status=201, headers={"Location": where})


@described_detail(
    name="import",
    tag="imports",
    out=ImportRunOut,
    says="One import: how far it is, and what became of its lines so far.",
    restricted=True,
)
class ImportView(DetailView):
    """One import."""

    out = ImportRunOut
    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "importrun.view"

    def record(self, pk: int) -> ImportRun:
        """The import.

        Raises: Http404.
        """
        return get_object_or_404(ImportRun.objects.for_listing(), pk=pk)


@described_list(
    name="ImportFault",
    out=ImportFaultOut,
    takes=PageParameters,
    operation="list_import_faults",
    tag="imports",
    says="The lines of an import that were refused, in their order, each with its reasons.",
    restricted=True,
    of_record=True,
)
class ImportFaultListView(ListView[ImportFault]):
    """What was refused of one import."""

    out = ImportFaultOut
    takes = PageParameters
    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "importrun.view"

    def rows(self, asked: dict[str, Any]) -> ImportFaultQuerySet:
        """The faults.

        Raises: Http404.
        """
        run = get_object_or_404(ImportRun, pk=self.kwargs["pk"])
        return ImportFault.objects.filter(run=run)

    def get(self, request: Request, pk: int) -> Response:  # type: ignore[override]
        """Will answer one page.

        Raises: InvalidParameters; Http404.
        """
        return super().get(request)


class ImportReportView(ApiView):
    """The report of an import as a file."""

    permission_classes = [ThoseWhoMayRead]
    renderer_classes = [Table]
    reads: ClassVar[str] = "importrun.view"

    @extend_schema(
        operation_id="get_import_report",
        tags=["imports"],
        description="The lines of an import that were refused, as a table for spreadsheets.",
        responses={(200, "text/csv"): OpenApiTypes.STR, **problems(400, 401, 403, 404, 406)},
    )
    def get(self, request: Request, pk: int) -> StreamingHttpResponse:
        """Will stream it.

        Raises: InvalidParameters; Http404.
        """
        read_parameters(request, Parameters)
        run = get_object_or_404(ImportRun, pk=pk)
        answer = StreamingHttpResponse(write_report(run), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
        return answer
