"""The public log: a page for readers, and what a verifier asks for."""

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accounts.api.problems import plain_problem
from accounts.domain.numbers import number
from accounts.services import log_proofs
from web.pages.reading_only import reading_only
from web.reading.log import NotInLog, growth, lines, reach, read_log
from web.reading.log import proof as proof_of

TEXT = "text/plain; charset=utf-8"


class NotANumber(ValueError):
    """Says that a parameter is missing, or no number."""


@reading_only
def log(request: HttpRequest) -> HttpResponse:
    """Will show what the log is, its latest entries, and where a verifier finds the rest."""
    return render(request, "web/log.html", {"page": read_log()})


@reading_only
def checkpoint(request: HttpRequest) -> HttpResponseBase:
    """Will hand out how long the log is and its root, signed: whoever keeps it can compare later."""
    return _open(HttpResponse(log_proofs.checkpoint_note(), content_type=TEXT))


@reading_only
def key(request: HttpRequest) -> HttpResponseBase:
    """Will hand out the public key by which checkpoints are signed."""
    return _open(HttpResponse(f"{log_proofs.verifying_key()}\n", content_type=TEXT))


@reading_only
def leaves(request: HttpRequest) -> HttpResponseBase:
    """Will hand out entries, a line each, at most a thousand; `end` is not among them."""
    try:
        start, end = reach(_number(request, "start") or 0, _number(request, "end"))
    except (NotANumber, NotInLog) as refused:
        return _refused(request, refused)
    answer = StreamingHttpResponse(lines(start, end), content_type="application/x-ndjson")
    answer.headers["X-Next"] = str(end)
    return _open(answer)


@reading_only
def proof(request: HttpRequest) -> HttpResponseBase:
    """Will prove that an entry is in the log, at its size now or at `size`."""
    try:
        found = proof_of(_needed(request, "leaf"), _number(request, "size"))
    except (NotANumber, NotInLog) as refused:
        return _refused(request, refused)
    return _open(JsonResponse(found))


@reading_only
def consistency(request: HttpRequest) -> HttpResponseBase:
    """Will prove that the log only grew from `first` entries to `second`, or to what it is now."""
    try:
        found = growth(_needed(request, "first"), _number(request, "second"))
    except (NotANumber, NotInLog) as refused:
        return _refused(request, refused)
    return _open(JsonResponse(found))


def _number(request: HttpRequest, name: str) -> int | None:
    """A parameter as a number; nothing where it was not given.

    Raises: NotANumber.
    """
    said = request.GET.get(name)
    if said is None:
        return None
    found = number(said)
    if found is None:
        raise NotANumber(f"{name} is a number of entries, such as {name}=12.")
    return found


def _needed(request: HttpRequest, name: str) -> int:
    """Raises: NotANumber."""
    found = _number(request, name)
    if found is None:
        raise NotANumber(f"Say which: {name}=12.")
    return found


def _refused(request: HttpRequest, refused: Exception) -> HttpResponseBase:
    if isinstance(refused, NotInLog):
        return plain_problem(request, 404, "not_found", str(refused))
    return plain_problem(request, 400, "bad_request", str(refused))


def _open(answer: HttpResponseBase) -> HttpResponseBase:
    """Lets anybody's page read it; caches ask again whether it is still the same."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = "no-cache"
    return answer
