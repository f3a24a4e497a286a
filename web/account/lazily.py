"""Views that are loaded when they are first asked for: signing in brings much code with it.

Commands and workers load every address and show none of these pages.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods


def view_at(path: str, *, form: str = "", **how: str) -> Callable[..., HttpResponse]:
    """Will make the view of the class at a dotted path, with the form at another one."""

    @cache
    def made() -> Callable[..., HttpResponse]:
        forms: dict[str, Any] = {"form_class": import_string(form)} if form else {}
        view: Callable[..., HttpResponse] = import_string(path).as_view(**how, **forms)
        return view

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return made()(request, *args, **kwargs)

    return view
