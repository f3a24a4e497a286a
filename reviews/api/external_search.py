"""`GET /v1alpha1/claims:search`: the read part of Google's Fact Check Tools API, over our reviews.

A client written for it only changes its base address. Source: the public discovery document of
factchecktools v1alpha1.
"""

from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from accounts.api.authentication import is_reader
from reviews.domain.claims_search import (
    BadSearch,
    Search,
    answer,
    error_body,
    offset_of,
    page_token,
    read_search,
)
from reviews.services.claim_search import search_reviews

READING = ("GET", "HEAD")
MOST_PARAMETERS = 50
SALT = "reviews.claims_search"
SIGN_IN = "Sign in, or send a token in the header Authorization: this API is not read by everybody."


@csrf_exempt
def claims_search(request: HttpRequest) -> HttpResponse:
    """Will answer a search, one page of it; errors are written as Google writes them.

    To anybody, or where the API is for those who sign in to them alone.
    """
    if request.method not in READING:
        said = f"{request.method} is not served here: GET is."
        body = error_body(HTTPStatus.METHOD_NOT_ALLOWED, said, "UNIMPLEMENTED")
        return _json(body, HTTPStatus.METHOD_NOT_ALLOWED, Allow=", ".join(READING))
    if not settings.API_ANONYMOUS_READS and not is_reader(request):
        body = error_body(HTTPStatus.UNAUTHORIZED, SIGN_IN, "UNAUTHENTICATED")
        return _json(body, HTTPStatus.UNAUTHORIZED, **{"WWW-Authenticate": "Bearer"})
    try:
        search = read_search(_parameters(request))
        offset = _offset(search)
    except BadSearch as bad:
        return _json(bad.body(), HTTPStatus.BAD_REQUEST)
    page = search_reviews(search, offset=offset, today=timezone.now().date())
    following = offset + search.page_size
    token = _signed(search, following) if page.has_more else ""
    return _json(answer(page.claims, next_page_token=token))


def _parameters(request: HttpRequest) -> list[tuple[str, str]]:
    """The pairs of the query string.

    Raises: BadSearch for what is no UTF-8, or are too many.
    """
    query = request.META.get("QUERY_STRING", "")
    try:
        return parse_qsl(
            query, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS
        )
    except UnicodeDecodeError as error:
        raise BadSearch("The query is not UTF-8.") from error
    except ValueError as error:
        raise BadSearch(f"At most {MOST_PARAMETERS} parameters are read.") from error


def _offset(search: Search) -> int:
    """Where the page begins: as its token says, else as `offset` does.

    Raises: BadSearch for a token that is none of ours, or one of another search.
    """
    if not search.page_token:
        return search.offset
    try:
        return offset_of(search, Signer(salt=SALT).unsign(search.page_token))
    except BadSignature as bad:
        raise BadSearch("pageToken is none of ours.") from bad


def _signed(search: Search, offset: int) -> str:
    return Signer(salt=SALT).sign(page_token(search, offset=offset))


def _json(body: dict[str, Any], status: int = HTTPStatus.OK, **headers: str) -> HttpResponse:
    dumped = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(body, status=status, headers=headers, json_dumps_params=dumped)
