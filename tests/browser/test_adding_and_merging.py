"""From a pasted text to an article, and two sources made one and two again, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article, Merge
from tests.browser.screens import PHONE, SCRIPTLESS, Screen
from tests.browser.windows import Windows
from tests.factories.sources import ArticleFactory, SourceFactory

BODY = [
    "The lighthouse keeper of Muroran said on Monday that fog had closed the harbour at noon.",
    "Eleven ships waited outside until the evening, and two of them turned back to Hakodate.",
    "The harbour office said that it would buy a new foghorn before the winter begins.",
]

RICH = [
    "“The harbour\u00a0is closed,” the keeper said. Its lamp burned all day\u2009–\u2009until noon.",
    *BODY,
]
HTML = f"<h1>A ferry</h1><p><b>{RICH[0]}</b></p><table><tr><td>May 7</td></tr></table>"
COPY = """kinds => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
    Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], {type: kind})])))])"""
"""Puts what is to be pasted where a word processor puts it: as words, and as rich text."""


@pytest.mark.parametrize("screen", [PHONE, SCRIPTLESS], ids=["phone", "scriptless"])
def test_a_pasted_text_becomes_an_article(windows: Windows, screen: Screen) -> None:
    page = windows.open(screen)
    windows.watch(page).allow(400)  # a language that is none
    windows.sign_in(page, "curator")
    title = f"Fog closes the harbour, seen on a {screen.name}"
    page.goto("/desk/")
    page.get_by_role("link", name="Add an article").first.click()
    page.get_by_label("Or the text").fill("\n\n".join([title, "May 7, 2018", *BODY]))
    page.get_by_role("button", name="Read it", exact=True).click()
    expect(page.get_by_label("Title")).to_have_value(title)
    expect(page.get_by_label("Published on")).to_have_value("2018-05-07")
    page.get_by_label("Language").fill("no language at all")
    page.get_by_label("Written by").fill("Ann Ash")
    page.get_by_role("button", name="Add the article").click()
    expect(page.get_by_role("alert")).to_contain_text("no language tag")
    expect(page.get_by_label("Written by")).to_have_value("Ann Ash")
    page.get_by_role("link", name="Language").click()
    expect(page.locator("#language")).to_be_focused()
    page.get_by_label("Language").fill("en")
    page.get_by_role("button", name="Add the article").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/"))
    article = Article.objects.get(title=title)
    assert f"/{article.pk}/" in page.url
    assert article.signed_as == "Ann Ash"


def test_an_article_is_added_by_keyboard_alone(windows: Windows, page: Page) -> None:
    windows.sign_in(page, "curator")
    page.goto("/desk/add/")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("\n".join(["Fog over the pier", "7 May 2018", "", *BODY]))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title")).to_have_value("Fog over the pier")
    expect(page.locator("#publisher_search")).to_be_focused()
    page.keyboard.type("Pier Post")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("New: record “Pier Post” as a publisher")).to_be_checked()
    expect(page.get_by_role("button", name="Add the article")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/desk/articles/\d+/"))
    assert Article.objects.get(title="Fog over the pier").publisher.name == "Pier Post"


def test_what_a_word_processor_copies_is_pasted_as_words(windows: Windows, page: Page) -> None:
    windows.sign_in(page, "curator")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/desk/add/")
    title = "A ferry waits for the fog"
    page.evaluate(COPY, {"text/plain": "\r\n\r\n".join([title, *RICH]), "text/html": HTML})
    box = page.get_by_label("Or the text")
    box.focus()
    page.keyboard.press("Control+V")
    expect(box).to_have_value("\n\n".join([title, *RICH]))
    page.get_by_role("button", name="Read it", exact=True).click()
    expect(page.get_by_label("Title")).to_have_value(title)
    page.get_by_label("Language").fill("en")
    page.get_by_role("button", name="Add the article").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/"))
    expect(page.get_by_text("“The harbour is closed,” the keeper said.")).to_be_visible()
    text = Article.objects.get(title=title).versions.get().text
    assert "<" not in text


def test_two_sources_are_merged_and_the_merge_is_undone(windows: Windows, page: Page) -> None:
    windows.sign_in(page, "curator")
    windows.watch(page).allow(400)  # no reason given
    stays = SourceFactory(name="Muroran Harbour Office")
    goes = SourceFactory(name="Harbour Office of Muroran")
    article = ArticleFactory(publisher=goes)
    page.goto(stays.get_absolute_url())
    page.get_by_role("link", name="Compare and merge").click()
    page.get_by_label("Find it").fill("Harbour Office of")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=goes.name).click()
    expect(page.get_by_role("heading", name="Are these two one source?")).to_be_visible()
    expect(page.get_by_text("1 article", exact=True)).to_be_visible()
    page.get_by_role("link", name="The other way round").click()
    expect(page.get_by_text(f"“{stays}” would go into “{goes}”")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    page.get_by_label("Why the two are one").fill("One office, two word orders.")
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_role("status")).to_contain_text("is part of")
    article.refresh_from_db()
    assert article.publisher == stays
    page.get_by_label("Why the two are not one").fill("Two offices after all.")
    page.get_by_role("button", name="Undo this merge").click()
    expect(page.get_by_role("status")).to_contain_text("there are two again")
    article.refresh_from_db()
    assert article.publisher == goes
    assert Merge.objects.get(survivor_id=stays.pk).undone_at is not None
