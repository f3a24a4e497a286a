"""The text with its marks: every character stays where it is, and marks may overlap."""

import re
from html import unescape

import pytest

from web.desk.workbench.text import RECORDED, SUGGESTED, Mark, lines_of, paragraphs, touched

TEXT = "Rain <b>fell</b> 😀 & stopped.\n\nIt was a pier.\r\nIt \u2028 burned."


def plain(html: str) -> str:
    return unescape(re.sub(r"</?mark[^>]*>", "", html))


def test_lines_hold_every_character_at_its_place() -> None:
    for start, end in lines_of(TEXT):
        assert TEXT[start:end].strip()
    assert "\n".join(TEXT[start:end] for start, end in lines_of(TEXT)) == TEXT.replace("\n\n", "\n")


@pytest.mark.parametrize(
    "marks",
    [
        (),
        (Mark(0, 4, SUGGESTED, 1),),
        (Mark(0, 10, SUGGESTED, 1), Mark(5, 20, RECORDED, 2, "is-firm")),
        (Mark(3, 40, RECORDED, 2, "is-one"), Mark(3, 40, RECORDED, 3, "is-firm")),
        (Mark(17, 18, SUGGESTED, 9),),
    ],
)
def test_marks_change_no_character(marks: tuple[Mark, ...]) -> None:
    found = paragraphs(TEXT, marks)
    assert [plain(one.html) for one in found] == [TEXT[one.start : one.end] for one in found]
    for mark in marks:
        shown = "".join(
            plain(words)
            for one in found
            for tag, words in re.findall(r"(<mark[^>]*>)(.*?)</mark>", one.html)
            if re.search(rf'data-{mark.kind}="[\d ]*\b{mark.id}\b', tag)
        )
        assert shown == TEXT[mark.start : mark.end].replace("\n", "")


def test_what_is_recorded_looks_like_its_claim_even_where_it_is_suggested_too() -> None:
    marks = (Mark(0, 4, SUGGESTED, 1), Mark(0, 4, RECORDED, 2, "is-firm"))
    (first, *_) = paragraphs(TEXT, marks)
    assert first.html.startswith('<mark class="wb-rec is-firm" data-a="2" data-s="1">Rain</mark>')


def test_what_is_not_body_is_set_apart_and_touched_paragraphs_are_found() -> None:
    end = TEXT.index("\n")
    found = paragraphs(TEXT, (), (("headline", 0, end), ("caption", end + 2, len(TEXT))))
    assert [one.look for one in found] == ["wb-head", "wb-aside", "wb-aside"]
    assert touched(found, [(end + 3, end + 4)]) == [found[1]]
    assert 'class="wb-head" hx-swap-oob' in found[0].swapped
