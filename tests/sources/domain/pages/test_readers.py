"""What is read from which place of a page."""

from typing import Any

import pytest

from sources.domain.pages.genres import genre_of_line, genre_of_title
from sources.domain.pages.headings import headings_of
from sources.domain.pages.jsonld import read_jsonld
from sources.domain.pages.lines import lines_of
from sources.domain.pages.markup import read_meta, read_microdata
from sources.domain.pages.visible import (
    days_of_line,
    read_bylines,
    read_lines,
    read_times,
)
from sources.domain.vocabulary import Genre
from tests.sources.domain.pages.writing import jsonld, page, tree

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge closed",
    "datePublished": "2024-03-09T10:00:00+01:00",
    "dateModified": "2024-03-10",
    "inLanguage": "en-GB",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "publisher": {"@type": "Organization", "name": "River Post"},
    "sourceOrganization": {"@type": "Organization", "name": "Example Wire"},
    "articleSection": "Opinion",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://riverpost.example/bridge"},
}


def read(*nodes: Any, headings: list[str] | None = None) -> Any:
    return read_jsonld(tree(page(head=jsonld(*nodes))), headings=headings or [])


@pytest.mark.parametrize(
    "block",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "url": "x"}, ARTICLE]},
        [[{"a": [ARTICLE]}]],
    ],
)
def test_jsonld_however_it_is_wrapped(block: Any) -> None:
    said = read(block)
    assert said.titles == ["Bridge closed"]
    assert said.authors == [["Jane Doe", "John Roe"]]
    assert said.published == ["2024-03-09T10:00:00+01:00"]
    assert said.modified == ["2024-03-10"]
    assert said.languages == ["en-GB"]
    assert said.sites == ["River Post"]
    assert said.wires == ["Example Wire"]
    assert said.genres == [Genre.OPINION]
    assert said.canonical == ["https://riverpost.example/bridge"]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        (["Jane Doe", "John Roe"], ["Jane Doe", "John Roe"]),
        ({"@id": "#jane"}, ["Jane Doe"]),
        ({"@type": "Person", "givenName": "Jane", "familyName": "Doe"}, ["Jane Doe"]),
        ({"@type": "Organization", "name": "Ministry of Rain and Rivers"}, ["Ministry of Rain and Rivers"]),
        ({"@type": "Person", "name": "https://e.example/jane"}, []),
        ({"@type": "Person", "name": "von Hammer"}, ["von Hammer"]),
        ("de Souza and By Ann Poe", ["de Souza", "Ann Poe"]),
        (None, []),
        (17, []),
    ],
)  # fmt: skip
def test_authors_in_jsonld(author: Any, names: list[str]) -> None:
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}
    said = read({"@graph": [ARTICLE | {"author": author}, person]})
    assert said.authors == ([names] if names else [])


def test_of_several_articles_the_one_whose_headline_is_shown() -> None:
    other = ARTICLE | {"headline": "Another", "datePublished": "2020-01-01"}
    assert read(other, ARTICLE, headings=["Bridge closed"]).published == [ARTICLE["datePublished"]]


def test_broken_jsonld_does_not_hide_the_next_block() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle",</script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    said = read_jsonld(tree(page(head=broken + deep + jsonld(ARTICLE))), headings=[])
    assert said.titles == ["Bridge closed"]


@pytest.mark.parametrize(
    ("kind", "genre"),
    [("ClaimReview", Genre.FACT_CHECK), ("OpinionNewsArticle", Genre.OPINION),
     ("ReportageNewsArticle", Genre.REPORTAGE), ("SocialMediaPosting", Genre.SOCIAL_POST)],
)  # fmt: skip
def test_genres_by_type(kind: str, genre: Genre) -> None:
    node = {"@type": ["Thing", f"https://schema.org/{kind}"], "headline": "x"}
    assert read(node).genres[0] is genre


def test_a_claim_review_beside_an_article_makes_it_a_fact_check() -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "x", "author": {"name": "Checkers"}}
    said = read(ARTICLE, review)
    assert said.genres[0] is Genre.FACT_CHECK
    assert said.authors == [["Jane Doe", "John Roe"]]


def test_microdata() -> None:
    said = read_microdata(
        tree(
            "<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>Bridge</h1>"
            "<span itemprop=author itemscope itemtype='https://schema.org/Person'>by "
            "<b itemprop=name>Jane Doe</b></span><time itemprop=datePublished datetime=2024-03-09>x</time>"
            "<div itemprop=comment itemscope><b itemprop=author>Troll</b></div></div>"
        )
    )
    assert (said.titles, said.authors, said.published) == (
        ["Bridge"],
        [["Jane Doe"]],
        ["2024-03-09"],
    )


