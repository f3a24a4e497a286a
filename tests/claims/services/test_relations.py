"""Which claims count towards each other, and which ask whether something was said at all."""

from itertools import pairwise

import pytest

from claims.domain.vocabulary import Basis, ClaimKind, ClaimStatus, RelationKind, Stance
from claims.models import Claim
from claims.services.appearances import record_appearance
from claims.services.claims import relate
from claims.services.relations import asking_whether_said, lending_to, resting_on_words
from sources.domain.vocabulary import Judgement
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import cites, claim, edit, first_hand
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

EQUIVALENT, NEGATES, EXCLUDES = (
    RelationKind.EQUIVALENT,
    RelationKind.NEGATES,
    RelationKind.EXCLUDES,
)
CONTEXT = sorted(set(RelationKind) - {EQUIVALENT, NEGATES, EXCLUDES})


def against(of: Claim) -> list[int]:
    current = stored(of)
    return [current.refutes_confirmed, current.refutes_possible]


def test_chains_of_relations_pool_and_turn_once() -> None:
    """1 says the same as 2, 2 the opposite of 3, 3 the same as 4, 4 the opposite of 5."""
    claims = [claim() for _ in range(5)]
    for one in claims:
        cites(one)
    for (one, other), kind in zip(
        pairwise(claims),
        [EQUIVALENT, NEGATES, EQUIVALENT, NEGATES],
        strict=True,
    ):
        relate(one, kind, other, by=None)
    assert (interval(claims[0]), against(claims[0])) == ([2, 2], [2, 2])
    assert (interval(claims[2]), against(claims[2])) == ([2, 2], [3, 3])
    assert (interval(claims[4]), against(claims[4])) == ([1, 1], [2, 2])
    assert_fresh()
    lent = lending_to(claims[0])
    assert set(lent) == {one.pk for one in claims[1:4]}
    assert [lent[one.pk].is_turned for one in claims[1:4]] == [False, True, True]
    assert {one.pk for one in claims[:2]} | {claims[3].pk, claims[4].pk} == set(
        lending_to(claims[2])
    )


@pytest.mark.parametrize("status", [ClaimStatus.WITHDRAWN])
@pytest.mark.parametrize("kind", [EQUIVALENT, NEGATES, EXCLUDES])
def test_a_withdrawn_claim_lends_and_borrows_nothing(
    kind: RelationKind, status: ClaimStatus
) -> None:
    one, other = claim(), claim()
    cites(one)
    cites(other)
    relate(one, kind, other, by=None)
    assert (interval(one), against(one)) != ([1, 1], [0, 0])
    other.refresh_from_db()
    edit(other, status=status.value)
    for each in (one, other):
        assert (interval(each), against(each)) == ([1, 1], [0, 0])
        assert lending_to(each) == {}
    assert_fresh()
    edit(other, status=ClaimStatus.OPEN.value)
    assert (interval(one), against(one)) != ([1, 1], [0, 0])


def test_a_chain_ends_at_a_withdrawn_claim() -> None:
    one, middle, far = claim(), claim(), claim()
    for each in (one, middle, far):
        cites(each)
    relate(one, EQUIVALENT, middle, by=None)
    relate(middle, NEGATES, far, by=None)
    assert (interval(one), against(one)) == ([2, 2], [1, 1])
    middle.refresh_from_db()
    edit(middle, status=ClaimStatus.WITHDRAWN.value)
    assert (interval(one), against(one)) == ([1, 1], [0, 0])
    assert_fresh()


@pytest.mark.parametrize("kind", CONTEXT)
def test_no_other_relation_carries_anything(kind: RelationKind) -> None:
    one, other = claim(), claim()
    cites(one)
    cites(other)
    cites(other, stance=Stance.REFUTES.value)
    relate(one, kind, other, by=None)
    assert (interval(one), against(one)) == ([1, 1], [0, 0])
    assert (interval(other), against(other)) == ([1, 1], [1, 1])
    assert lending_to(one) == lending_to(other) == {}


