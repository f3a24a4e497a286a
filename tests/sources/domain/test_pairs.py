"""What a query asks of the pairs of words in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.pairs import asked_pairs, pair

AB, BC, CD = pair("a", "b"), pair("b", "c"), pair("c", "d")


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ""),
        ("'a' & 'b'", ""),
        ("'a' <2> 'b'", ""),
        ("!( 'a' <-> 'b' )", ""),
        ("!'a' <-> 'b'", ""),
        ("'a' <-> 'b' | 'c'", ""),
        ("'a' <-> 'b'", f"('{AB}')"),
        ("'a' <-> 'b' <-> 'c' <2> 'd'", f"('{AB}' & '{BC}')"),
        ("'d' & !'a' & 'a' <-> 'b'", f"('{AB}')"),
        ("'a' <-> 'b' | 'c' <-> 'd' & 'a'", f"('{AB}' | '{CD}')"),
        ("('lang x') & ('a' <-> 'b') | ('lang y') & ('b' <-> 'c')", f"(('{AB}') | ('{BC}'))"),
        ("( 'a' <-> 'b' | 'b' <-> 'c' ) <-> 'd'", f"(('{AB}' | '{BC}'))"),
    ],
)
def test_only_what_every_answer_holds_is_asked_for(query: str, asked: str) -> None:
    assert asked_pairs(query) == asked


def test_signs_in_words_are_no_signs_between_words() -> None:
    named = pair("it's | a", "b\\")
    assert asked_pairs(r"'it''s | a' <-> 'b\\'") == f"('{named}')"


@given(st.text("'\\ab<->2&|!() ", max_size=40))
def test_whatever_is_read_is_an_answer(query: str) -> None:
    assert isinstance(asked_pairs(query), str)
