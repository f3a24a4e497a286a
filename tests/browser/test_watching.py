"""The watch over a page notices what it is there for: each check is seen to fail."""

import pytest
from playwright.sync_api import Page

from tests.browser.screens import PHONE_DARK, SCRIPTLESS
from tests.browser.watching import Watch
from tests.browser.windows import Windows

SCRIPT = """(text) => {
  const made = document.createElement("script");
  made.text = text;
  document.body.append(made);
}"""
IMAGE = """(address) => new Promise((done) => {
  const made = new Image();
  made.onload = made.onerror = done;
  made.src = address;
})"""


def test_an_ordinary_page_is_not_complained_about(page: Page, watch: Watch) -> None:
    page.goto("/")
    page.evaluate("console.warn('a warning is no error')")
    assert watch.forget() == []


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("console.error('broken on purpose')", "console: broken on purpose"),
        ("setTimeout(() => { throw new Error('thrown on purpose') })", "script: thrown on purpose"),
        ("fetch('/no-such-page/')", "answer: 404 GET"),
        ("fetch('/', {method: 'POST'})", "answer: 4"),
    ],
)
def test_what_breaks_in_a_page_is_noticed(page: Page, watch: Watch, done: str, told: str) -> None:
    page.goto("/")
    page.evaluate(f"() => {{ {done} }}")
    page.wait_for_timeout(300)
    assert any(found.startswith(told) for found in watch.forget())


def test_a_page_that_there_is_not_is_noticed_unless_it_is_meant(page: Page, watch: Watch) -> None:
    page.goto("/no-such-page/")
    assert [found.split(" http")[0] for found in watch.forget()] == ["answer: 404 GET"]
    watch.allow(404, 500)
    page.goto("/no-such-page/")
    assert watch.forget() == []


def test_what_the_policy_forbids_is_noticed(page: Page, watch: Watch) -> None:
    page.goto("/")
    page.evaluate(SCRIPT, "1")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(300)
    found = watch.forget()
    assert any(told.startswith("policy: script-src") for told in found)
    assert any(told.startswith("policy: style-src") for told in found)
    assert any(told.startswith("console:") for told in found)


def test_a_request_to_another_host_is_noticed(page: Page, watch: Watch) -> None:
    page.goto("/admin/login/")
    page.evaluate(IMAGE, "http://pictures.example/one.png")
    assert any("pictures.example" in told for told in watch.forget())


def test_a_window_is_as_it_was_asked_for(windows: Windows) -> None:
    phone = windows.open(PHONE_DARK)
    phone.goto("/")
    assert phone.evaluate("innerWidth") == PHONE_DARK.width
    assert phone.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    bare = windows.open(SCRIPTLESS)
    bare.goto("/")
    bare.get_by_role("link", name="Claims", exact=True).click()
    assert bare.url.endswith("/claims/")


def test_somebody_is_signed_in(windows: Windows, page: Page) -> None:
    user = windows.sign_in(page, "editor")
    page.goto("/desk/reviews/")
    assert page.url.endswith("/desk/reviews/")
    assert user.username