@pytest.mark.parametrize("judgement", [Judgement.SUGGESTED, Judgement.UNSURE])
def test_what_is_not_confirmed_counts_in_possible_only_and_pools_nothing(
    judgement: Judgement,
) -> None:
    one, same, opposite, other = (claim() for _ in range(4))
    for each in (one, same, opposite, other):
        cites(each)
    cites(opposite, stance=Stance.REFUTES.value)
    cites(other, stance=Stance.REFUTES.value)
    for kind, to in ((EQUIVALENT, same), (NEGATES, opposite), (EXCLUDES, other)):
        relate(one, kind, to, by=None, judgement=judgement)
    assert (interval(one), against(one)) == ([1, 2], [0, 2])
    lent = lending_to(one)
    assert set(lent) == {opposite.pk, other.pk}
    assert not any(through.is_confirmed for through in lent.values())
    assert (lent[opposite.pk].turns_back, lent[other.pk].turns_back) == (True, False)


def test_what_an_opposed_claim_lent_and_was_left_out_is_named() -> None:
    one, other = claim(), claim()
    relate(one, NEGATES, other, by=None)
    row = cites(other)
    assert against(one) == [1, 1]
    edit(row.article, status="retracted")
    assert against(one) == [0, 0]
    left_out = stored(one).result["left_out"]
    assert [(left["appearance"], left["code"]) for left in left_out] == [(row.pk, "retracted")]
    assert_fresh()


def remark() -> tuple[Claim, Claim, list[object]]:
    """Three newsrooms hear one remark: that it was said, and what it says."""
    said = OriginFactory()
    content = claim()
    quote = claim(kind=ClaimKind.QUOTE.value, attests=said)
    rows = []
    for _ in range(3):
        heard = first_hand(quote)
        hop = unsaved(AttributionFactory, from_appearance=None, to_origin=said)
        row = unsaved(AppearanceFactory, claim=content, version=heard.version)
        row.basis = Basis.OWN_REPORTING.value
        rows.append(record_appearance(row, by=None, chain=[hop]))
    return quote, content, rows


def test_three_newsrooms_hear_one_remark() -> None:
    quote, content, _ = remark()
    assert interval(quote) == [3, 3]
    assert interval(content) == [1, 1]
    assert_fresh()


def test_a_remark_that_was_never_made_leaves_confirmed() -> None:
    quote, content, _ = remark()
    for row in quote.appearances.all():
        edit(row, status="rejected")
    cites(quote, stance=Stance.REFUTES.value)
    assert stored(quote).label == "contradicted"
    assert interval(content) == [0, 1]
    assert "statement_disputed" in {reason["code"] for reason in stored(content).result["reasons"]}
    assert_fresh()


def test_neither_of_quote_and_content_supports_the_other() -> None:
    quote, content, _ = remark()
    cites(content)
    assert interval(quote) == [3, 3]
    assert interval(content) == [2, 2]
    assert lending_to(quote) == lending_to(content) == {}


def test_a_quote_claim_and_its_content_find_each_other() -> None:
    quote, content, _ = remark()
    relayed, unrelated = claim(), claim()
    cites(unrelated)
    inner = cites(relayed, quote.attests)
    hop = unsaved(AttributionFactory, from_appearance=None, to_appearance=inner, to_origin=None)
    far = claim()
    record_appearance(unsaved(AppearanceFactory, claim=far), by=None, chain=[hop])
    assert resting_on_words(quote) == [content, relayed, far]
    assert asking_whether_said(content, [quote.attests_id]) == [quote]
    assert asking_whether_said(quote, [quote.attests_id]) == []
    assert asking_whether_said(content, []) == []
    assert resting_on_words(content) == []
    edit(quote, status=ClaimStatus.WITHDRAWN.value)
    assert asking_whether_said(content, [quote.attests_id]) == []
