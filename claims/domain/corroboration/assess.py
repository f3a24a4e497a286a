"""One function from facts to an assessment; it knows no clock, no database and no file."""

import hashlib
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

import orjson

from claims.domain.corroboration.alike import fold, fold_and_lay_out
from claims.domain.corroboration.chains import Chains, lay_out
from claims.domain.corroboration.composing import Composition
from claims.domain.corroboration.copies import has_open_links
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.graph import Graph
from claims.domain.corroboration.newsrooms import find_origins
from claims.domain.corroboration.result import Assessment, LeftOut
from claims.domain.corroboration.sides import Sides, measure
from sources.domain.dates import When


def assess(facts: Facts) -> Assessment:
    """Will say how many separate things would have to be wrong for the claim to lose all support.

    The result does not depend on the order of rows. `confirmed` is never above `possible`.
    """
    return assess_folded(*fold_and_lay_out(facts))


def assess_folded(facts: Facts, chains: Chains | None = None) -> Assessment:
    """Will do the same for facts that are folded already, or must not be.

    Their `chains`, where they are laid already, are used up.
    """
    return _compose(facts, chains).result()


def graph_of(facts: Facts) -> Graph:
    """Will lay out who has it from whom, for a drawing or a printed tree."""
    return _compose(fold(facts)).graph()


def all_left_out(facts: Facts) -> tuple[LeftOut, ...]:
    """Will list every appearance that does not count in full, where a result lists the first ones."""
    return tuple(_compose(facts).left_out)


def _compose(facts: Facts, chains: Chains | None = None) -> Composition:
    chains = chains or lay_out(facts)
    find_origins(chains)
    sides = measure(chains)
    if has_open_links(facts):
        _take_smaller(facts, sides)
    return Composition(chains, sides)


def _take_smaller(facts: Facts, sides: Sides) -> None:
    """An open copy can only lower the number: confirmed is the smaller of believing all and none."""
    believing = lay_out(facts, believe_open=True)
    find_origins(believing)
    believed = measure(believing)
    sides.supports.take_smaller(believed.supports)
    sides.refutes.take_smaller(believed.refutes)


def input_hash(facts: Facts) -> str:
    """Will give a SHA-256 of everything the result depends on, whatever the order of rows."""
    digest = hashlib.sha256()
    for field in fields(facts):
        value = getattr(facts, field.name)
        if isinstance(value, tuple):
            value = _rows(value)
        elif isinstance(value, frozenset):
            value = sorted(value)
        elif field.name == "names":
            value = sorted(value.items())
        digest.update(orjson.dumps([field.name, value], default=_plain))
    return digest.hexdigest()


def _rows(facts: tuple[Any, ...]) -> list[Any]:
    """The columns of facts of one kind, by id."""
    if not facts:
        return []
    kind: Any = type(facts[0])
    return list(map(_columns(kind), sorted(facts, key=attrgetter("id"))))


@cache
def _columns(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads all that a fact of this kind holds: plain rows are written faster than what is nested."""
    names: list[str] = []
    for field in fields(kind):
        inner = fields(When) if field.type is When else ()
        names += [f"{field.name}.{one.name}" for one in inner] or [field.name]
    return attrgetter(*names)


def _plain(value: Any) -> Any:
    """What JSON has no word for: a number as written, members of a set in order."""
    return str(value) if isinstance(value, Decimal) else sorted(value)
