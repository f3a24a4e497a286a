"""Role × address × method × state: nobody sees or does what they may not, and everybody what they may."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.domain.vocabulary import Role
from accounts.permissions import RULES, Rule
from claims.models.appearance import AppearanceQuerySet
from sources.api.sources import SourceListView
from tests.access.asking import deviations, routes
from tests.access.callers import NAMES, Caller
from tests.access.table import ROWS, STATES, STATES_OF
from tests.access.world import World

pytestmark = pytest.mark.timeout(900)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    told = {row.route for row in ROWS}
    there = set(routes())
    assert there - told == set(), "write a row for it in tests/access/who_may.txt"
    assert told - there == set(), "there is no such address any more"


def test_no_row_is_told_twice() -> None:
    assert len({(row.route, row.method) for row in ROWS}) == len(ROWS)
    assert len({(seen.record, seen.state) for seen in STATES}) == len(STATES)


def test_every_row_asks_for_what_is_in_the_one_table() -> None:
    assert {row.action for row in ROWS} - {"-"} <= set(RULES)


def test_every_record_of_a_row_has_its_states() -> None:
    named = {row.kind for row in ROWS} - {"-"}
    assert named <= set(STATES_OF)
    assert named == set(STATES_OF)


@pytest.mark.parametrize("name", NAMES)
def test_everybody_is_answered_as_the_table_says(
    name: str, world: World, callers: dict[str, Caller], settings: Any
) -> None:
    caller = callers[name]
    settings.API_ANONYMOUS_READS = caller.reads_on
    count, found = deviations(caller, world)
    assert count > 200
    assert found == [], "\n".join(["", *found])


Switch = Callable[[pytest.MonkeyPatch], None]


def _everybody_adds_sources(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(RULES, "source.add", Rule(frozenset(Role)))


def _nobody_adds_sources(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(RULES, "source.add", Rule(frozenset()))


def _another_action_is_asked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SourceListView, "writes", {"POST": "source.change"})


def _nobody_is_asked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SourceListView, "permission_classes", [])


def _nothing_is_hidden(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(AppearanceQuerySet, "visible_to", lambda rows, user: rows.all())


@pytest.mark.parametrize(
    ("switch", "name", "under", "said"),
    [
        (_everybody_adds_sources, "contributor", "/api/v1/sources/", "wanted 403, got 400"),
        (_nobody_adds_sources, "curator", "/api/v1/sources/", "wanted 400, got 403"),
        (_another_action_is_asked, "contributor", "/api/v1/sources/", "asked for source.change"),
        (_nobody_is_asked, "anonymous", "/api/v1/sources/", "wanted 401, got 400"),
        (_nothing_is_hidden, "no role", "/api/v1/appearances/", "wanted 404, got 200"),
    ],
)
def test_a_guard_that_is_switched_off_is_seen(
    switch: Switch,
    name: str,
    under: str,
    said: str,
    world: World,
    callers: dict[str, Caller],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert deviations(callers[name], world, under)[1] == []
    switch(monkeypatch)
    assert said in "\n".join(deviations(callers[name], world, under)[1])
