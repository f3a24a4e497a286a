"""Answers where no view was reached or a view failed: a problem for programs, a page for people."""

import sys

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
)
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views import csrf, defaults

from accounts.api.problems import plain_problem
from accounts.busy import SAID, WAIT, is_busy
from web.desk.signed_in import kept
from web.desk.urls import urlpatterns as desk

API = "/api/"
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

    That the database was busy with others is none; Django asks here for everything that fails.
    """
    if is_busy(sys.exc_info()[1]):
        return _busy(request)
    if request.path.startswith(API):
        return plain_problem(request, 500, "server_error", "Something went wrong on our side.")
    return HttpResponseServerError(_bare("500.html"))


def _bare(template: str, **more: bool) -> str:
    """A page that asks nothing of the database: it may be what failed."""
    return render_to_string(template, {"site_name": settings.SITE_NAME, **more})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Will answer a form without its token; what somebody typed on the desk is shown to be copied."""
    return kept(request) if _is_desk(request) else csrf.csrf_failure(request, reason)


def _busy(request: HttpRequest) -> HttpResponse:
    """Says that nothing was done and when to try again; what somebody typed on the desk is shown."""
    headers = {"Retry-After": str(WAIT)}
    if request.path.startswith(API):
        return plain_problem(request, 503, "busy", SAID, headers)
    if request.method == "POST" and _is_desk(request):
        response = kept(request, is_busy=True)
    else:
        response = HttpResponse(_bare("503.html", is_form=request.method == "POST"))
    response.status_code = 503
    for name, value in headers.items():
        response[name] = value
    return response


def _is_desk(request: HttpRequest) -> bool:
    """Whether a page of the desk was asked for."""
    try:
        return resolve(request.path_info).url_name in DESK
    except Resolver404:
        return False
