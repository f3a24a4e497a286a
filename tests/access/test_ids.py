"""Whoever may not see a record is answered as if it had never been: in reading, writing and naming it."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.db import transaction

from tests.access.asking import ask, path_of
from tests.access.callers import Caller
from tests.access.expecting import METHODS, lets
from tests.access.table import ROWS, STATES_OF, Row
from tests.access.test_hidden_rows import VARYING
from tests.access.world import MISSING, World

pytestmark = pytest.mark.timeout(900)

REQUESTS = "/api/v1/correction-requests/"


def hidden(caller: Caller, world: World) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Every address of a record that this person may not see, one method's row each."""
    for row in ROWS:
        for seen in STATES_OF.get(row.kind, []):
            is_kept = (seen.record, seen.state) in world and not seen.who.isdigit()
            if is_kept and (
                seen.who == "nobody" or not lets(seen.who, caller.roles, reads_on=True)
            ):
                yield row, world.at(seen.record, seen.state)


def said(caller: Caller, method: str, path: str) -> tuple[int, bytes]:
    """What is answered, but for the address, which it repeats."""
    answer = ask(caller, method, path)
    body = VARYING.sub(b"", answer.content)
    return answer.status_code, body.replace(path.encode(), b"").replace(_quoted(path), b"")


def _quoted(path: str) -> bytes:
    return path.replace("/", "%2F").encode()


@pytest.mark.parametrize("name", ["anonymous", "no role", "contributor", "token without role"])
def test_what_is_hidden_is_answered_as_what_never_was(
    name: str, world: World, callers: dict[str, Caller]
) -> None:
    caller, found, count = callers[name], [], 0
    told_of_nothing = cache(lambda method, path: said(caller, method, path))
    for row, place in hidden(caller, world):
        for method in {row.method, *METHODS} if row.method == "GET" else {row.method}:
            count += 1
            at, nowhere = path_of(row.route, place), path_of(row.route, MISSING)
            if said(caller, method, at) != told_of_nothing(method, nowhere):
                found.append(f"{method} {at}")
    assert count > 3
    assert found == []


def test_a_request_names_no_review_that_is_not_public(
    world: World, callers: dict[str, Caller]
) -> None:
    def refused(pk: int) -> str:
        body = json.dumps({"review": pk, "text": "The day is wrong."})
        with transaction.atomic():
            answer = callers["anonymous"].client.post(REQUESTS, body, "application/json")
            transaction.set_rollback(True)
        assert answer.status_code == 400
        return answer.content.decode().replace(str(pk), "N")

    states = ("draft", "in_review", "approved", "archived")
    told = {refused(world["review", state]["pk"]) for state in states}
    assert told == {refused(MISSING["pk"])}
