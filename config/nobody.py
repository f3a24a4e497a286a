"""Answers programs that do not say who they are past everything that finds out who asks.

Sessions, forms, messages and the history's note of who changes what have nothing to do where somebody
reads the API with no cookie of ours and no token. The answer is the same, header by header.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.urls import ResolverMatch, get_resolver
from django.utils.cache import patch_vary_headers

API = "/api/v1/"
PAGES = "/api/v1/docs/"


class NobodyMiddleware:
    """Stands before the sessions; whatever comes after it and is no part of `_short` is left out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._short = _short()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer; that who asks matters is told to caches as it is on the whole way."""
        path = request.path_info
        if not path.startswith(API) or path.startswith(PAGES) or not is_nobody(request):
            return self._get_response(request)
        response = self._short(request)
        if hasattr(request, "user"):
            patch_vary_headers(response, ("Cookie",))
        return response


class Views(BaseHandler):
    """The views, asked by nobody; the same addresses are asked for again and again."""

    _view_middleware: ClassVar[list[Any]] = []
    _template_response_middleware: ClassVar[list[Any]] = []
    _exception_middleware: ClassVar[list[Any]] = []

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Will answer."""
        request.user = AnonymousUser()
        response: HttpResponse = self._get_response(request)  # type: ignore[attr-defined]
        return response

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        """Will find the view; what no address leads to is looked for anew each time.

        Raises: Resolver404.
        """
        request.resolver_match = found = _resolved(request.path_info, settings.ROOT_URLCONF)
        return found


@lru_cache(maxsize=1024)
def _resolved(path: str, routes: str) -> ResolverMatch:
    return get_resolver(routes).resolve(path)


def _short() -> Callable[[HttpRequest], HttpResponse]:
    """The way to the views, with what every answer needs whoever asks."""
    answer: Any = convert_exception_to_response(Views().answer)
    for middleware in (XFrameOptionsMiddleware, CommonMiddleware):
        answer = convert_exception_to_response(middleware(answer))
    short: Callable[[HttpRequest], HttpResponse] = answer
    return short


def is_nobody(request: HttpRequest) -> bool:
    """Whether a request only reads and comes from nobody in particular.

    Whoever was given a form, signed in or was told something brings a cookie of ours.
    """
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name)
    return (
        request.method in ("GET", "HEAD")
        and not any(name in request.COOKIES for name in ours)
        and "HTTP_AUTHORIZATION" not in request.META
    )
