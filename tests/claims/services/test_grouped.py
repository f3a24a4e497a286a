"""Whether two answers group alike."""

import pytest

from claims.domain.corroboration import assess
from claims.domain.vocabulary import Stance
from claims.services.facts import facts_of
from claims.services.grouped import NO_GROUPS, groups_of, stored_groups
from tests.claims.writing import cites, claim
from tests.factories.claims import OriginFactory

pytestmark = pytest.mark.django_db


def test_a_stored_answer_groups_as_the_one_computed_from_the_same_facts() -> None:
    one, origins = claim(), [OriginFactory() for _ in range(3)]
    for origin in origins[:2]:
        cites(one, origin)
    cites(one, origins[2], stance=Stance.REFUTES.value)
    first, second, third = (frozenset({origin.pk}) for origin in origins)
    expected = frozenset({first, second}), frozenset({third})
    assert groups_of(assess(facts_of(one.pk))) == expected
    assert stored_groups([one.pk]) == {one.pk: expected}


def test_a_claim_that_rests_on_nothing_has_no_groups() -> None:
    one = claim()
    assert groups_of(assess(facts_of(one.pk))) == NO_GROUPS
    assert stored_groups([one.pk]).get(one.pk, NO_GROUPS) == NO_GROUPS
