"""What differs between two versions, and what is minor."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.comparing import Difference, beyond_minor, differences, in_a_sentence
from reviews.domain.content import Content
from tests.reviews.contents import CONTENT, GROUND, PLACE, content, correction

OTHER = replace(GROUND, question="What did the radar show?", url="https://radar.example/1")


def test_nothing_differs_from_itself() -> None:
    assert differences(CONTENT, CONTENT) == ()


@given(st.from_type(Content), st.from_type(Content))
def test_something_differs_exactly_when_they_are_not_one(one: Content, other: Content) -> None:
    assert bool(differences(one, other)) == (one != other)


def test_a_text_that_changed() -> None:
    assert differences(CONTENT, content(headline="A ferry sank")) == (
        Difference("headline", "headline", "Did a ferry sink?", "A ferry sank"),
    )


def test_a_part_that_changed() -> None:
    rated = content(rating=replace(CONTENT.rating, label="Mostly true", value=4))
    assert differences(CONTENT, rated) == (Difference("rating", "rating", "True", "Mostly true"),)
    described = content(
        rating=replace(CONTENT.rating, definition="It fits all that is known.", normalised="other")
    )
    assert [one.place for one in differences(CONTENT, described)] == [
        "rating: what it means",
        "rating: what it comes down to",
    ]


def test_another_file_is_told_as_one_thing_and_not_by_its_hash_and_type() -> None:
    first, _ = CONTENT.evidence
    file = replace(first, kind="file", title="log.pdf", url="", sha256="a" * 64)
    other = replace(file, title="log2.pdf", sha256="b" * 64, media_type="image/png")
    (found,) = differences(content(evidence=(file,)), content(evidence=(other,)))
    assert found.place == "evidence 1: another file"
    assert (found.before, found.after) == ("log.pdf (aaaaaaaa…)", "log2.pdf (bbbbbbbb…)")
    assert in_a_sentence(found) == "Evidence 1: another file"


def test_what_was_not_there_before() -> None:
    (found,) = differences(content(claimant=None), CONTENT)
    assert (found.field, found.before) == ("claimant", "")
    assert found.after == "Harbour master, person, harbour master"


def test_evidence_that_moves_down_did_not_change() -> None:
    added = content(evidence=(OTHER, *CONTENT.evidence))
    (found,) = differences(CONTENT, added)
    assert (found.field, found.place, found.before) == ("evidence", "evidence 1", "")
    assert "radar" in found.after
    (taken,) = differences(added, CONTENT)
    assert (taken.place, taken.after) == ("evidence 1", "")


def test_an_answer_that_changed_is_told_by_its_place() -> None:
    first, second = CONTENT.evidence
    found = differences(CONTENT, content(evidence=(first, replace(second, answer="Two men."))))
    assert found == (Difference("evidence", "evidence 2: answer", "It did.", "Two men."),)


def test_the_order_of_evidence_counts() -> None:
    assert differences(CONTENT, content(evidence=CONTENT.evidence[::-1]))


CHANGED: dict[str, Any] = {
    "language": "de",
    "organisation": replace(CONTENT.organisation, name="The Desk"),
    "claim": replace(CONTENT.claim, statement="A ferry sank at one."),
    "claimant": replace(CONTENT.claimant, title="captain"),
    "appearance": None,
    "appearances": (),
    "headline": "x",
    "explanation": "x",
    "body": "x",
    "rating": replace(CONTENT.rating, value=4),
    "only_source": "Nobody else was there.",
    "evidence": (GROUND,),
    "methodology": 2,
    "correction": correction("minor", ""),
}

MATERIAL = {"language", "claim", "claimant", "appearance", "rating", "only_source", "evidence"}


@pytest.mark.parametrize("field", [field.name for field in fields(Content)])
def test_what_a_minor_correction_may_touch(field: str) -> None:
    found = beyond_minor(CONTENT, content(**{field: CHANGED[field]}))
    assert {one.field for one in found} == ({field} if field in MATERIAL else set())


def test_another_place_is_named_as_people_call_it() -> None:
    moved = replace(PLACE, id=8, title="Ferry lost")
    assert differences(CONTENT, content(appearances=(PLACE, moved)))[0].place == (
        "where the claim appears 2"
    )
