"""The files that evidence rests on: handed in as raw bytes, and served so that they can do no harm."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import IO, Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fields import Text, word
from accounts.api.parameters import Parameters, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.schema import problems
from accounts.domain.texts import plain_line
from accounts.permissions import may
from reviews.api.working import PersonOut
from reviews.domain.vocabulary import MediaType
from reviews.models import EvidenceFile
from reviews.models.file import LARGEST
from reviews.services.files import LONGEST_NAME, store_file

ENDINGS = {
    MediaType.PNG: ".png",
    MediaType.JPEG: ".jpg",
    MediaType.WEBP: ".webp",
    MediaType.GIF: ".gif",
    MediaType.PDF: ".pdf",
}
"""What a file is called at its end: by what it is, not by what whoever handed it in called it."""

UNKNOWN = "application/octet-stream"

NO_ACTION = (
    "default-src 'none'; script-src 'none'; img-src 'none'; form-action 'none'; "
    "style-src 'unsafe-inline'; sandbox"
)
"""The policy of a file: it runs nothing, loads nothing and is of no origin.

Browsers put a style of their own around a picture; everything else in a file stays dead.
"""


class TooLarge(exceptions.APIException):
    """Says that a file is larger than is read."""

    status_code = 413
    default_code = "too_large"
    default_detail = f"A file has at most {LARGEST // 1024 // 1024} MiB."


class FileParser(BaseParser):
    """The bytes of a file, at most as many as are kept."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Will return the bytes.

        Raises: TooLarge.
        """
        # The framework reads past Django, whose limit it therefore does not meet.
        data: bytes = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise TooLarge
        return data


def parsers() -> list[type[BaseParser]]:
    """Will make a parser for each type that a file may be sent as."""
    return [
        type("FileParser", (FileParser,), {"media_type": media_type})
        for media_type in (*(one.value for one in MediaType), UNKNOWN)
    ]


class FileParameters(Parameters):
    """The query parameters of a file that is handed in."""

    name = Text(
        required=False,
        allow_blank=True,
        default="",
        max_length=LONGEST_NAME,
        help_text="What the file is called, for people.",
    )


class EvidenceFileOut(serializers.ModelSerializer[EvidenceFile]):
    """A file that is kept: what it is by its own bytes, and where it is served."""

    media_type = word(MediaType)
    size = serializers.IntegerField(read_only=True, help_text="Bytes.")
    sha256 = serializers.CharField(read_only=True)
    uploaded_by = PersonOut(read_only=True)
    url = serializers.SerializerMethodField()

    class Meta:
        model = EvidenceFile
        fields = ["id", "url", "name", "media_type", "size", "sha256", "uploaded_at", "uploaded_by"]
        read_only_fields = fields

    def get_url(self, file: EvidenceFile) -> str:
        """Where it is served."""
        url: str = self.context["request"].build_absolute_uri(address(file))
        return url


class EvidenceFileListView(ApiView):
    """Where files are handed in."""

    parser_classes = parsers()
    writes: ClassVar[dict[str, str]] = {"POST": "evidencefile.store"}

    @extend_schema(
        operation_id="add_evidence_file",
        tags=["reviews"],
        description="Keeps a picture (PNG, JPEG, WebP, GIF) or PDF of at most 10 MiB, sent as the "
        "raw body of the request, under its own type or as bytes. What it is, its first bytes say; "
        "the same bytes are kept once.",
        parameters=[FileParameters],
        request={UNKNOWN: OpenApiTypes.BINARY},
        responses={
            201: EvidenceFileOut,
            200: OpenApiResponse(EvidenceFileOut, "The file was kept already."),
            **problems(400, 401, 403, 406, 413, 415),
        },
    )
    def post(self, request: Request) -> Response:
        """Will keep a file.

        Raises: InvalidParameters, NotAllowed, TooLarge, ValidationError.
        """
        name = read_parameters(request, FileParameters)["name"]
        by, now = signed_in(request), timezone.now()
        data = request.data if isinstance(request.data, bytes) else b""
        file = store_file(plain_line(name), data, by=by, now=now)
        is_new = file.uploaded_at == now and file.uploaded_by_id == by.pk
        answer = EvidenceFileOut(file, context={"request": request}).data
        where = {"Location": request.build_absolute_uri(address(file))}
        return Response(answer, status=201 if is_new else 200, headers=where)


class AsItIs(BaseContentNegotiation):
    """A file is served as what it is, whatever is asked for; a refusal is a problem."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """Will take the first; nothing is sent here."""
        return next(iter(parsers))

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Will take the first, which only refusals are made with."""
        first = next(iter(renderers))
        return first, first.media_type or ""


class EvidenceFileView(ApiView):
    """One file, served as what the database found it to be."""

    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="get_evidence_file",
        auth=[],
        tags=["reviews"],
        description="The bytes of a file. Everybody is served files that a published review rests "
        "on; whoever holds a role all of them. Pictures may be shown, PDFs are saved.",
        responses={
            **{(200, one.value): OpenApiTypes.BINARY for one in MediaType},
            **problems(400, 404),
        },
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        """Will answer the bytes.

        Raises: InvalidParameters; Http404.
        """
        read_parameters(request, Parameters)
        file = get_object_or_404(EvidenceFile.objects.visible_to(request.user), pk=pk)
        return served(file, is_private=may(request.user, "evidencefile.view"))


def served(file: EvidenceFile, *, is_private: bool) -> HttpResponse:
    """Will answer a file so that a browser neither guesses at it nor runs anything of it."""
    response = HttpResponse(bytes(file.data), content_type=file.media_type)
    name = PurePath(plain_line(file.name)).stem + ENDINGS[MediaType(file.media_type)]
    is_picture = file.media_type.startswith("image/")
    disposition = content_disposition_header(not is_picture, name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Content-Security-Policy"] = NO_ACTION
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-site"
    # Asked for again each time: what is taken back is gone at once.
    response["Cache-Control"] = "private, no-store" if is_private else "public, no-cache"
    response["Vary"] = "Cookie"
    return response


def address(file: EvidenceFile) -> str:
    """Where a file is served."""
    return reverse("api:evidence-file", args=[file.pk])
