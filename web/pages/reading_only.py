"""What every page is: something to read."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def reading_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Will answer GET and HEAD by `view` and anything else by 405, with or without a form's token.

    A view that changes nothing needs no token; asking for one would only hide the true reason.
    """
    return csrf_exempt(require_safe(view))
