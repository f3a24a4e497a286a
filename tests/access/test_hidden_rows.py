"""Two databases that differ only in hidden rows answer alike to whoever may not see these.

Both are one database: it is asked with the hidden rows in it, and again when they were taken back.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from claims.models.appearance import AppearanceQuerySet
from claims.models.attribution import AttributionQuerySet
from reviews.models.review import ReviewQuerySet
from tests.access.asking import path_of
from tests.access.parameters import queries_of
from tests.access.table import ROWS, STATES_OF, Row
from tests.access.world import (
    MISSING,
    SECRET,
    World,
    make_hidden,
    make_hidden_from_colleagues,
    make_public,
)
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]

VARYING = re.compile(
    rb'name="csrfmiddlewaretoken" value="\w+"|"computed_at":"[^"]+"|nonce-[\w+/=-]+|nonce="[^"]+"'
    rb'|"(made_at|prov:generatedAtTime|checkpoint|x:logCheckpoint)":"[^"]+"'
)
"""What differs from answer to answer, whatever is asked, and what the public log tells everybody."""

NAMED = (
    ("claim", "open"),
    ("claim_open", "open"),
    ("source", "active"),
    ("article", "held"),
    ("appearance", "accepted"),
    ("appearance", "rejected"),
    ("review", "draft"),
    ("origin", "present"),
)
"""What a filter by an id is asked for."""

OF_EVERYTHING = "/log/"
"""The public log counts what is not public yet, by number and hash: docs/howto/public-log.md says so,
and `test_the_log_tells_numbers_and_hashes_of_what_is_hidden` what it does not tell."""

NEW_EACH_TIME = "/account/second-factor/app/"
"""Shows a secret made for the moment, and nothing else that is stored."""

TOLD = ("Content-Type", "Content-Length", "ETag", "Last-Modified", "Location", "Link", "Allow")

Answer = tuple[int, tuple[str | None, ...], bytes]


def heard(client: Client, method: str, path: str) -> Answer:
    """All of an answer that does not vary by itself."""
    answer = client.generic(method, path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = tuple(answer.headers.get(name) for name in TOLD)
    return answer.status_code, headers, VARYING.sub(b"", body)


def asked(world: World) -> Iterator[str]:
    """Every address that can be read, of every record in every state, with every parameter."""
    ids = sorted({world[one]["pk"] for one in NAMED if one in world})
    for row in ROWS:
        if row.method != "GET" or row.route.startswith((OF_EVERYTHING, NEW_EACH_TIME)):
            continue
        for place in places(row, world):
            path = path_of(row.route, place)
            yield path
            path = path.partition("?")[0]
            yield from (
                f"{path}?{urlencode(query)}" for query in queries_of(row.route, ids, SECRET)
            )


def places(row: Row, world: World) -> list[dict[str, Any]]:
    """What the address of a row may name: each record of its kind once.

    But no ticket: it is a secret, and whoever has it is the one who asked.
    """
    if row.kind == "ticket":
        return [MISSING]
    states = [seen.state for seen in STATES_OF.get(row.kind, [])]
    return [world.at(row.kind, one) for one in states if (row.kind, one) in world] or [MISSING]


def walked(client: Client, path: str) -> Iterator[tuple[str, Answer]]:
    """The answer; of a list that is read in small pages, each page by its cursor."""
    at: str | None = path
    while at:
        answer = heard(client, "GET", at)
        yield at, answer
        at = None
        if "page_size=3" in path and answer[0] == 200:
            at = json.loads(answer[2])["next"]


def answers(clients: dict[str, Client], paths: list[str]) -> dict[tuple[str, str], Answer]:
    """Everything that everybody is told."""
    told = {}
    for (name, client), path in product(clients.items(), paths):
        told.update({(name, at): answer for at, answer in walked(client, path)})
    return told


def both(
    clients: dict[str, Client], hide: Callable[[World], None], within: str
) -> tuple[dict[tuple[str, str], Answer], dict[tuple[str, str], Answer]]:
    """What is told with the hidden rows, and without them."""
    world = World()
    make_public(world)
    world.make_tokens([])
    with transaction.atomic():
        hide(world)
        paths = [path for path in asked(world) if path.startswith(within)]
        hidden = answers(clients, paths)
        transaction.set_rollback(True)
    return hidden, answers(clients, paths)


def leaks(hide: Callable[[World], None], *, within: str = "/", **clients: Client) -> list[str]:
    """Each answer in which hidden rows make a difference, or a word of theirs stands.

    `within` is how the addresses begin that are asked.
    """
    hidden, without = both(clients, hide, within)
    assert len(hidden) > (500 if within == "/" else 1) * len(clients)
    found = [
        f"{name} GET {at}" for name, at in hidden if hidden[name, at] != without.get((name, at))
    ]
    return found + [
        f"{name} GET {at} tells a hidden word"
        for (name, at), answer in hidden.items()
        if SECRET not in at and SECRET.encode() in answer[2]
    ]


hidden_rows = partial(make_hidden, with_ends=False)


def signed_in(*roles: str) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=list(roles)))
    return client


def test_whoever_holds_no_role_is_told_nothing_of_hidden_rows() -> None:
    found = leaks(hidden_rows, anonymous=Client())
    assert found == [], "\n".join(["", *found])


def test_whoever_is_signed_in_without_a_role_is_told_no_more() -> None:
    found = leaks(hidden_rows, nobody=signed_in(), within="/")
    assert found == [], "\n".join(["", *found])


NUMBERS = re.compile(r"/(api/v1/events|changes)/\d+/")
"""Events are counted on, and each of their numbers is some event's: colleagues are told that there
is one, and who may see it."""


def test_colleagues_are_told_nothing_of_what_is_for_others() -> None:
    found = leaks(make_hidden_from_colleagues, curator=signed_in("curator"), within="/")
    found = [one for one in found if not NUMBERS.search(one)]
    assert found == [], "\n".join(["", *found])


@pytest.mark.parametrize(
    ("guard", "within"),
    [
        (AppearanceQuerySet, "/api/v1/appearances/"),
        (AttributionQuerySet, "/api/v1/attributions/"),
        (ReviewQuerySet, "/api/v1/reviews/"),
    ],
    ids=["appearances", "attributions", "reviews"],
)
def test_a_leak_is_seen(guard: type[Any], within: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "visible_to", lambda rows, user: rows.all())
    assert leaks(hidden_rows, anonymous=Client(), within=within) != []


def test_the_log_tells_numbers_and_hashes_of_what_is_hidden(client: Client) -> None:
    world = World()
    make_public(world)
    make_hidden(world)
    lines = client.get("/log/leaves").getvalue().decode()
    assert lines.count("\n") > 3
    assert SECRET not in lines + client.get("/log/").content.decode()
    for line in lines.splitlines():
        said = json.loads(line)
        texts = {name for name, one in said.items() if isinstance(one, str)}
        assert texts <= {
            "at",
            "content_hash",
            "correction_kind",
            "kind",
            "logged",
            "personal",
            "publication_kind",
        }
