"""Answers programs that do not say who they are past everything that finds out who asks.

Sessions, forms, messages and the history's note of who changes what have nothing to do where somebody
reads the API with no cookie of ours and no token. The answer is the same, header by header.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, ResolverMatch, get_resolver
from django.utils.cache import patch_vary_headers

API = "/api/v1/"
PAGES = "/api/v1/docs/"


class NobodyMiddleware:
    """Stands before the sessions; whatever comes after it is left out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer; what leads nowhere takes the whole way, on which it may lead on."""
        path = request.path_info
        if not path.startswith(API) or path.startswith(PAGES) or not is_nobody(request):
            return self._get_response(request)
        try:
            request.resolver_match = _resolved(path, settings.ROOT_URLCONF)
        except Resolver404:
            return self._get_response(request)
        return cast("HttpResponse", _short(request))


@lru_cache(maxsize=1024)
def _resolved(path: str, routes: str) -> ResolverMatch:
    """Where an address leads; what leads nowhere is looked for anew each time.

    Raises: Resolver404.
    """
    return get_resolver(routes).resolve(path)


@convert_exception_to_response
def _short(request: HttpRequest) -> HttpResponse:
    """Answers with the headers that every answer bears whoever asks.

    Raises: DisallowedHost.
    """
    request.get_host()
    response = cast("HttpResponse", _viewed(request))
    response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
    if not response.streaming:
        response.headers.setdefault("Content-Length", str(len(response.content)))
    if "Cookie" not in response.headers.get("Vary", ""):
        patch_vary_headers(response, ("Cookie",))
    return response


@convert_exception_to_response
def _viewed(request: HttpRequest) -> HttpResponse:
    """What the view answers to nobody."""
    request.user = AnonymousUser()
    view: Any = request.resolver_match
    response: HttpResponse = view.func(request, *view.args, **view.kwargs)
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def is_nobody(request: HttpRequest) -> bool:
    """Whether a request only reads and comes from nobody in particular.

    Whoever was given a form, signed in or was told something brings a cookie of ours.
    """
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name)
    return (
        request.method in ("GET", "HEAD")
        and "HTTP_AUTHORIZATION" not in request.META
        and not ("HTTP_COOKIE" in request.META and any(name in request.COOKIES for name in ours))
    )
