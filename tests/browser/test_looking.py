"""What is asked of every page can fail: a page with each fault, made on purpose."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import (
    issues,
    issues_in_the_dark,
    unreached_by_keyboard,
    wider_than,
)

WRITE = "(body) => { document.querySelector('main').innerHTML = body }"
TRAP = """() => document.addEventListener("keydown", (event) => event.preventDefault())"""
HIDE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*:focus, *:focus-visible { outline: none !important; box-shadow: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""
GREY = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media (prefers-color-scheme: dark) { main p { color: #333; background: #222 } }");
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture(autouse=True)
def _there(page: Page) -> None:
    page.goto("/methodology/")


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<img src='/static/web/icon.svg'>", "image-alt"),
        ("<form><input name=q></form>", "label"),
        ("<button></button>", "button-name"),
    ],
)
def test_a_fault_is_found(page: Page, body: str, rule: str) -> None:
    assert issues(page) == []
    page.evaluate(WRITE, body)
    assert [found.split()[0] for found in issues(page)] == [rule]


def test_what_cannot_be_read_in_the_dark_is_found(page: Page) -> None:
    page.evaluate(GREY)
    assert issues(page, rules=("color-contrast",)) == []
    assert "color-contrast" in issues_in_the_dark(page)[0]


def test_a_page_that_is_too_wide_is_found(page: Page) -> None:
    assert wider_than(page) == []
    page.evaluate(WRITE, f"<p>{'nowhere-to-break'.replace('-', '') * 30}</p><pre>{'x' * 900}</pre>")
    page.evaluate("document.querySelector('p').setAttribute('width', '9')")
    page.evaluate(WRITE, "<svg width='900' height='9'></svg>")
    assert wider_than(page) != []


def test_what_the_keyboard_does_not_reach_is_found(page: Page) -> None:
    assert unreached_by_keyboard(page) == []
    page.evaluate(TRAP)
    assert "not reached" in unreached_by_keyboard(page)[0]


def test_a_focus_that_is_not_seen_is_found(page: Page) -> None:
    page.evaluate(HIDE)
    assert any("not seen" in found for found in unreached_by_keyboard(page))
