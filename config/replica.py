"""Lets readers read from a copy of the database (`DATABASE_REPLICA_URL`), and nobody else.

Only GET and HEAD of public addresses, from whoever brings no cookie of ours and no token, are asked of
the copy: they change nothing, decide nothing, and nobody expects to see there what they just wrote.
What fails there, is not found there, or would be written, is asked of the primary, so that the copy
may be away, behind or wrong without any reader being told so.
"""

from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse

from accounts.primary import REPLICA, reading_replica
from config.database.errors import listeners
from config.following import Follower
from config.nobody import is_nobody

SERVER = "X-Read-From"
"""The header that says who was read: `replica` or `primary`."""

PUBLIC = (
    "/about/",
    "/api/v1/",
    "/articles/",
    "/claims/",
    "/corrections/",
    "/feeds/",
    "/match/",
    "/methodology/",
    "/reviews/",
    "/search/",
    "/sitemap",
    "/sources/",
    "/v1alpha1/",
)
NOT = (
    "/api/v1/changes/",
    "/api/v1/docs/",
    "/api/v1/exports/",
    "/api/v1/imports/",
    "/api/v1/schema/",
    "/corrections/requests/",
)
"""Streams that read for long, a feed that must miss nothing, what asks no database, and the page to
which whoever sent a request without an account is led at once."""

WRITES = "25006"
"""SQLSTATE read_only_sql_transaction."""

_wrong: ContextVar[list[str] | None] = ContextVar("wrong", default=None)


class ReplicaMiddleware:
    """Answers from the copy where that is allowed, and from the primary otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if REPLICA not in connections.settings:
            raise MiddlewareNotUsed
        self._get_response = get_response
        self._follower = Follower()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer, and say who was read."""
        response = self._from_replica(request) if self._may(request) else None
        server = "primary" if response is None else "replica"
        if response is None:
            response = self._get_response(request)
        response[SERVER] = server
        return response

    def _may(self, request: HttpRequest) -> bool:
        """Whether this request may be answered from the copy as it stands now."""
        return (
            is_reader(request)
            and not connection.in_atomic_block
            and self._follower.behind() <= settings.REPLICA_MOST_SECONDS
        )

    def _from_replica(self, request: HttpRequest) -> HttpResponse | None:
        """The answer of the copy; None where the primary must be asked."""
        wrong: list[str] = []
        token = _wrong.set(wrong)
        try:
            with reading_replica():
                response = self._get_response(request)
        finally:
            _wrong.reset(token)
        if any(code != WRITES for code in wrong) and response.status_code >= 500:
            self._follower.suspect()
        if response.status_code < 400 and not response.streaming:
            return response
        # What is missing may only not have come yet; what is read while it is sent cannot be.
        if response.streaming:
            response.close()
        return None


def is_reader(request: HttpRequest) -> bool:
    """Whether a request only reads what is public, and comes from nobody in particular."""
    path = request.path_info
    is_public = path == "/" or path.startswith(PUBLIC)
    return is_public and not path.startswith(NOT) and is_nobody(request)


def _note(error: BaseException) -> None:
    """Remembers the errors of the database within an answer from the copy."""
    wrong = _wrong.get()
    if wrong is not None:
        wrong.append(str(getattr(error, "sqlstate", None) or ""))


listeners.append(_note)
