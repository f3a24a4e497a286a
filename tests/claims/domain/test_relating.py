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


VISIT: dict[str, Any] = {"unit": "minutes", "statistic": Statistic.TOTAL, "population": ""}
BOTH = frozenset({1, 2})


def visit(number: int, amount: int, said: str, **more: Any) -> Stated:
    """A length of time on one day, at one place, about the same two people."""
    return share(number, amount, said=said, subjects=BOTH, place="Vladivostok", **VISIT, **more)


LATE = visit(1, 40, "In 2018 Kim came 40 minutes late to the talk with Putin in Vladivostok.")


@pytest.mark.parametrize(
    "said",
    [
        "In 2018 the talk of Kim with Putin in Vladivostok was planned for 50 minutes.",
        "In 2018 Putin came 50 minutes late to the dinner with Kim in Vladivostok.",
        "In 2018 Trump came 50 minutes late to the talk with Putin in Vladivostok.",
    ],
)
def test_two_amounts_of_one_day_need_not_measure_the_same_thing(said: str) -> None:
    assert propose(LATE, visit(2, 50, said)) is None


@pytest.mark.parametrize(
    "said",
    [
        "In 2018 Kim came 50 minutes late to the talk with Putin in Vladivostok.",
        "Officials said that Kim came 50 minutes late to the talk with Putin in Vladivostok.",
    ],
)
def test_the_same_thing_told_with_more_words_is_the_same_thing(said: str) -> None:
    found = propose(LATE, visit(2, 50, said))
    assert found is not None
    assert found.kind == RelationKind.EXCLUDES


def test_two_answers_to_one_question_do_not_exclude_one_another() -> None:
    asked: dict[str, Any] = {"questions": frozenset({"For or against?"}), "subjects": BOTH}
    said = "In November 2018, 20 percent of Russians supported ceding the islands."
    assert propose(share(1, 74, **asked), share(2, 20, said=said, **asked)) is None


def test_a_part_of_the_people_is_not_all_of_them() -> None:
    young = "In November 2018, 60 percent of young Russians opposed ceding the islands."
    part = share(2, 60, said=young, population="Russians aged 18 to 24")
    assert propose(share(1, 74, population=""), part) is None
    # Where the statement says whom it counts, it is no matter that the other figure does so too.
    assert propose(share(1, 74, population=""), share(2, 60)) is not None


def test_a_change_since_some_time_is_not_a_change_since_any_time() -> None:
    def fell(number: int, amount: int, baseline: str) -> Stated:
        said = f"In November 2018 the trust of Russians in the courts fell by {-amount} percent."
        one = share(number, amount, said=said, statistic=Statistic.CHANGE_REL)
        return replace(one, quantity=replace(one.quantity, baseline=baseline))

    assert propose(fell(1, -30, "2017"), fell(2, -40, "2017")) is not None
    assert propose(fell(1, -30, "2017"), fell(2, -40, "")) is None


words = st.lists(st.sampled_from(["talk", "dinner", "came", "lasted", "planned"]), max_size=5)


@given(words, words, st.booleans())
def test_what_replaces_one_word_by_another_is_never_tied(
    one: list[str], other: list[str], is_later: bool
) -> None:
    a = visit(1, 40, f"Kim and Putin talked {' '.join(one)}.")
    b = visit(2, 50, f"Kim and Putin talked {' '.join(other)}.")
    b = replace(b, when=JANUARY) if is_later else b
    if set(one) - set(other) and set(other) - set(one):
        assert propose(a, b) is None


amounts = st.integers(0, 100)
times = st.sampled_from([NOVEMBER, JANUARY, When(), When(date(2018, 11, 15), date(2019, 1, 5))])


@given(amounts, amounts, times, times)
def test_the_order_of_the_pair_does_not_matter(a: int, b: int, one: When, other: When) -> None:
    left, right = share(1, a, one), share(2, b, other)
    found = propose(left, right)
    assert found == propose(right, left)
    assert isinstance(found, Proposal | None)
    assert propose(left, left) is None
