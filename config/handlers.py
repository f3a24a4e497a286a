"""Answers where no view was reached or a view failed: a problem for programs, a page for people."""

import sys

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
    UnreadablePostError,
)
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views import csrf, defaults

from accounts.api.problems import plain_problem
from accounts.busy import SAID_TOO_MUCH, TURNED_AWAY, Passing, is_away, is_too_large, passing
from accounts.requests import current_request_id
from web.desk.signed_in import kept, typed_texts
from web.desk.urls import urlpatterns as desk

API = "/api/"
TOO_SLOW = "What you sent broke off, so nothing was done. Send it again."
DESK = frozenset(route.name for route in desk if route.name)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Will answer an address that nothing stands at."""
    if request.path.startswith(API):
        return plain_problem(request, 404, "not_found", "There is nothing at this address.")
    return defaults.page_not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Will answer a request that cannot be read."""
    if request.path.startswith(API):
        return plain_problem(request, 400, "bad_request", "The request cannot be read.")
    return HttpResponseBadRequest(_bare("400.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Will answer a mistake of ours without a word about its cause.

    That the database was busy with others or away is none; Django asks here for all that fails.
    """
    error = sys.exc_info()[1]
    if later := passing(error):
        return _later(request, later, is_away=is_away(error))
    if is_too_large(error):
        return _too_much(request)
    if isinstance(error, UnreadablePostError):
        return _too_slow(request)
    if request.path.startswith(API):
        return plain_problem(request, 500, "server_error", "Something went wrong on our side.")
    return HttpResponseServerError(_bare("500.html"))


def _bare(template: str, **more: object) -> str:
    """A page that asks nothing of the database: it may be what failed."""
    known = {"site_name": settings.SITE_NAME, "request_id": current_request_id()}
    return render_to_string(template, {**known, **more})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Will answer a form without its token; what somebody typed on the desk is shown to be copied."""
    return kept(request) if _is_desk(request) else csrf.csrf_failure(request, reason)


def busy_answer(request: HttpRequest) -> HttpResponse:
    """Will answer whoever is not let in; nothing that was sent is read, and no form is kept."""
    page = _bare("503.html", is_form=request.method == "POST")
    return _answer_later(request, TURNED_AWAY, page)


def _too_much(request: HttpRequest) -> HttpResponse:
    """Says that the database cannot look for so much at once."""
    if request.path.startswith(API):
        return plain_problem(request, 400, "too_much", SAID_TOO_MUCH)
    return HttpResponseBadRequest(_bare("400.html", is_too_much=True))


def _too_slow(request: HttpRequest) -> HttpResponse:
    """Says that what was sent did not come to its end, should anybody still be there to hear it."""
    if request.path.startswith(API):
        return plain_problem(request, 408, "too_slow", TOO_SLOW)
    return HttpResponse(_bare("408.html"), status=408)


def _later(request: HttpRequest, later: Passing, *, is_away: bool) -> HttpResponse:
    """Says what was not done and when to try again; what somebody typed on the desk is shown.

    Nothing of that is asked of a database that is away.
    """
    if request.path.startswith(API):
        return _answer_later(request, later, "")
    is_form = request.method == "POST"
    if not is_form or not _is_desk(request):
        page = _bare("503.html", is_form=is_form, is_away=is_away)
    elif is_away:
        page = _bare("503.html", is_form=True, is_away=True, texts=typed_texts(request))
    else:
        page = kept(request, is_busy=True).content.decode()
    return _answer_later(request, later, page)


def _answer_later(request: HttpRequest, later: Passing, page: str) -> HttpResponse:
    """The problem for programs, or the page for people; both say when to try again."""
    headers = {"Retry-After": str(later.wait)}
    if request.path.startswith(API):
        return plain_problem(request, 503, later.code, later.said, headers)
    return HttpResponse(page, status=503, headers=headers)


def _is_desk(request: HttpRequest) -> bool:
    """Whether a page of the desk was asked for."""
    try:
        return resolve(request.path_info).url_name in DESK
    except Resolver404:
        return False
