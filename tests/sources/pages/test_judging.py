"""A wrong answer is seen as wrong, and only where there is one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sources.domain.dates import When
from sources.domain.pages.extracted import Extracted
from sources.domain.vocabulary import DateBasis, Genre, SegmentKind
from tests.sources.pages.judging import Judgement, Verdict, judge, places, surprises, table
from tests.sources.pages.reading import Page, read_one

ENTRY = {
    "url": "https://www.mill.example/wheel",
    "title": "The wheel turns",
    "authors": ["Pat Miller"],
    "published": {"day": date(2024, 1, 2), "basis": "stated"},
    "publisher": ["The Mill", "mill.example"],
    "genre": "plain",
    "must_contain": ["the wheel turns"],
    "must_not_contain": ["Accept cookies"],
}
RIGHT = Extracted(
    text="Accept cookies. Again the\u00a0wheel tu\u00adrns.",
    segments=((SegmentKind.FURNITURE, 0, 15),),
    title="The wheel turns",
    authors=("Pat Miller",),
    published=When.on(date(2024, 1, 2)),
    language="en-GB",
    canonical_url="",
    amp_url="",
    site_name="",
    genre=None,
    disclaimers="",
    machine_translated=False,
    wires=(),
    extractor="none",
)


def page(**changes: Any) -> Page:
    return read_one("wheel.html", ENTRY | changes)


def bad(answer: Extracted | str, expected: Page) -> dict[str, Verdict]:
    good = (Verdict.RIGHT, Verdict.ASKED_RIGHTLY)
    return {one.field: one.verdict for one in judge(expected, answer) if one.verdict not in good}


def test_the_right_answers_are_right() -> None:
    assert not bad(RIGHT, page())


@pytest.mark.parametrize(
    ("field", "value", "verdict"),
    [
        ("title", "The wheel turns | The Mill", Verdict.WRONG),
        ("title", "", Verdict.ASKED_NEEDLESSLY),
        ("authors", (), Verdict.WRONG),
        ("authors", ("admin",), Verdict.WRONG),
        ("published", When(), Verdict.ASKED_NEEDLESSLY),
        ("published", When.on(date(2024, 2, 1)), Verdict.WRONG),
        ("language", "de", Verdict.WRONG),
        ("canonical_url", "https://elsewhere.example/", Verdict.WRONG),
        ("genre", Genre.SATIRE, Verdict.WRONG),
        ("machine_translated", True, Verdict.WRONG),
        ("disclaimers", "All made up.", Verdict.WRONG),
        ("wires", ("Example Wire",), Verdict.WRONG),
    ],
)
def test_a_wrong_answer_is_seen(field: str, value: Any, verdict: Verdict) -> None:
    assert bad(replace(RIGHT, **{field: value}), page()) == {field: verdict}


def test_a_date_has_the_right_basis() -> None:
    day = date(2024, 1, 2)
    inferred = When(day, day, basis=DateBasis.INFERRED)
    assert bad(replace(RIGHT, published=inferred), page()) == {"published": Verdict.WRONG}


def test_another_name_of_the_publisher_is_wrong() -> None:
    other = replace(RIGHT, site_name="Mill Hosting")
    assert bad(other, page()) == {"publisher": Verdict.WRONG}


def test_what_nobody_can_tell_must_be_asked() -> None:
    unknown = page(title={"ask": True})
    assert bad(RIGHT, unknown) == {"title": Verdict.SHOULD_HAVE_ASKED}
    assert not bad(replace(RIGHT, title=""), unknown)


def test_furniture_must_be_marked_and_the_body_must_not() -> None:
    bare = replace(RIGHT, segments=())
    assert bad(bare, page()) == {"must_not_contain": Verdict.WRONG}
    drowned = replace(RIGHT, segments=((SegmentKind.FURNITURE, 0, len(RIGHT.text)),))
    assert bad(drowned, page()) == {"must_contain": Verdict.WRONG}
    assert bad(replace(RIGHT, text=""), page()) == {"must_contain": Verdict.WRONG}


def test_a_page_to_refuse_must_be_refused_and_no_other() -> None:
    empty = Page("empty.html", refused="Nothing is there.")
    assert bad(RIGHT, empty) == {"refused": Verdict.WRONG}
    assert not bad("Nothing to read.", empty)
    assert bad("Nothing to read.", page()) == {"refused": Verdict.WRONG}


def test_a_known_wrong_field_that_becomes_right_is_told() -> None:
    right = Judgement("title", Verdict.RIGHT, "a", "a")
    wrong = Judgement("genre", Verdict.WRONG, "a", "b")
    assert not surprises([right, wrong], ["genre"])
    assert surprises([right, wrong]) == ["genre: wrong (read 'a', wanted 'b')"]
    assert surprises([right], ["title"]) == ["title: is right now; take it from known_wrong"]


def test_a_phrase_is_found_in_either_form_of_its_letters() -> None:
    assert places("the cafe\u0301 here", "caf\u00e9 here") == [(4, 14)]


def test_the_table_counts_each_verdict() -> None:
    lines = table(judge(page(), replace(RIGHT, title=""))).splitlines()
    assert len(lines) == 13
    assert lines[1].split() == ["title", "0", "0", "0", "1", "0"]


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(TypeError):
        page(titel="The wheel turns")
