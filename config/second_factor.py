"""Who must have a second factor and has none is led to set one up, where that is switched on.

Programs that sign in with a token are not asked: a token is made by somebody who has one.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from accounts.services.signing_in import lacks_second_factor
from web.account.urls import WITHOUT_FACTOR
from web.desk.signed_in import kept

SAFE = ("GET", "HEAD", "OPTIONS")
GUARDED = ("/admin/", "/desk/")
API = "/api/"


class SecondFactorMiddleware:
    """Stands before the desk, the admin, and every change by session; the API asks by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer, or lead to where a second factor is set up."""
        if not _is_guarded(request) or not lacks_second_factor(request.user):
            return self._get_response(request)
        if request.method in SAFE:
            onward = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('mfa_index')}?{onward}")
        return kept(request, lacks_factor=True)


def _is_guarded(request: HttpRequest) -> bool:
    path = request.path_info
    if path.startswith(API):
        return False
    if request.method in SAFE:
        return path.startswith(GUARDED) or path.startswith("/account/people/")
    try:
        return resolve(path).url_name not in WITHOUT_FACTOR
    except Resolver404:
        return False
