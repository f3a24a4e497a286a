"""Pages of special make, and what only some pages say, read without the process around them."""

from datetime import date

import pytest

from sources.domain.pages.extracted import Extracted
from sources.domain.pages.page import read_html
from sources.domain.pages.refusing import NotReadable
from sources.domain.vocabulary import DateBasis, Genre
from tests.sources.domain.pages.writing import PARAGRAPH, jsonld, page, paragraphs

TODAY = date(2024, 5, 10)


def read(markup: str) -> Extracted:
    return read_html(markup, url="", today=TODAY)


@pytest.mark.parametrize(
    "how", ["hidden", "style='display: none'", "style='color:red;visibility:hidden'"]
)
def test_what_no_reader_sees_is_not_read(how: str) -> None:
    found = read(page(end=f"<p {how}>Nobody sees this sentence on the page.</p>"))
    assert "Nobody" not in found.text


def test_an_article_hidden_until_a_script_runs_is_read() -> None:
    assert (
        PARAGRAPH.format(n=0)
        in read(f"<html><body><div hidden>{paragraphs()}</div></body></html>").text
    )


def test_a_preformatted_page_is_read_in_paragraphs() -> None:
    lines = "\n".join(
        ["The council met in the evening, and several", "members said that the bridge would close."]
        * 3
    )
    found = read(
        f"<html><body><pre>By Jane Doe\n\n9 March 2024\n\n{lines}\n\n{lines[:-1]}!</pre></body></html>"
    )
    assert found.authors == ("Jane Doe",)
    assert str(found.published) == "2024-03-09"
    assert lines.replace("\n", " ") in found.text.split("\n\n")


def test_a_time_above_the_headline_belongs_to_something_else() -> None:
    above = "<div><time datetime=2024-05-01>Today</time></div>"
    found = read(page(f"{above}<h1>Bridge closed</h1><time datetime=2024-03-09>9 March</time>"))
    assert str(found.published) == "2024-03-09"


def test_what_no_database_can_store_is_left_out_of_metadata() -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge\0 \ud83dclosed", "author": "Jane\ud800 Doe",
            "articleBody": "\0\udc00" + PARAGRAPH * 4}  # fmt: skip
    found = read(f"<html><head>{jsonld(node)}</head><body></body></html>")
    assert (found.title, found.authors, found.text) == (
        "Bridge closed",
        ("Jane Doe",),
        PARAGRAPH * 4,
    )


def test_a_layout_of_tables_is_opened() -> None:
    links = "<td><a href=/a>Front page</a><br><a href=/b>Sign our guestbook</a></td>"
    top = "<tr><td colspan=2>Bridge closed for good</td></tr>"
    table = f"<table>{top}<tr>{links}<td>{paragraphs()}</td></tr></table>"
    found = read(
        f"<html><head><title>Bridge closed for good</title></head><body>{table}</body></html>"
    )
    assert found.title == "Bridge closed for good"
    assert PARAGRAPH.format(n=0) in found.text.split("\n\n")
    assert "guestbook" not in found.text
    assert "|" not in found.text


def test_answers_of_readers_are_left_out() -> None:
    assert "Thank" not in read(page(end="<div class=replies><p>Thank you, sir!</p></div>")).text


def test_a_question_about_cookies_is_no_article() -> None:
    asked = "<p>We use cookies and data to run our services, and to keep out spam and fraud.</p>"
    more = "<p>If you choose “Accept all”, we will use cookies to show you advertisements too.</p>"
    with pytest.raises(NotReadable) as refusal:
        read(f"<html><body><h1>Before you continue</h1>{asked}{more}</body></html>")
    assert refusal.value.code == "not_an_article"
    assert "question to the reader" in refusal.value.message


def test_an_agency_in_the_dateline_makes_a_wire_story_unless_the_page_says_another_genre() -> None:
    top = "<h1>Bridge closed</h1><p>RIVERTOWN (Reuters) - Rain fell on the town.</p>"
    head = "<meta property=article:section content=Opinion>"
    assert read(page(top)).genre is Genre.WIRE
    assert read(page(top, head=head)).genre is Genre.OPINION


def test_hours_ago_are_a_day_only_on_a_page_fetched_today() -> None:
    markup = page("<h1>Bridge closed</h1><p>3 hours ago</p>")
    assert not read(markup).published.is_known
    fetched = read_html(markup, url="", today=TODAY, fetched=True).published
    assert (fetched.earliest, fetched.latest) == (date(2024, 5, 9), TODAY)
    assert fetched.basis is DateBasis.INFERRED


def test_a_day_within_a_month_is_the_more_exact_one() -> None:
    head = "<meta name=citation_date content=2024/03><meta name=dc.date content=2024-03>"
    shown = "<h1>Bridge closed</h1><p>9 March 2024</p>"
    other = "<h1>Bridge closed</h1><p>9 April 2024</p>"
    assert str(read(page(shown, head=head)).published) == "2024-03-09"
    assert str(read(page(other, head=head)).published) == "2024-03-01 to 2024-03-31"
