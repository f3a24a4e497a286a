"""What a result comes to, without a word about why: its label and the numbers of both sides."""

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import ClaimFact
from claims.domain.corroboration.labels import Standings, is_open, label_of
from claims.domain.corroboration.reach import leading_into
from claims.domain.corroboration.result import Outcome
from claims.domain.corroboration.sides import Sides
from claims.domain.vocabulary import OriginKind

OFF_RECORD = frozenset({OriginKind.UNNAMED_SOURCE, OriginKind.UNKNOWN})


def outcome_of(chains: Chains, sides: Sides) -> Outcome:
    """Will read it off the measured sides."""
    claim = chains.claims.get(chains.facts.claim_id, ClaimFact(chains.facts.claim_id))
    confirmed, possible = _standings(chains, sides)
    label = label_of(claim.checkability, confirmed)
    return Outcome(
        label,
        is_open(claim.checkability, label, possible),
        (confirmed.supports, possible.supports),
        (confirmed.refutes, possible.refutes),
    )


def closed_loops(chains: Chains, sides: Sides) -> list[list[int]]:
    """Will give the loops from which no chain leads to an origin that counts."""
    return [loop for loop in chains.loops if not any(sides.leads[index] for index in loop)]


def _standings(chains: Chains, sides: Sides) -> tuple[Standings, Standings]:
    """What the label is read from, in confirmed and in possible."""
    one, two = sides.supports, sides.refutes
    origins = chains.origins
    named = any(origins[pk].kind != OriginKind.UNKNOWN for pk in one.possible.origins)
    only_contested, is_circular = bool(sides.contested.surely), _is_circular(chains, sides)

    def standings(supports: int, refutes: int, groups: int, reached: set[int]) -> Standings:
        on_record = any(origins[pk].kind not in OFF_RECORD for pk in reached)
        return Standings(
            supports,
            refutes,
            groups,
            on_record,
            one.possible_cut.number,
            named,
            only_contested,
            is_circular,
        )

    sure, against = one.sure.confirmed_cut, two.sure.confirmed_cut
    most, most_against = one.possible_cut, two.possible_cut
    return (
        standings(sure.number, against.number, len(sure.groups), one.confirmed.origins),
        standings(most.number, most_against.number, len(most.groups), one.possible.origins),
    )


def _is_circular(chains: Chains, sides: Sides) -> bool:
    """Whether something that supports the claim leads nowhere but round in a circle."""
    looped = leading_into(chains, closed_loops(chains, sides))
    return any(
        not sides.leads[index] for index in looped.intersection(sides.supports.possible.roots)
    )
