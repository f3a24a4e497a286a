"""Which heading is the article's own."""

import pytest

from sources.domain.pages.headings import (
    drop_other_articles,
    heading_among,
    headings_of,
    logos_of,
)
from sources.domain.pages.lines import lines_of
from tests.sources.domain.pages.writing import PARAGRAPH, tree

TITLE = "Bridge closed for good"


def whole(body: str, title: str = f"{TITLE} | River Post") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><h1>Sport</h1>",
        f"<h1>Sport</h1><article><h1>{TITLE}</h1></article>",
        f"<header><h1>River Post</h1></header><article><h1>{TITLE}</h1></article>",
        f"<h1 class=site-title>River Post</h1><h2>{TITLE}</h2>",
        f"<h1><a href=/>River Post</a></h1><h2>{TITLE}</h2>",
        f"<h1><a href=https://riverpost.example/>River Post</a></h1><h2>{TITLE}</h2>",
        f"<h1>River Post</h1><h2>{TITLE}</h2>",
        f"<h2>Another</h2><h3>{TITLE}</h3>",
    ],
)
def test_the_heading_is_the_one_the_title_names(body: str) -> None:
    assert headings_of(tree(whole(body)))[0] == TITLE


@pytest.mark.parametrize("body", ["<h2>Another</h2>", "<footer><h1>Contact</h1></footer>"])
def test_what_is_no_heading_of_the_article(body: str) -> None:
    assert headings_of(tree(whole(body))) == []


def test_a_heading_that_only_holds_a_link_is_no_logo() -> None:
    made = tree(whole("<h1>Bridge at <a href=/>River Town</a> closed</h1>", title="x"))
    assert headings_of(made) == ["Bridge at River Town closed"]
    assert logos_of(made) == []


def test_a_logo_is_the_name_of_the_site() -> None:
    assert logos_of(tree(whole("<h1 class=logo>River Post</h1>"))) == ["River Post"]


@pytest.mark.parametrize(
    ("lines", "title", "found"),
    [
        (["River Post Online", TITLE], f"River Post Online: {TITLE}", (TITLE, "River Post Online")),
        ([TITLE], f"{TITLE} - River Post", (TITLE, "")),
        (["River Post Online"], f"{TITLE} at last and for ever - River Post Online", ("", "")),
        ([PARAGRAPH, TITLE], f"{TITLE} - River Post", ("", "")),
    ],
)
def test_without_headings_the_title_tells_which_line_is_one(
    lines: list[str], title: str, found: tuple[str, str]
) -> None:
    body = "".join(f"<div>{line}</div>" for line in lines)
    assert heading_among(lines_of(tree(whole(body))), title) == found


def test_teasers_of_other_articles_go() -> None:
    teaser = "<article><h2>Another</h2><p>Rain fell.</p></article>"
    own = f"<article><h2>{TITLE}</h2><p>{PARAGRAPH}</p></article>"
    made = tree(whole(teaser + own + teaser))
    drop_other_articles(made)
    assert [article.find("h2").text for article in made.iter("article")] == [TITLE]


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1></article><article><p>{PARAGRAPH}</p></article>",
        f"<article><h1>{TITLE}</h1><article>One</article><article>Two</article></article>",
        f"<h1>{TITLE}</h1><article>One</article><article>Two</article>",
    ],
)
def test_parts_of_one_article_stay(body: str) -> None:
    made = tree(whole(body))
    before = made.text_content()
    drop_other_articles(made)
    assert made.text_content() == before
