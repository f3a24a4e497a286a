"""Cookies that no browser was ever given by us."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class CleanCookiesMiddleware:
    """Forgets cookies that hold a NUL character, which PostgreSQL could not even look up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer as if those cookies had not been sent."""
        if "HTTP_COOKIE" in request.META:
            for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
                del request.COOKIES[name]
        return self._get_response(request)
