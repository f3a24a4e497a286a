"""Which other claims lend to a claim, and what: step 8."""

import pytest

from claims.domain.corroboration.through import SAME, Through, counting_through
from claims.domain.vocabulary import RelationKind, Stance
from sources.domain.vocabulary import Judgement
from tests.claims.domain.worlds import CLAIM, World

OPPOSITE = Through(is_turned=True, turns_back=True, is_confirmed=True)
EXCLUDED = Through(is_turned=True, turns_back=False, is_confirmed=True)


@pytest.mark.parametrize(
    ("through", "stances"),
    [
        (SAME, list(Stance)),
        (OPPOSITE, [Stance.REFUTES, Stance.SUPPORTS, None, None]),
        (EXCLUDED, [Stance.REFUTES, None, None, None]),
    ],
)
def test_what_an_appearance_of_another_claim_does(
    through: Through, stances: list[Stance | None]
) -> None:
    assert [through.stance(stance) for stance in Stance] == stances


def test_only_what_pools_or_opposes_lends() -> None:
    world = World()
    kinds = [RelationKind.EQUIVALENT, RelationKind.NEGATES, RelationKind.EXCLUDES]
    others = {kind: world.claim() for kind in RelationKind}
    for kind, other in others.items():
        world.relate(CLAIM, kind, other)
    lent = counting_through(world.facts())
    assert lent == {
        others[kind]: through
        for kind, through in zip(kinds, [SAME, OPPOSITE, EXCLUDED], strict=True)
    }


def test_what_is_suggested_lends_unless_it_would_pool() -> None:
    world = World()
    same, opposite = world.claim(), world.claim()
    world.relate(CLAIM, RelationKind.EQUIVALENT, same, judgement=Judgement.SUGGESTED)
    world.relate(CLAIM, RelationKind.NEGATES, opposite, judgement=Judgement.SUGGESTED)
    lent = counting_through(world.facts())
    assert set(lent) == {opposite}
    assert not lent[opposite].is_confirmed
