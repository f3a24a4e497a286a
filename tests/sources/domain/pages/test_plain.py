"""Plain texts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.pages.blocks import join, segments_of
from sources.domain.pages.classifying import classify
from sources.domain.pages.extracted import Extracted
from sources.domain.pages.plain import read_plain
from sources.domain.pages.refusing import NotReadable
from sources.domain.vocabulary import DateBasis, Genre, SegmentKind
from tests.sources.domain.pages.writing import PARAGRAPH

TODAY = date(2024, 5, 10)
BODY = "\n\n".join(PARAGRAPH.format(n=n) for n in range(3))


def read(text: str, language: str = "en") -> Extracted:
    return read_plain(text, language=language, today=TODAY)


def parts(found: Extracted, kind: SegmentKind) -> list[str]:
    return [found.text[start:end] for each, start, end in found.segments if each is kind]


def test_title_byline_day_and_headings() -> None:
    found = read(
        "## Bridge closed\n\nThe water is high.\n\nBy Jane Doe\n\nMarch 9, 2024"
        f"\n\n{BODY}\n\n## Later\n\n{BODY}"
    )
    assert (found.title, found.authors) == ("Bridge closed", ("Jane Doe",))
    assert (str(found.published), found.published.basis) == ("2024-03-09", DateBasis.STATED)
    assert parts(found, SegmentKind.HEADLINE) == [
        "## Bridge closed\n\nThe water is high.",
        "## Later",
    ]
    assert parts(found, SegmentKind.BYLINE) == ["By Jane Doe\n\nMarch 9, 2024"]


@pytest.mark.parametrize(
    "head",
    [
        "Bridge over the Lenner closed until the summer\n9 March 2024",
        "Bridge over the Lenner closed until the summer\nRiver Post, 9 March 2024, by Jane Doe",
        "Bridge over the Lenner closed until the summer\nRiver Post\nBy Jane Doe\n9 March 2024",
    ],
)
def test_a_title_with_its_day_in_the_line_below_is_a_title(head: str) -> None:
    found = read(f"{head}\n\n{BODY}")
    assert found.title == "Bridge over the Lenner closed until the summer"
    assert str(found.published) == "2024-03-09"
    assert found.authors == (("Jane Doe",) if "Jane" in head else ())


def test_a_first_paragraph_that_was_wrapped_before_a_day_stays_one() -> None:
    wrapped = (
        "The council met on a long evening in the town\n"
        "and voted on Friday, 3 May 2019, at 10:15 pm\nfor the bridge to be closed."
    )
    found = read(f"{wrapped}\n\n{BODY}")
    assert (found.title, parts(found, SegmentKind.BYLINE)) == ("", [])


def test_headings_without_signs_stand_alone_between_paragraphs() -> None:
    found = read(f"Bridge closed\n\n{BODY}\n\nWhat comes next\n\n{BODY}")
    assert parts(found, SegmentKind.HEADLINE) == ["Bridge closed", "What comes next"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## The bridge / Reuters", SegmentKind.CAPTION),
        ("The bridge at night. (Photo: A. Poe)", SegmentKind.CAPTION),
        ("Related article: Rain stops", SegmentKind.RELATED),
        ("Read also: Rain stops", SegmentKind.RELATED),
        ("Читайте также: Дождь", SegmentKind.RELATED),
        ("Share this article", SegmentKind.FURNITURE),
        ("Home > News > Local", SegmentKind.FURNITURE),
        ("3 min read", SegmentKind.FURNITURE),
        ("© 2024 River Post. All rights reserved.", SegmentKind.FURNITURE),
        ("*The views expressed are not necessarily those of River Post.*", SegmentKind.DISCLAIMER),
        ("(This text was machine translated.)", SegmentKind.DISCLAIMER),
        ("The writer is a member of the council.", SegmentKind.BYLINE),
        ("The minister said: read the paper.", None),
        ("He shared the photo.", None),
    ],
)
def test_lines_that_are_not_body(line: str, kind: SegmentKind | None) -> None:
    found = read(f"Bridge closed\n\n{BODY}\n\n{line}\n\n{BODY}")
    marked = [each for each, start, end in found.segments if found.text[start:end] == line]
    assert marked == ([kind] if kind else [])


def test_menus_at_both_ends_are_furniture() -> None:
    found = read(f"You are here\n\nBridge closed\n\n{BODY}\n\nRiver Post\n\nin Tumblr\n")
    assert parts(found, SegmentKind.FURNITURE) == ["You are here", "River Post\n\nin Tumblr"]


def test_running_heads_are_furniture() -> None:
    found = read("\n\n".join(f"River Post\n\n{PARAGRAPH.format(n=n)}\n\n{n}" for n in range(4)))
    assert parts(found, SegmentKind.FURNITURE)[0].startswith("River Post")
    assert "River Post" not in found.body


def test_wrapped_lines_stay_one_paragraph() -> None:
    wrapped = (
        PARAGRAPH.format(n=1).replace(" to speak", "\nto speak").replace(" members", "\nmembers")
    )
    found = read(f"Bridge closed\n\n{wrapped}\n\n{BODY}")
    assert parts(found, SegmentKind.HEADLINE) == ["Bridge closed"]
    assert found.body.strip().startswith("The council")


def test_an_address_tells_the_day_last() -> None:
    end = "Original url:\n\nhttps://e.example/2024/03/09/bridge-a64 250"
    found = read(f"Bridge closed\n\n{BODY}\n\n{end}")
    assert found.canonical_url == "https://e.example/2024/03/09/bridge-a64250"
    assert (str(found.published), found.published.reason) == ("2024-03-09", "from the address")
    assert str(read(f"Bridge closed\n\n8 March 2024\n\n{BODY}\n\n{end}").published) == "2024-03-08"


def test_days_in_the_body_are_not_the_day_of_publication() -> None:
    found = read(
        f"Bridge closed\n\n{BODY} It was built on 1 May 2020.\n\nIt fell on 2 May 2021, they said."
    )
    assert not found.published.is_known


def test_the_publisher_whose_position_is_not_given() -> None:
    end = "*Views in opinion pieces do not necessarily reflect the position of River Post.*"
    found = read(f"Bridge closed\n\n{BODY}\n\n{end}")
    assert (found.site_name, found.genre) == ("River Post", Genre.OPINION)
    assert found.disclaimers == end.strip("*")


def test_a_press_release_says_so() -> None:
    found = read(
        f"FOR IMMEDIATE RELEASE\n\nBridge closed\n\nRIVERTOWN, March 9, 2024 — {BODY}\n\n###"
    )
    assert (found.genre, found.title) == (Genre.PRESS_RELEASE, "Bridge closed")
    assert str(found.published) == "2024-03-09"


def test_a_text_without_a_title_has_none() -> None:
    assert read(BODY).title == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("\ufeff \n", "empty"),
        ("Rain\0fell on the town.", "binary"),
        ("Rain \ud83d fell on the town.", "binary"),
        ("Home\n\nNews\n\nSport\n\nLog in\n\nSubscribe\n\nFollow us", "not_an_article"),
        ("## Heading\n\n## Another\n\nBy Jane Doe", "not_an_article"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        read(text)
    assert refusal.value.code == code


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", " ", "## Bridge", "By Jane Doe", "9 March 2024", "Related: x", "Share",
         PARAGRAPH, "\r", "\u2028",
         "Photo: A", "Views expressed do not reflect those of x.", "\u00a0", "###", "https://e.example/2024/01/02/x"]
    ),
)  # fmt: skip


def assert_in_order(found: tuple[tuple[SegmentKind, int, int], ...], length: int) -> None:
    at = 0
    for _, start, end in found:
        assert at <= start < end <= length
        at = end


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_any_text_is_kept_and_its_segments_lie_in_it(lines: list[str], end: str, bom: bool) -> None:
    text = end.join([*lines, PARAGRAPH]).replace("\0", "").removeprefix("\ufeff")
    found = read("\ufeff" * bom + text)
    assert found.text == text
    assert_in_order(found.segments, len(text))


@given(
    st.lists(
        st.tuples(LINES.filter(str.strip), st.none() | st.sampled_from(SegmentKind)), max_size=12
    )
)
def test_segments_of_any_paragraphs_lie_in_the_text(
    made: list[tuple[str, SegmentKind | None]],
) -> None:
    text, blocks = join(made)
    assert [text[block.start : block.end] for block in blocks] == [words for words, _ in made]
    kinds = classify(blocks, title="Bridge", authors=["Jane Doe"], plain=False)
    assert_in_order(segments_of(text, blocks, kinds), len(text))


def test_the_head_of_every_page_is_neither_title_nor_body() -> None:
    head = "River Commission, report 7 of 2024"
    found = read(f"{head}\n\nSTATE OF THE RIVER\n\n{BODY}\n\n- 1 -\n\n{head}\n\n{BODY}\n\n- 2 -")
    assert found.title == "STATE OF THE RIVER"
    assert head not in found.body


def test_a_title_that_stands_there_twice_is_a_title() -> None:
    assert read(f"Bridge closed\n\n{BODY}\n\nBridge closed\n\n{BODY}").title == "Bridge closed"
