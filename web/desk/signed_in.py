"""Pages for those who are signed in; whoever is not any more when they send a form keeps its text."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from web.desk.boxes import box_name

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

UNSEEN = frozenset(
    {
        "csrfmiddlewaretoken",
        "expected_version",
        "base",
        "rows",
        "seen",
        "action",
        "save",
        "look",
        "add",
        "password",
        "password1",
        "password2",
        "oldpassword",
        "code",
        "next",
        "find",
        "sealed",
        "seal-alias",
        "seal-former",
        "known_as",
        "sure",
        "same_article",
        "say",
        "link",
        "pair",
    }
)
"""What a form sends besides what somebody typed."""

CHOSEN = frozenset({"claimant", "rating", "appearance", "correction_kind", "publisher", "genre"})
"""Boxes in which something is chosen: its number says nothing to anybody."""

CHOSEN_IN_EVIDENCE = ("-stance", "-kind", "-appearance", "-origin", "-file")


def signed_in(view: View[P]) -> View[P]:
    """Will lead whoever is not signed in to the login; a form they sent is shown to be copied."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.headers.get("HX-Request"):
            # A script sent it: the page keeps what was typed and says so itself.
            return HttpResponse("You are not signed in any more.", status=401)
        if request.method == "POST":
            return kept(request)
        return redirect_to_login(request.get_full_path())

    return guarded


def kept(
    request: HttpRequest, *, is_busy: bool = False, lacks_factor: bool = False
) -> HttpResponse:
    """Will answer a form that was not taken with what was typed into it: nothing is done.

    It came without a session, while the database `is_busy` with others, or from somebody who must
    set up a second factor first.
    """
    onward = urlencode({"next": request.get_full_path()})
    context = {
        "texts": typed_texts(request),
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?{onward}",
        "is_signed_in": request.user.is_authenticated,
        "is_busy": is_busy,
        "lacks_factor": lacks_factor,
    }
    return render(request, "web/desk/kept.html", context, status=403)


def typed_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """Will return everything that was typed, with the box it stood in; the database is not asked."""
    return [
        (box_name(name), text.replace("\r\n", "\n"))
        for name, text in request.POST.items()
        if isinstance(text, str) and text.strip() and _is_typed(name)
    ]


def _is_typed(name: str) -> bool:
    return name not in UNSEEN | CHOSEN and not name.endswith(CHOSEN_IN_EVIDENCE)