def test_meta_elements_and_links() -> None:
    said = read_meta(
        tree(
            page(
                head="<meta property=og:title content='Bridge'><meta name=citation_author content='Jane Doe'>"
                "<meta property=article:published_time content=2024-03-09>"
                "<meta name=DC.creator content=x@e.example>"
                "<meta property=og:site_name content='River Post'><link rel=canonical href=/b>"
                "<link rel=amphtml href=/amp/b><meta property=article:section content='Press release'>",
                attributes="lang=de-at",
            )
        )
    )
    assert (said.titles, said.authors, said.sites) == (["Bridge"], [["Jane Doe"]], ["River Post"])
    assert (said.published, said.languages) == (["2024-03-09"], ["de-at"])
    assert (said.canonical, said.amp) == (["/b"], ["/amp/b"])
    assert said.genres == [Genre.PRESS_RELEASE]


def test_times_of_change_and_of_comments_are_not_the_day_of_publication() -> None:
    said = read_times(
        tree(
            page(
                "<p>Updated <time datetime=2024-03-10>10 March</time></p>"
                "<p class=published><time datetime=2024-03-09>9 March</time></p>",
                end="<div class=comments><time datetime=2024-03-11>x</time></div>",
            )
        )
    )
    assert (said.published, said.modified) == (["2024-03-09"], ["2024-03-10"])


@pytest.mark.parametrize(
    "byline",
    ["<a rel=author href=/j>Jane Doe</a>", "<p class=byline>By Jane Doe</p>",
     "<div class='article__author'>Jane Doe</div>", "<span class=author-name>Jane Doe</span>"],
)  # fmt: skip
def test_visible_bylines(byline: str) -> None:
    assert read_bylines(tree(page("<h1>Bridge</h1>" + byline))).authors[0] == ["Jane Doe"]


def test_bylines_of_comments_and_teasers_are_nobodys() -> None:
    end = "<div class=comments><span class=author>Troll</span></div><aside><a rel=author>X Y</a></aside>"
    assert read_bylines(tree(page(end=end))).authors == []


def test_lines_near_the_headline() -> None:
    made = tree("<header>Sunday, 12 May 2024</header>" + page(
        "<p>Opinion</p><h1>Bridge closed</h1><p>By Jane Doe</p><p>9 March 2024 | Updated 10 March 2024</p>",
        end="<p>On 1 May 2020 it was built.</p>"))  # fmt: skip
    said = read_lines(lines_of(made), headings_of(made)[0])
    assert (said.authors, said.genres) == ([["Jane Doe"]], [Genre.OPINION])
    assert (said.published, said.modified) == (["9 March 2024"], ["10 March 2024"])


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Updated 10 March 2024; published 9 March 2024", ["9 March 2024"], ["10 March 2024"]),
        ("Stand: 10.03.2024", [], ["10.03.2024"]),
        ("9 March 2024", ["9 March 2024"], []),
    ],
)
def test_days_of_a_line(line: str, published: list[str], modified: list[str]) -> None:
    assert days_of_line(line) == (published, modified)


def test_an_abbreviation_may_stand_for_a_day() -> None:
    top = "<h1>Bridge</h1><abbr class=published title=2024-03-09T07:00>9 Mar</abbr><abbr title=x>y</abbr>"
    assert read_times(tree(page(top))).published == ["2024-03-09T07:00"]


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("Poll release no. 118 | 14 March 2024", Genre.POLL_RELEASE),
        ("Comunicado de imprensa", Genre.PRESS_RELEASE),
        ("PRESS RELEASE 5/2024", Genre.PRESS_RELEASE),
        ("Poll release of last week", None),
        ("Pressed by the rain", None),
    ],
)
def test_genres_that_a_line_announces(line: str, genre: Genre | None) -> None:
    assert genre_of_line(line) is genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Transcript: Hearing on the bridge", Genre.TRANSCRIPT),
        ("Opinion: Close the bridge", Genre.OPINION),
        ("Editorial：Close the bridge", Genre.EDITORIAL),
        ("Transcript of the hearing: what we know", None),
        ("Opinion:", None),
    ],
)
def test_genres_that_a_title_begins_with(title: str, genre: Genre | None) -> None:
    assert genre_of_title(title) is genre
