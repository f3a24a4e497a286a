"""What is computed on demand is computed once for the same facts and the same day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from claims.services import explaining
from claims.services.corroboration import assessment_of
from claims.services.explaining import answer_as_of, drawing_of, left_out_of, prospects_of
from tests.claims.writing import cites, claim

pytestmark = pytest.mark.django_db


def counting(monkeypatch: pytest.MonkeyPatch, name: str) -> list[Any]:
    done: list[Any] = []
    real: Callable[..., Any] = getattr(explaining, name)

    def count(*given: Any) -> Any:
        done.append(real(*given))
        return done[-1]

    monkeypatch.setattr(explaining, name, count)
    return done


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("what_would_change", prospects_of),
        ("all_left_out", left_out_of),
        ("assess", lambda one, as_of=None: answer_as_of(one, as_of or date(2029, 1, 1))),
    ],
)
def test_it_is_remembered_by_facts_and_day(
    monkeypatch: pytest.MonkeyPatch, name: str, ask: Callable[..., Any]
) -> None:
    one = claim()
    cites(one)
    done = counting(monkeypatch, name)
    assert ask(one) == ask(one)
    assert len(done) == 1
    ask(one, as_of=date(2030, 1, 1))
    assert len(done) == 2
    cites(one)
    ask(one)
    assert len(done) == 3


def test_the_answer_of_a_day_is_the_one_that_is_computed() -> None:
    one, day = claim(), date(2030, 1, 1)
    cites(one)
    computed = assessment_of(one, as_of=day).to_dict()
    assert answer_as_of(one, day) == answer_as_of(one, day) == computed


def test_what_was_drawn_of_the_current_result_is_found_by_its_hash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = claim()
    cites(one)
    drawn = drawing_of(one)
    with monkeypatch.context() as patched:
        patched.delattr(explaining, "facts_of")
        assert drawing_of(one) == drawn
    cites(one)
    assert drawing_of(one) != drawn
