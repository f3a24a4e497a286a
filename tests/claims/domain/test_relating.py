"""Which numerical claims are proposed as updates or as excluding one another."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.quantities import Quantity
from claims.domain.relating import Proposal, Stated, likeness, propose
from claims.domain.vocabulary import Comparator, RelationKind, Statistic
from sources.domain.dates import When

NOVEMBER = When(date(2018, 11, 1), date(2018, 11, 30))
JANUARY = When(date(2019, 1, 1), date(2019, 1, 31))


def share(number: int, amount: Any, when: When = NOVEMBER, **more: Any) -> Stated:
    quantity = Quantity(
        more.pop("comparator", Comparator.EQ),
        more.pop("statistic", Statistic.SHARE),
        Decimal(str(amount)),
        unit=more.pop("unit", "percent"),
        population=more.pop("population", "Russians"),
    )
    said = more.pop("said", f"In {when}, {amount} percent of Russians opposed ceding the islands.")
    return Stated(number, said, quantity, when, **more)


def test_the_later_answer_updates_the_earlier_one() -> None:
    found = propose(share(1, 74, JANUARY), share(2, 78, NOVEMBER))
    assert found is not None
    assert (found.from_id, found.kind, found.to_id) == (1, RelationKind.UPDATES, 2)
    assert "78 percent" in found.reason
    assert "74 percent" in found.reason


def test_two_exact_figures_of_one_time_exclude_one_another() -> None:
    found = propose(share(2, 60), share(1, 74))
    assert found is not None
    assert (found.from_id, found.kind, found.to_id) == (1, RelationKind.EXCLUDES, 2)


@pytest.mark.parametrize(
    "other",
    [
        share(2, 74),
        share(2, "74.2", said="In November, 74.2 percent of Russians opposed ceding the islands."),
        share(2, 60, comparator=Comparator.APPROX),
        share(2, 60, comparator=Comparator.GT),
        share(2, 60, population="Japanese"),
        share(2, 60, unit="people", statistic=Statistic.COUNT),
        share(2, 60, place="Japan"),
        share(2, 60, language="ru"),
        share(2, 60, When()),
        share(2, 60, questions=frozenset({"Do you trust him?"})),
        share(2, 60, said="In November 2018, 60 percent of Russians had confidence in Putin."),
        share(2, 60, said="In 2018, 60 percent of Russians never opposed ceding the islands."),
        share(2, 72, margin=Decimal(3)),
    ],
    ids=lambda one: str(one.quantity),
)
def test_what_is_never_tied(other: Stated) -> None:
    own = share(1, 74, place="Russia", questions=frozenset({"For or against?"}))
    assert propose(own, other) is None
    assert propose(other, own) is None


def test_polls_that_share_everything_but_the_question_are_never_confused() -> None:
    opposed = share(1, 74, questions=frozenset({"For or against?"}))
    trusting = share(2, "33.4", JANUARY, questions=frozenset({"Do you trust him?"}))
    assert propose(opposed, trusting) is None


def test_common_subjects_need_fewer_common_words() -> None:
    said = (
        "In January 2019, 60 percent of Russians were opposed to ceding islands, pollsters found."
    )
    assert likeness(said, share(1, 74).statement) < 0.75
    one, other = share(1, 74), share(2, 60, JANUARY, said=said)
    assert propose(one, other) is None
    about = frozenset({7})
    found = propose(replace(one, subjects=about), replace(other, subjects=about))
    assert found is not None
    assert found.kind == RelationKind.UPDATES


amounts = st.integers(0, 100)
times = st.sampled_from([NOVEMBER, JANUARY, When(), When(date(2018, 11, 15), date(2019, 1, 5))])


@given(amounts, amounts, times, times)
def test_the_order_of_the_pair_does_not_matter(a: int, b: int, one: When, other: When) -> None:
    left, right = share(1, a, one), share(2, b, other)
    found = propose(left, right)
    assert found == propose(right, left)
    assert isinstance(found, Proposal | None)
    assert propose(left, left) is None
