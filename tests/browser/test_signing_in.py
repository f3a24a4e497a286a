"""Somebody sets up a second factor, and signs in with it; another takes a new e-mail address."""

from urllib.parse import urlsplit

from django.core import signing
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.services.addresses import SALT
from tests.browser.windows import Windows
from tests.web.account.signing import PASSWORD, code_of, forget_codes, person

FACTOR = "/account/second-factor/"


def at(page: Page) -> str:
    return urlsplit(page.url).path


def begin(page: Page, name: str) -> None:
    """Types name and password, with the keyboard alone."""
    page.goto("/desk/reviews/")
    page.get_by_label("Name or e-mail address").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def test_signing_in_with_a_second_factor(page: Page, windows: Windows) -> None:
    user = person(username="hana", roles=["editor"])
    begin(page, user.username)
    expect(page.get_by_role("heading", level=1)).to_have_text("Reviews")
    page.goto("/account/")
    page.get_by_role("link", name="Second factor").click()
    page.get_by_role("link", name="Set it up").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    secret = page.locator(".secret").inner_text()
    picture = page.locator(".qr")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    page.get_by_label("Type the six digits").fill(code_of(secret))
    page.get_by_role("button", name="Finish").click()
    expect(page.locator(".codes code")).to_have_count(10)
    recovery = page.locator(".codes code").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    assert at(page) == "/"

    forget_codes()
    begin(page, user.username)
    page.wait_for_url(f"**{FACTOR}sign-in/")
    page.keyboard.press("Tab")
    page.get_by_label("Code").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This code is not right")
    page.get_by_label("Code").fill(code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/reviews/")

    other = windows.open()
    begin(other, user.username)
    other.get_by_label("Code").fill(recovery)
    other.keyboard.press("Enter")
    other.wait_for_url("**/desk/reviews/")


def test_a_new_address_is_taken_by_the_link_in_its_letter(page: Page, windows: Windows) -> None:
    user = person(username="cora", email="cora@example.org", roles=["curator"])
    begin(page, user.username)
    expect(page.get_by_role("heading", level=1)).to_have_text("Reviews")
    page.goto("/account/")
    page.get_by_label("E-mail address").fill("lind@example.org")
    page.get_by_label("Present password").fill(PASSWORD)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("status")).to_contain_text("lind@example.org becomes your address once")
    expect(page.get_by_label("E-mail address")).to_have_value("cora@example.org")
    key = signing.dumps([user.pk, user.email, "lind@example.org"], salt=SALT)
    link = reverse("account-address", args=[key])

    other = windows.open()
    windows.sign_in(other, "editor")
    windows.watch(other).allow(409)
    other.goto(link)
    expect(other.get_by_text("somebody else asked for this link")).to_be_visible()

    page.goto(link)
    expect(page.get_by_text("lind@example.org", exact=True)).to_be_visible()
    page.get_by_role("button", name="Use this address").click()
    expect(page.get_by_label("E-mail address")).to_have_value("lind@example.org")
    page.goto(link)
    assert at(page) == "/account/"
    expect(page.get_by_text("lind@example.org is your e-mail address already.")).to_be_visible()
