"""What readers ask us to correct: the list, and an answer in words for the reader."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.api.pagination import Cursor, Cursors, read_page
from accounts.api.problems import InvalidParameters
from accounts.domain.numbers import number
from accounts.domain.texts import is_seen
from accounts.errors import Refused
from accounts.models.keyset import Keyset
from accounts.permissions import may
from reviews.domain.vocabulary import RequestState
from reviews.models import Correction, CorrectionRequest
from reviews.services.requests import ANSWERED, answer_request
from web.desk.access import status_of, told
from web.desk.boxes import among, listed
from web.desk.signed_in import signed_in
from web.pages.reading_only import reading_only
from web.pages.trusted import trusted

PAGE_SIZE = 50
SEEN = "correctionrequest.view"
BOXES = frozenset({"decision", "outcome", "correction"})
KEYSET = Keyset(descending=True)

SHOWN = {
    "open": RequestState.OPEN,
    "accepted": RequestState.ACCEPTED,
    "declined": RequestState.DECLINED,
}


@reading_only
@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """Will list the requests in one state, those that wait unless said otherwise.

    Raises: PermissionDenied.
    """
    trusted(request, SEEN)
    shown = request.GET.get("show", "open")
    shown = shown if shown in SHOWN else "open"
    cursors = Cursors(f"web.desk.requests.{shown}", CorrectionRequest, KEYSET)
    try:
        cursor = cursors.read(request.GET.get("cursor", ""))
    except InvalidParameters:
        return redirect(f"{request.path}?show={shown}")
    rows = CorrectionRequest.objects.in_state(SHOWN[shown]).for_listing()
    page = read_page(rows, KEYSET, cursor, PAGE_SIZE)

    def link(to: Cursor | None) -> str:
        return f"show={shown}&cursor={cursors.write(to)}" if to else ""

    context = {
        "rows": page.rows,
        "shown": shown,
        "choices": list(SHOWN),
        "next": link(page.next),
        "previous": link(page.previous),
    }
    return render(request, "web/desk/requests.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show a request and take its answer; who may not answer reads no name and no address.

    Raises: PermissionDenied, Http404.
    """
    by = trusted(request, SEEN)
    row = get_object_or_404(CorrectionRequest.objects.for_listing(), pk=pk)
    wrong: dict[str, list[str]] = {}
    status, typed = 200, request.POST
    if request.method == "POST":
        trusted(request, ANSWERED)
        try:
            _answer(row, request)
            return redirect(request.path)
        except (ValidationError, Refused) as refusal:
            wrong, status = told(refusal), status_of(refusal)
            row = get_object_or_404(CorrectionRequest.objects.for_listing(), pk=pk)
    corrections = Correction.objects.of(row.review).for_listing()[:20] if row.review else []
    context = {
        "row": row,
        "is_open": row.state == RequestState.OPEN,
        "may_answer": may(by, ANSWERED),
        "corrections": corrections,
        "wrong": wrong,
        "sentences": listed(wrong, among(BOXES)),
        "typed": typed,
    }
    return render(request, "web/desk/request.html", context, status=status)


def _answer(row: CorrectionRequest, request: HttpRequest) -> None:
    """Answers a request as it was typed.

    Raises: ValidationError, Refused.
    """
    sent, wrong = request.POST, {}
    decision, outcome = sent.get("decision", ""), sent.get("outcome", "").replace("\r\n", "\n")
    if decision not in ("accept", "decline"):
        said = "Say whether you accept the request or decline it."
        wrong["decision"] = ValidationError(said, code="required")
    if not is_seen(outcome):
        wrong["outcome"] = ValidationError("Say it in a few words.", code="required")
    if wrong:
        raise ValidationError(wrong)
    answer_request(
        row,
        is_accepted=decision == "accept",
        outcome=outcome,
        by=trusted(request, ANSWERED),
        now=timezone.now(),
        correction=_correction(row, sent.get("correction", "")),
        expected_version=number(sent.get("expected_version", "")),
    )


def _correction(row: CorrectionRequest, text: str) -> Correction | None:
    """The correction that a request led to, where one was chosen.

    Raises: ValidationError.
    """
    pk = number(text)
    if not text:
        return None
    found = Correction.objects.of(row.review).in_bulk([pk]) if row.review and pk else {}
    if not found:
        said = "That is no correction of this review."
        raise ValidationError({"correction": ValidationError(said, code="unknown")})
    return found[pk]
