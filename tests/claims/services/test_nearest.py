"""Which claims a text may state."""

from decimal import Decimal

import pytest

from claims.domain.nearness import Near, numbers_in
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from claims.services.nearest import nearest_claims, nearest_to_each
from tests.factories.claims import ClaimFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db

FERRY = "A ferry sank off Otaru with 40 people on board"


def with_figure(statement: str, amount: str) -> Claim:
    return ClaimFactory(
        statement=statement, amount=Decimal(amount), comparator="eq", statistic="count"
    )


def test_the_likest_claim_comes_first() -> None:
    far = ClaimFactory(statement="A ferry was built in Otaru for 40 people")
    near = ClaimFactory(statement=FERRY)
    ClaimFactory(statement="Bread has become dearer in Kushiro")
    found = nearest_claims(FERRY, 5)
    assert [one.claim for one in found] == [near.pk, far.pk]
    assert found[0].score == pytest.approx(1)
    assert found[0].is_likely
    assert nearest_claims("Nothing of the kind", 5) == []


def test_of_two_claims_the_one_with_the_same_figure_comes_first() -> None:
    other = with_figure("A ferry sank off Otaru with 41 people on board", "41")
    same = with_figure("A ferry sank off Otaru with 40 people on it", "40")
    assert [one.claim for one in nearest_claims(FERRY, 5)] == [same.pk, other.pk]
    assert [one.claim for one in nearest_claims(FERRY.replace("40", "41"), 5)] == [
        other.pk, same.pk,
    ]  # fmt: skip


def test_a_claim_that_was_merged_is_found_by_its_survivor_alone() -> None:
    survivor = ClaimFactory(statement=FERRY)
    ClaimFactory(statement=FERRY, status=ClaimStatus.MERGED.value, merged_into=survivor)
    assert [one.claim for one in nearest_claims(FERRY, 5)] == [survivor.pk]


def test_many_texts_take_one_query() -> None:
    claims = [ClaimFactory(statement=f"Ferry {name} sank") for name in ("Asa", "Hikari", "Umi")]
    with asked() as statements:
        found = nearest_to_each([*(one.statement for one in claims), "Nothing"], 1)
    assert [[one.claim for one in near] for near in found] == [[one.pk] for one in claims] + [[]]
    assert len(statements) == 1
    assert nearest_to_each([], 1) == []
    assert nearest_to_each(["x"], 0) == [[]]


@pytest.mark.parametrize("text", ["", "%", "'; --", "🚢", "x" * 100_000, "9" * 5_000])
def test_hostile_texts_are_texts(text: str) -> None:
    ClaimFactory(statement=FERRY)
    assert nearest_claims(text, 5) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("40 people", ["40"]),
        ("1,500 of 2.5 million", ["1500", "2500000"]),
        ("10 000 km and 3,5 percent", ["10000", "3.5"]),
        ("$1.5bn, €3m", ["1500000000", "3000000"]),
        ("twice 7 and 7.0", ["7"]),
        ("no figure, v2beta, 1.2.3.4", []),
    ],
)
def test_figures_are_read(text: str, numbers: list[str]) -> None:
    assert list(numbers_in(text)) == [Decimal(one) for one in numbers]


def test_a_weak_likeness_is_not_worth_a_look() -> None:
    assert not Near(1, "x", 0.3).is_likely
