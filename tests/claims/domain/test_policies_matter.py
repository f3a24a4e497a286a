"""Every number and list of a policy is used: with another one, some result is another one."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.domain.corroboration import Facts, assess
from claims.domain.policy import POLICY_1, Policy
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import Basis, Comparator, OriginKind, Statistic
from sources.domain.vocabulary import LinkKind, TieKind
from tests.claims.domain.worlds import World, day

DAY = date(2018, 11, 20)


def two_papers(percentage: int) -> World:
    """Two papers on the spot, of which one house owns this share."""
    world = World()
    for paper in ("Gazette", "Courier"):
        world.says(paper, basis=Basis.OWN_REPORTING)
        world.tie("House", TieKind.OWNS, paper, percentage=Decimal(percentage))
    return world


def two_voices() -> World:
    """Two people who speak for one ministry."""
    world = World()
    for number, speaker in enumerate(("Ivanova", "Petrov")):
        world.says(f"Paper {number}", world.statement(speaker, date=day(number)))
        world.tie(speaker, TieKind.SPEAKS_FOR, "Ministry")
    return world


def copied(kind: LinkKind) -> World:
    """A story first hand, and another paper's copy, which says nothing of where it has it from."""
    world = World()
    original = world.article("Gazette")
    world.says(original, basis=Basis.OWN_REPORTING)
    copy = world.article("Courier")
    world.link(copy, kind, original)
    world.says(copy)
    return world


def share(amount: str, comparator: Comparator = Comparator.EQ) -> Quantity:
    return Quantity(comparator, Statistic.SHARE, Decimal(amount), unit="%")


def polled(apart: int) -> World:
    """Two polls of one question, so many days apart, with the same figure."""
    world = World(quantity=share("74", Comparator.APPROX))
    for number, conductor in enumerate(("Levada", "Vtsiom")):
        poll = world.origin(
            OriginKind.MEASUREMENT, conductor, title=conductor, date=day(number * apart)
        )
        world.says(f"Paper {number}", poll, quantity=share("74"))
    return world


def about(amount: str) -> World:
    """A claim of exactly 60, and a paper that says about how many it counted."""
    world = World(quantity=share("60"))
    counted = share(amount, Comparator.APPROX)
    world.says("Gazette", basis=Basis.OWN_REPORTING, quantity=counted)
    return world


MATTERS: dict[str, tuple[Callable[[], World], Any]] = {
    "control_share": (lambda: two_papers(40), Decimal(30)),
    "control_ties": (lambda: two_papers(60), frozenset({TieKind.CONTROLS})),
    "voice_ties": (two_voices, frozenset()),
    "copy_links": (lambda: copied(LinkKind.REPRINT_OF), frozenset()),
    "rewrite_links": (lambda: copied(LinkKind.REWRITE_OF), frozenset()),
    "figure_window_days": (lambda: polled(100), 120),
    "approx_share": (lambda: about("64"), Decimal("0.1")),
}


def result(facts: Facts, policy: Policy) -> dict[str, Any]:
    told = assess(replace(facts, policy=policy)).to_dict()
    return {name: value for name, value in told.items() if name != "policy"}


def test_every_field_of_a_policy_is_tried() -> None:
    assert MATTERS.keys() == {field.name for field in fields(Policy)} - {"version"}


@pytest.mark.parametrize("name", MATTERS)
def test_with_another_value_some_result_is_another(name: str) -> None:
    make, value = MATTERS[name]
    facts = make().facts()
    other = replace(POLICY_1, version=2, **{name: value})
    assert result(facts, POLICY_1) == result(facts, replace(POLICY_1, version=2))
    assert result(facts, other) != result(facts, POLICY_1)


def test_the_version_is_named_by_the_result() -> None:
    facts = replace(two_papers(60).facts(), policy=replace(POLICY_1, version=2))
    assert assess(facts).policy == 2
