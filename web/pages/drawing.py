"""The drawing of a claim as a file."""

from base64 import b64encode
from hashlib import sha256

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from claims.domain.corroboration import Graph
from claims.domain.days import read_day
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, Corroboration
from claims.services.explaining import answer_as_of, drawing_of
from web.drawing.look import style
from web.pages.reading_only import reading_only
from web.reading.drawing import draw_file

STYLE_HASH = f"'sha256-{b64encode(sha256(style().encode()).digest()).decode()}'"
"""The one style sheet that the file brings along; nothing else in it may run or load."""


@csp_replace({"default-src": [NONE], "style-src": [STYLE_HASH]})
@reading_only
def drawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Will draw the chains of one claim; a merged one leads on to its survivor."""
    claim = get_object_or_404(Claim, pk=pk)
    if claim.status == ClaimStatus.MERGED and claim.merged_into_id is not None:
        return redirect("claim-drawing", claim.merged_into_id)
    graph, answer = _drawn(claim, request.GET.get("as_of", ""))
    site = request.build_absolute_uri("/").rstrip("/")
    return HttpResponse(
        draw_file(claim, graph, answer, site),
        content_type="image/svg+xml; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="claim-{pk}.svg"'},
    )


def _drawn(claim: Claim, asked: str) -> tuple[Graph, str]:
    """The chains and the answer of today, or of a day.

    Raises: SuspiciousOperation for what is no day.
    """
    if not asked:
        current = Corroboration.objects.about(claim).current().first()
        return (drawing_of(claim), current.result["answer"]) if current else (Graph(), "")
    try:
        day = read_day(asked, today=timezone.localdate())
    except ValueError as refused:
        raise SuspiciousOperation(str(refused)) from refused
    return drawing_of(claim, as_of=day), answer_as_of(claim, day)["answer"]
