"""The last thing that somebody did on the workbench, kept in their session so that it can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import connection, transaction
from django.http import HttpRequest

from accounts.errors import Refused
from accounts.models import User
from claims.models import Appearance, Suggestion
from claims.services.recording import shorten_chain, take_back
from claims.services.suggestions import reopen

LAST, DONE = "workbench_last", "workbench_done"
MOST_DONE = 30
SUGGESTION, PASSAGE, HOPS = "suggestion", "passage", "hops"


class NothingToUndo(Refused):
    """Says that nothing is left to be undone."""


def remember(
    request: HttpRequest,
    article: int,
    kind: str,
    pk: int,
    said: str,
    *,
    made: Any = None,
    version: int | None = None,
) -> None:
    """Will keep what was done last: by this it is undone, and told what it was.

    `version` is the one that a suggestion has since: what others decided later is theirs.
    """
    request.session[LAST] = {
        "article": article,
        "kind": kind,
        "id": pk,
        "said": said[:200],
        "made": made or {},
        "version": version,
    }


def last(request: HttpRequest, article: int) -> str:
    """What undoing would undo, in a few words; "" where there is nothing."""
    kept = request.session.get(LAST) or {}
    return str(kept["said"]) if kept.get("article") == article else ""


def undo(request: HttpRequest, article: int, *, by: User) -> str:
    """Will undo what was done last, and say what that was.

    Raises: NothingToUndo; ChangedSince, NotDecided, StaleRecord, RecordInUse where others went on
    from there.
    """
    kept = request.session.get(LAST) or {}
    if kept.get("article") != article:
        raise NothingToUndo("There is nothing to undo on this article.")
    if kept["kind"] == SUGGESTION:
        for suggestion in Suggestion.objects.in_bulk([kept["id"]]).values():
            reopen(suggestion, by=by, expected_version=kept.get("version"))
    else:
        verb = take_back if kept["kind"] == PASSAGE else shorten_chain
        for row in Appearance.objects.in_bulk([kept["id"]]).values():
            verb(row, kept["made"], by=by)
    del request.session[LAST]
    return str(kept["said"])


@contextmanager
def one_at_a_time(request: HttpRequest, once: str) -> Iterator[None]:
    """Will let in whoever sends one form after the other, and keep what is noted with what is done.

    The session is read anew: the one at hand is from before this turn, and would undo what was noted.

    Raises: SessionInterrupted where the person was signed out meanwhile; nothing is done then.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext('workbench'), hashtext(%s))", [once]
            )
        request.session = type(request.session)(request.session.session_key)
        yield
        try:
            if request.session.modified:
                request.session.save()
        except UpdateError as gone:
            raise SessionInterrupted("You were signed out meanwhile.") from gone


def note_done(request: HttpRequest, once: str, appearance: int, before: int) -> None:
    """Will keep that a form was taken: sent a second time, it does nothing more."""
    if once:
        done = request.session.get(DONE, [])
        request.session[DONE] = [*done, [once[:40], appearance, before]][-MOST_DONE:]


def done_before(request: HttpRequest, once: str) -> tuple[int, int] | None:
    """What a form did that was taken before: the appearance, and the result its claim had then."""
    for kept, appearance, before in request.session.get(DONE, []):
        if once and kept == once:
            return appearance, before
    return None
