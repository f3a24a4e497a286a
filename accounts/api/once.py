"""A write that was asked for under a name happens once, however often it is sent.

The name (`Idempotency-Key`), what was written and the answer are one transaction: whoever is killed
in it has written nothing, and the next attempt begins anew.
"""

import hashlib
from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.exceptions import APIException
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.authentication import bearer_of
from accounts.api.throttles import count_token
from accounts.errors import Refused, Unusable
from accounts.models import ApiToken, IdempotencyKey
from accounts.services.tokens import token_of

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LONGEST = 200
KEPT_HEADERS = ("Content-Type", "Location", "ETag")


class KeyInUse(Refused):
    """Says that the first request of this key is still running, and after how many seconds to ask."""

    code = "idempotency_key_in_use"
    wait = 1


class KeyReused(Unusable):
    """Says that the key was used for something else."""

    code = "idempotency_key_reused"


class KeyUnfit(APIException):
    """Says that the key cannot be one."""

    status_code = 400
    default_code = "idempotency_key_unfit"


def once(request: HttpRequest, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Will answer, or tell again what was answered to the same request under the same key.

    Only what was done is kept: a refusal leaves the key free, and nothing behind.

    Raises: KeyInUse, KeyReused, KeyUnfit; RequestDataTooBig.
    """
    bearer = bearer_of(request.headers.get("Authorization"))
    token = token_of(bearer, now=timezone.now()) if bearer else None
    if token is None:
        return answer()  # which says what is wrong, and does nothing: see `require_token`
    key = request.headers[HEADER]
    if not (0 < len(key) <= LONGEST and key.isprintable() and key.isascii()):
        raise KeyUnfit(f"{HEADER} takes 1 to {LONGEST} printable ASCII characters.")
    asked = _digest(request)
    if count_token(request, token):
        return answer()  # which says when to come back
    with transaction.atomic():
        _take(token, key)
        kept = IdempotencyKey.objects.filter(token=token, key=key).first()
        if kept is not None:
            return _again(kept, asked)
        response = answer()
        if not _keep(token, key, asked, response):
            transaction.set_rollback(True)
    return response


def require_token(request: Request) -> None:
    """Will pass a request without a key, and one that is made with the token that the key belongs to.

    Raises: KeyUnfit.
    """
    is_write = request.method not in SAFE_METHODS
    if is_write and HEADER in request.headers and not isinstance(request.auth, ApiToken):
        raise KeyUnfit(f"{HEADER} belongs to a token: sign in with one.")


def _digest(request: HttpRequest) -> str:
    """What was asked, in short."""
    parts = (str(request.method), request.get_full_path(), str(request.content_type))
    head = "\n".join(parts).encode()
    return hashlib.sha256(head + b"\n" + request.body).hexdigest()


def _take(token: ApiToken, key: str) -> None:
    """Holds the key until the transaction ends.

    Raises: KeyInUse.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"idempotency:{token.pk}:{key}"],
        )
        (is_mine,) = cursor.fetchone()
    if not is_mine:
        raise KeyInUse("The first request under this key is still running. Ask again shortly.")


def _again(kept: IdempotencyKey, asked: str) -> HttpResponse:
    """The answer that was given.

    Raises: KeyReused.
    """
    if kept.request_sha256 != asked:
        raise KeyReused("This key was used for another request. Take a new key for a new one.")
    told = kept.response or {}
    response = HttpResponse(told["content"], status=kept.status, headers=told["headers"])
    response[REPLAYED] = "true"
    return response


def _keep(token: ApiToken, key: str, asked: str, response: HttpResponseBase) -> bool:
    """Remembers what was done, with the answer; whether anything was."""
    if not (isinstance(response, Response) and response.status_code < 300):
        return False
    response.render()
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    IdempotencyKey.objects.create(
        token=token,
        key=key,
        request_sha256=asked,
        status=response.status_code,
        response={"content": response.content.decode(), "headers": headers},
    )
    return True
