"""Through which other claims something counts for or against a claim: step 8."""

from dataclasses import dataclass

from claims.domain.corroboration.chains import pool_claims
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.leaving_out import CONFIRMED, NOWHERE
from claims.domain.corroboration.sides import opposed_claims
from claims.domain.vocabulary import Stance

TURNED = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Through:
    """What another claim lends to the one asked for.

    `is_turned` where its support counts against it; `turns_back` where what disputes it counts for
    it as well. While not confirmed it counts in the possible view only.
    """

    is_turned: bool
    turns_back: bool
    is_confirmed: bool

    def stance(self, stance: Stance) -> Stance | None:
        """Will say what an appearance of the other claim does to this one, None for nothing.

        >>> Through(is_turned=True, turns_back=False, is_confirmed=True).stance(Stance.SUPPORTS)
        <Stance.REFUTES: 'refutes'>
        """
        if not self.is_turned:
            return stance
        if stance == Stance.REFUTES and not self.turns_back:
            return None
        return TURNED.get(stance)


SAME = Through(is_turned=False, turns_back=False, is_confirmed=True)


def counting_through(facts: Facts) -> dict[int, Through]:
    """Will tell, of the claims that these relations connect, which lend to the one asked for and how."""
    pool = pool_claims(facts)
    asked = pool.get(facts.claim_id, facts.claim_id)
    opposed = opposed_claims(facts, pool, asked)
    ends = {end for relation in facts.relations for end in (relation.from_id, relation.to_id)}
    found = {}
    for claim in ends - {facts.claim_id}:
        home = pool.get(claim, claim)
        if home == asked:
            found[claim] = SAME
        elif home in opposed:
            against, counter = opposed[home]
            found[claim] = Through(
                is_turned=True, turns_back=counter > NOWHERE, is_confirmed=against == CONFIRMED
            )
    return found
