"""Titles without their site, and language tags."""

import pytest

from sources.domain.pages.languages import as_tag, same_language
from sources.domain.pages.titles import choose_title, site_in_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bridge closed | River Post", "Bridge closed"),
        ("Bridge closed - River Post", "Bridge closed"),
        ("River Post: Bridge closed", "River Post: Bridge closed"),
        ("River Post | Bridge closed", "Bridge closed"),
        ("Bridge – closed at last | News | River Post", "Bridge – closed at last | News"),
        ("Bridge closed - riverpost.example", "Bridge closed"),
        ("Tom &amp; Ann", "Tom & Ann"),
        ("River Post", ""),
        ("Untitled", ""),
        ("report_final.pdf", ""),
        ("Print: Bridge closed", "Bridge closed"),
        ("Print shop closed", "Print shop closed"),
        ("", ""),
    ],
)
def test_titles(title: str, expected: str) -> None:
    found = choose_title([title], headings=[], site=["River Post"], host="www.riverpost.example")
    assert found == expected


def test_the_heading_shown_is_the_title_it_is_part_of() -> None:
    title = "Bridge closed for good - Breaking News - Somewhere"
    assert (
        choose_title([title], headings=["Bridge closed for good"], site=[], host="")
        == "Bridge closed for good"
    )


def test_the_section_before_the_site_goes_with_it() -> None:
    def read(title: str) -> str:
        return choose_title(
            [title], headings=[], site=["River Post"], host="", sections=["local-news"]
        )

    assert read("Bridge closed | Local News | River Post") == "Bridge closed"
    assert read("Bridge closed | Local News") == "Bridge closed | Local News"


def test_the_site_is_what_the_title_says_besides_the_heading() -> None:
    assert site_in_title("Bridge closed | River Post", ["Bridge closed"]) == "River Post"
    assert site_in_title("Bridge closed", ["Bridge closed"]) == ""
    assert site_in_title("Other | River Post", ["Bridge closed"]) == ""


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), ("EN_us", "en-US"), ("zh-hans-cn", "zh-Hans-CN"), ("iw", "he"), ("deu", "de"),
     ("English", "en"), ("ru_RU.UTF-8", "ru-RU"), ("x-default", ""), ("", ""), ("<%= lang %>", "")],
)  # fmt: skip
def test_tags(written: str, tag: str) -> None:
    assert as_tag(written) == tag


def test_norwegian_is_one_language() -> None:
    assert same_language("nb-NO", "no")
    assert not same_language("de", "nl")
