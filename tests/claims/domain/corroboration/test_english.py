"""Every sentence is made in one place from its code and its parameters, which are plain data."""

import json
from typing import Any

import pytest
from hypothesis import given

from claims.domain.corroboration import Assessment, Reason, english
from claims.domain.corroboration.english.answers import ANSWERS
from claims.domain.corroboration.english.causes import CAUSES, OF_ARTICLES, OF_PASSAGES
from claims.domain.corroboration.english.days import days
from claims.domain.corroboration.prospects import what_would_change
from claims.domain.gallery import CHAPTERS, Shape
from claims.domain.vocabulary import Label
from tests.claims.domain.random_worlds import worlds
from tests.claims.domain.worlds import World

SHAPES = [shape for chapter in CHAPTERS for shape in chapter.shapes]


def stored(params: dict[str, Any]) -> Any:
    """Parameters as they come back from the database."""
    return json.loads(json.dumps(params))


def reasons(result: Assessment) -> list[Reason]:
    groups = (*result.supports.groups, *result.refutes.groups)
    return [*result.reasons, *(reason for group in groups for reason in group.reasons)]


@given(worlds())
def test_what_was_stored_is_enough_to_say_it_again(world: World) -> None:
    facts = world.facts()
    result = world.assess()
    for part in result.answer_parts:
        assert english.answer(part.code, stored(part.params)) == part.message
    row = result.listing_part
    assert english.listing(row.code, stored(row.params)) == result.listing
    for one in reasons(result):
        assert english.reason(one.code, stored(one.params)) == one.message
    for change in what_would_change(facts, result):
        assert english.prospect(change.code, stored(change.params)) == change.message


@given(worlds())
def test_the_answer_is_its_sentences_and_begins_with_its_label(world: World) -> None:
    result = world.assess()
    assert result.answer == " ".join(part.message for part in result.answer_parts)
    assert result.answer_parts[0].code == result.label
    assert len(result.answer_parts) <= 3


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.slug)
def test_sentences_begin_and_end_as_sentences_do(shape: Shape) -> None:
    world = shape.build()
    result = world.assess(world.asked)
    for text in (result.answer, *(one.message for one in reasons(result))):
        assert text[0] in "“0123456789" or text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text


def test_every_label_has_its_answer() -> None:
    assert {label.value for label in Label} <= set(ANSWERS)


def test_several_are_spoken_of_where_one_is() -> None:
    assert set(OF_ARTICLES) | set(OF_PASSAGES) == set(CAUSES)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (["2018-01-01", "2018-12-31"], "2018"),
        (["2018-01-01", "2018-11-30"], "1 January 2018 to 30 November 2018"),
        (["2018-11-01", None], "from 1 November 2018"),
        ([None, None], ""),
    ],
)
def test_days(bounds: list[str | None], words: str) -> None:
    assert days(bounds) == words


def judgement(**parts: Any) -> dict[str, Any]:
    word = {"by": "Ana Ito", "on": ["2026-03-03"] * 2, "verdict": "different", "reason": ""}
    return {"origins": None, "sources": None, **word, **parts}


def two_reports() -> dict[str, Any]:
    names = [
        {"id": -5, "noun": "first_hand_report", "title": "", "holder": {"id": 1, "name": n}}
        for n in ("Post", "Times")
    ]
    return {"named": [{**one, "description": "", "on": [None, None]} for one in names], "total": 2}


def test_an_editors_word_is_told_with_name_day_and_reason() -> None:
    sources = {"named": [{"id": 1, "name": "Post"}, {"id": 2, "name": "Times"}], "total": 2}
    word = judgement(sources=sources, reason="Two newsrooms")
    params = {"because": "same_control", "origins": two_reports(), "judgement": word}
    assert english.reason("held_apart", params) == (
        "Own reporting of Post and own reporting of Times are counted apart, although they have one "
        "owner or speak for one state: an editor (Ana Ito, 3 March 2026) judged Post and Times to "
        "be different: “Two newsrooms”."
    )
    same = {"because": "editor", "sure": True, "via": None, "count": 1, "origins": two_reports()}
    assert english.reason("editor", same | {"judgement": judgement(verdict="same")}) == (
        "Own reporting of Post and own reporting of Times count as one: an editor (Ana Ito, "
        "3 March 2026) judged them to be the same."
    )


def test_a_change_is_held_against_the_margin_of_error() -> None:
    params = {"figures": ["74 %", "76 %"], "origins": two_reports(), "margin": "4.2"}
    assert english.reason("change_within_margin", params).endswith(
        "lies within the margin of error of ± 4.2 points."
    )
