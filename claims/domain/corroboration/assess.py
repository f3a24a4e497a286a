"""One function from facts to an assessment; it knows no clock, no database and no file."""

from claims.domain.corroboration.alike import fold, fold_and_lay_out
from claims.domain.corroboration.chains import Chains, lay_out
from claims.domain.corroboration.composing import Composition
from claims.domain.corroboration.copies import has_open_links
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.graph import Graph
from claims.domain.corroboration.newsrooms import find_origins
from claims.domain.corroboration.outcomes import outcome_of
from claims.domain.corroboration.result import Assessment, LeftOut, Outcome
from claims.domain.corroboration.sides import Sides, measure


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


def outcome(facts: Facts) -> Outcome:
    """Will say only what the assessment comes to, for less than half of the work."""
    folded, chains = fold_and_lay_out(facts)
    return outcome_of(*_measure(folded, chains))


def graph_of(facts: Facts) -> Graph:
    """Will lay out who has it from whom, for a drawing or a printed tree."""
    return _compose(fold(facts)).graph()


def all_left_out(facts: Facts) -> tuple[LeftOut, ...]:
    """Will list every appearance that does not count in full, where a result lists the first ones."""
    return tuple(_compose(facts).left_out)


def _compose(facts: Facts, chains: Chains | None = None) -> Composition:
    return Composition(*_measure(facts, chains))


def _measure(facts: Facts, chains: Chains | None) -> tuple[Chains, Sides]:
    chains = chains or lay_out(facts)
    find_origins(chains)
    sides = measure(chains)
    if has_open_links(facts):
        _take_smaller(facts, sides)
    return chains, sides


def _take_smaller(facts: Facts, sides: Sides) -> None:
    """An open copy can only lower the number: confirmed is the smaller of believing all and none."""
    believing = lay_out(facts, believe_open=True)
    find_origins(believing)
    believed = measure(believing)
    sides.supports.take_smaller(believed.supports)
    sides.refutes.take_smaller(believed.refutes)
