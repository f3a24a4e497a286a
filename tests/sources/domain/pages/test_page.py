"""Whole pages, as they are read without the process around them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.domain.pages.extracted import Extracted, from_json, to_json
from sources.domain.pages.page import read_html
from sources.domain.pages.refusing import NotReadable
from sources.domain.vocabulary import DateBasis, Genre, SegmentKind
from tests.sources.domain.pages.writing import PARAGRAPH, jsonld, page, paragraphs

TODAY = date(2024, 5, 10)


def read(markup: str, url: str = "") -> Extracted:
    return read_html(markup, url=url, today=TODAY)


def parts(found: Extracted, kind: SegmentKind) -> list[str]:
    return [found.text[start:end] for each, start, end in found.segments if each is kind]


def test_the_text_is_the_article_in_paragraphs() -> None:
    found = read(page(end="<ul><li>One thing happened.</li></ul>"))
    assert found.text.split("\n\n") == [
        "Bridge closed",
        *(PARAGRAPH.format(n=n) for n in range(5)),
        "One thing happened.",
    ]
    assert found.title == "Bridge closed"
    assert "trafilatura 2.3.1" in found.extractor


def test_tables_stay_readable() -> None:
    table = "<table><tr><th>Day</th><th>Rain</th></tr><tr><td>1</td><td>20 mm</td></tr></table>"
    assert "Day | Rain\n1 | 20 mm" in read(page(end=table)).text


def test_comments_are_left_out() -> None:
    found = read(page(end="<div class=comments id=comments><p>A troll wrote this here.</p></div>"))
    assert "troll" not in found.text


@pytest.mark.parametrize(
    "words",
    [
        "10\u00a0000 people",
        "20\u202f% of them",
        "cafe\u0301 and cafe\u0301s",
        "“curly” ‘quotes’",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 came",
        "soft\u00adhyphen",
        "می\u200cخواهم",
        "\u200eleft\u200f right",
        "Å \u212b",
        "\u1112\u1161\u11ab",
        "हिन्दी में",
        "\U00020000 rare",
        "zero\ufeffwidth",
    ],
)
def test_characters_stay_as_in_the_page(words: str) -> None:
    found = read(page(end=f"<p>It was said that {words} that evening.</p>"))
    assert f"It was said that {words} that evening." in found.text


def test_captions_stay_marked() -> None:
    figure = "<figure><img src=x><figcaption>The bridge at\u00a0night. Photo: A. Poe</figcaption></figure>"
    found = read(page("<h1>Bridge closed</h1>" + figure))
    assert parts(found, SegmentKind.CAPTION) == ["The bridge at\u00a0night. Photo: A. Poe"]


def test_disclaimers_stay_marked_even_where_extractors_drop_them() -> None:
    words = "The views expressed here do not necessarily reflect those of River Post."
    for markup in (
        f"<p><em>{words}</em></p>",
        f"<div class=disclaimer>{words}</div>",
        f"<small>{words}</small>",
    ):
        found = read(page(end=markup))
        assert parts(found, SegmentKind.DISCLAIMER) == [words]
        assert found.disclaimers == words


def test_a_notice_of_machine_translation() -> None:
    found = read(page("<p>This article was machine translated.</p><h1>Bridge closed</h1>"))
    assert found.machine_translated


def test_bylines_related_links_and_headings_are_marked() -> None:
    found = read(
        page(
            "<h1>Bridge closed</h1><p>By Jane Doe</p>",
            end="<p>Read more: Rain stops</p>" + paragraphs(2),
        )
    )
    assert parts(found, SegmentKind.HEADLINE) == ["Bridge closed"]
    assert parts(found, SegmentKind.BYLINE) == ["By Jane Doe"]
    assert parts(found, SegmentKind.RELATED) == ["Read more: Rain stops"]
    assert found.authors == ("Jane Doe",)


def test_structured_data_is_trusted_before_what_is_shown() -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": "2024-03-09",
            "author": {"@type": "Person", "name": "Jane Doe"}}  # fmt: skip
    found = read(
        page("<h1>Bridge closed</h1><p>By John Roe</p><p>1 January 2020</p>", head=jsonld(node))
    )
    assert (found.authors, str(found.published)) == (("Jane Doe",), "2024-03-09")


def test_a_day_that_cannot_be_believed_gives_way_to_one_that_can() -> None:
    node = {"@type": "NewsArticle", "headline": "x", "datePublished": "0001-01-01"}
    found = read(page("<h1>Bridge closed</h1><p>9 March 2024</p>", head=jsonld(node)))
    assert str(found.published) == "2024-03-09"
    alone = read(page(head=jsonld(node))).published
    assert not alone.is_known
    assert "too early" in alone.reason


def test_the_last_change_only_bounds_the_day() -> None:
    found = read(page(head="<meta property=article:modified_time content=2024-03-09>")).published
    assert (found.earliest, found.latest) == (None, date(2024, 3, 9))
    assert (found.basis, found.reason) == (DateBasis.INFERRED, "from the day of the last change")


def test_the_address_comes_after_what_is_stated() -> None:
    url = "https://e.example/2024/03/01/bridge"
    assert (
        str(read(page("<h1>Bridge closed</h1><p>9 March 2024</p>"), url).published) == "2024-03-09"
    )
    assert read(page(), url).published.reason == "from the address"


def test_the_date_in_a_masthead_is_not_that_of_the_article() -> None:
    masthead = "<body><header>Friday, 10 May 2024</header>"
    assert not read(page().replace("<body>", masthead)).published.is_known


def test_nothing_is_made_up() -> None:
    found = read(f"<html><body><article>{paragraphs()}</article></body></html>")
    assert (found.title, found.authors, found.language, found.canonical_url) == ("", (), "", "")
    assert (found.site_name, found.genre, found.wires) == ("", None, ())
    assert not found.published.is_known


def test_canonical_and_amp_addresses() -> None:
    head = "<link rel=canonical href='/bridge?a=1'><link rel=amphtml href='https://e.example/amp'>"
    found = read(page(head=head), "https://e.example/x/y")
    assert (found.canonical_url, found.amp_url) == (
        "https://e.example/bridge?a=1",
        "https://e.example/amp",
    )
    amp = read(page(attributes="amp lang=en"), "https://e.example/amp/x")
    assert amp.amp_url == "https://e.example/amp/x"


@pytest.mark.parametrize(
    "href", ["/", "javascript:alert(1)", "https://[broken", "mailto:a@e.example"]
)
def test_a_canonical_address_that_is_none(href: str) -> None:
    found = read(page(head=f'<link rel=canonical href="{href}">'), "https://e.example/x/y")
    assert found.canonical_url == ""


def test_agencies_are_credited_and_are_no_authors() -> None:
    node = {
        "@type": "NewsArticle",
        "headline": "Bridge closed",
        "author": {"@type": "Organization", "name": "AFP"},
    }
    found = read(
        page(
            "<h1>Bridge closed</h1><p>RIVERTOWN (Reuters) - Rain fell on the town.</p>",
            head=jsonld(node),
        )
    )
    assert (found.authors, found.wires) == ((), ("AFP", "Reuters"))


def test_text_made_by_a_script_is_taken_from_the_metadata() -> None:
    node = {
        "@type": "NewsArticle",
        "headline": "Bridge closed",
        "articleBody": PARAGRAPH.format(n=1) * 3,
    }
    found = read(f"<html><head>{jsonld(node)}</head><body><div id=app></div></body></html>")
    assert found.text == PARAGRAPH.format(n=1) * 3


def test_a_fact_check_by_its_claim_review() -> None:
    node = {"@type": "ClaimReview", "claimReviewed": "x", "datePublished": "2024-03-09"}
    found = read(page(head=jsonld(node)))
    assert (found.genre, found.title, str(found.published)) == (
        Genre.FACT_CHECK,
        "Bridge closed",
        "2024-03-09",
    )


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<!-- nothing -->", "empty"),
        ("<html><body></body></html>", "not_an_article"),
        ("<nav>" + "<a>Menu</a> " * 200 + "</nav><p>Subscribe now</p>", "not_an_article"),
        ("<div>" * 100_000 + "x", "too_deep"),
        ("<table><tr><td>" * 300 + "x", "too_deep"),
        ("<br>" * 200_001, "too_large"),
    ],
)
def test_refusals(markup: str, code: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        read(markup)
    assert refusal.value.code == code


def test_json_gives_the_same_reading_back() -> None:
    found = read(page("<h1>Bridge closed</h1><p>03/04/2024</p>"))
    assert found.segments
    assert from_json(to_json(found)) == found


PIECES = [
    f"<p>{PARAGRAPH}</p>",
    "<h2>Later</h2>",
    "<p>By Jane Doe</p>",
    "<figure><img><figcaption>Night</figcaption></figure>",
    "<p>Views expressed do not reflect those of us.</p>",
    "<p>Read more: Rain</p>",
    "<br>",
    "<ul><li>One.</li></ul>",
    "<table><tr><td>1<td>2</table>",
    "<div class=caption>A<div class=caption>B</div></div>",
    "<p>&nbsp;</p>",
    "loose",
    "<p>e\u0301 \U00020000 \U00020001</p>",
    "<small>Machine translated.</small>",
    "<aside>x</aside>",
    "<span hidden>y</span>",
    "<figure><table><tr><td>x</table><figcaption>T</figcaption></figure>",
    "<a href=/><p>Linked.</p></a>",
    "</div></article>",
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_segments_of_any_page_lie_in_its_text(pieces: list[str]) -> None:
    found = read(page(end="".join(pieces)))
    at = 0
    for _, start, end in found.segments:
        assert at <= start < end <= len(found.text)
        assert found.text[start:end] == found.text[start:end].strip()
        at = end
    assert "\U00020002" not in found.text
