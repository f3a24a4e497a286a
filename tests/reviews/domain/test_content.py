"""One content, one text; and back."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.content import Content, Place, read, write
from tests.reviews.contents import CONTENT, GROUND, content, correction

PLAIN = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.from_type(Content))
def test_what_is_written_is_read_again(one: Content) -> None:
    assert read(write(one)) == one


@given(st.from_type(Content), st.from_type(Content))
def test_two_contents_are_one_text_only_when_they_are_one(one: Content, other: Content) -> None:
    assert (write(one) == write(other)) == (one == other)


@given(PLAIN)
def test_texts_stand_as_they_were_typed(text: str) -> None:
    assert read(write(content(body=text))).body == text


def test_the_form_is_sorted_and_bare() -> None:
    text = write(CONTENT)
    data = json.loads(text)
    assert text == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data["format"] == 1


def test_composed_and_decomposed_letters_are_different_texts() -> None:
    assert write(content(body="é")) != write(content(body="e\u0301"))


@pytest.mark.parametrize("value", [1.0, float("nan"), date(2018, 1, 1), True, b"x"])
def test_what_has_no_one_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        write(content(claim=replace(CONTENT.claim, id=value)))
    with pytest.raises(TypeError):
        write(content(evidence=(replace(GROUND, ref=value),)))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"extra": 1},
        {"headline": 5},
        {"headline": None},
        {"evidence": {}},
        {"claim": []},
        {"claim": {"id": 1}},
        {"methodology": "1"},
        {"methodology": True},
    ],
)
def test_another_form_is_not_read(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"expected|known"):
        read(json.dumps({**json.loads(write(CONTENT)), **change}))


@pytest.mark.parametrize("text", ["", "[]", "null", "{}"])
def test_another_text_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"known|Expecting"):
        read(text)


def test_what_may_be_empty() -> None:
    bare = content(claimant=None, appearance=None, rating=None, methodology=None, evidence=())
    assert read(write(bare)) == bare
    assert read(write(content(correction=correction()))).correction == correction()
    assert isinstance(read(write(CONTENT)).appearances[0], Place)
