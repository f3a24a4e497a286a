"""Answers where no view was reached or a view failed: a problem for programs, a page for people."""

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views import csrf, defaults

from accounts.api.problems import plain_problem
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
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Will answer a mistake of ours without a word about its cause."""
    if request.path.startswith(API):
        return plain_problem(request, 500, "server_error", "Something went wrong on our side.")
    return defaults.server_error(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Will answer a form without its token; what somebody typed on the desk is shown to be copied."""
    try:
        is_desk = resolve(request.path_info).url_name in DESK
    except Resolver404:
        is_desk = False
    return kept(request) if is_desk else csrf.csrf_failure(request, reason)
