"""Every address of the API keeps to the same few ways: how it is asked, who writes, and that reading
does nothing.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.api.base import ApiView
from accounts.permissions import RULES
from sources.models import Source
from tests.access.asking import path_of, routes
from tests.access.table import ROWS, STATES_OF
from tests.access.world import MISSING, World, make_hidden, make_public
from tests.factories.accounts import UserFactory

OF_THEIR_OWN = {
    "/api/v1/schema/": "the document that describes the API, made by the library",
    "/api/v1/docs/": "a page that reads that document, made by the library",
    "/v1alpha1/claims:search": "keeps to Google's contract, its errors and its pages included",
}
"""What is no `ApiView`, and why."""

OPEN_TO_WRITE = {
    ("/api/v1/correction-requests/", "POST"): "anybody may ask for a correction, without an account"
}
"""Writes that ask nobody's roles, and why."""

WRITING = ("post", "put", "patch", "delete")


def views(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, Any]]:
    """Every address of the API with its view."""
    for item in resolver.url_patterns:
        at = f"{prefix}{item.pattern}"
        if isinstance(item, URLResolver):
            yield from views(item, at)
        elif isinstance(item, URLPattern) and at.startswith(("/api/", "/v1alpha1/")):
            yield at, getattr(item.callback, "cls", None)


VIEWS = dict(views(get_resolver()))


def test_every_address_of_the_api_is_asked_in_one_way() -> None:
    others = {
        at
        for at, view in VIEWS.items()
        if not (isinstance(view, type) and issubclass(view, ApiView))
    }
    assert others == set(OF_THEIR_OWN)


def test_every_write_asks_the_one_table() -> None:
    asking = {
        (at, method.upper()): getattr(view, "writes", {}).get(method.upper())
        for at, view in VIEWS.items()
        for method in WRITING
        if view is not None and hasattr(view, method)
    }
    assert {at for at, action in asking.items() if action is None} == set(OPEN_TO_WRITE)
    assert {action for action in asking.values() if action is not None} <= set(RULES)
    told = {(row.route, row.method): row.action for row in ROWS}
    assert {at: told[at] for at in asking if at not in OPEN_TO_WRITE} == {
        at: action for at, action in asking.items() if at not in OPEN_TO_WRITE
    }


def test_only_views_of_the_library_let_everybody_in() -> None:
    ours = {
        kind
        for at, view in VIEWS.items()
        if at not in OF_THEIR_OWN
        for kind in view.permission_classes
    }
    assert {kind.__name__ for kind in ours} == {
        "AnybodyReads",
        "ThoseWhoMayRead",
        "Colleagues",
        "AnybodyAsks",
    }


OF_THE_WAY = ("django_session",)
"""Where a browser is on its way: no record, and nobody's but that browser's."""


def written() -> dict[str, tuple[int, str]]:
    """How many rows each table holds, and a sum over all that stands in them.

    Counting statements would not do: a preview does a step and takes it back.
    """
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        sums = (
            f"SELECT '{table}', count(*), sum(hashtextextended(t::text, 0)::numeric) "
            f'FROM "{table}" t'
            for table in sorted(tables)
            if not table.startswith("procrastinate_") and table not in OF_THE_WAY
        )
        cursor.execute(" UNION ALL ".join(sums))
        return {name: (count, str(total)) for name, count, total in cursor.fetchall()}


def readable(world: World) -> Iterator[str]:
    """Everything that can be read: each record in each state, and the lists of the admin."""
    for row in ROWS:
        if row.method != "GET":
            continue
        states = [one.state for one in STATES_OF.get(row.kind, [])]
        found = [world.at(row.kind, one) for one in states if (row.kind, one) in world]
        yield from (path_of(row.route, place) for place in found or [MISSING])
    yield "/admin/"
    yield from (f"/admin/{one}/" for one in ("sources/source", "claims/claim", "reviews/review"))


@pytest.mark.django_db
def test_reading_does_nothing() -> None:
    world = World()
    make_public(world)
    make_hidden(world)
    root = UserFactory(is_superuser=True, is_staff=True, roles=["editor"])
    world.make_tokens([root])
    client = Client()
    client.force_login(root)
    before = written()
    paths = list(readable(world))
    assert len(paths) > len(list(routes()))
    for path in paths:
        answer = client.get(path)
        assert answer.status_code < 500, path
        if answer.streaming:
            list(answer.streaming_content)
    assert written() == before


@pytest.mark.django_db
def test_what_is_written_is_seen() -> None:
    before = written()
    Source.objects.create(name="The Daily", kind="publisher")
    assert written() != before
