"""What readers and callers do: searching, looking a sentence up, following an answer, tokens."""

import gzip
import re

import pytest
from playwright.sync_api import Page, Response, expect

from accounts.models import ApiToken
from claims.models import Claim
from tests.browser.screens import PHONE, SCRIPTLESS, SMALL, WIDE, Screen
from tests.browser.windows import Windows

HEAVIEST = 60_000  # bytes of styles and scripts, compressed
PAGES = ("/", "/claims/", "/search/?q=islands", "/reviews/", "/match/")


@pytest.mark.parametrize("screen", [WIDE, SMALL, SCRIPTLESS], ids=lambda screen: screen.name)
def test_a_claim_is_found_and_read(windows: Windows, screen: Screen) -> None:
    page = windows.open(screen)
    page.goto("/")
    page.get_by_role("searchbox").first.fill("Kuril islands")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("main").get_by_role("link").filter(
        has_text=re.compile("island", re.I)
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).not_to_be_empty()


@pytest.mark.parametrize("screen", [PHONE, SCRIPTLESS], ids=lambda screen: screen.name)
def test_a_sentence_is_looked_up(windows: Windows, screen: Screen) -> None:
    claim = Claim.objects.filter(status="open").first()
    assert claim is not None
    page = windows.open(screen)
    page.goto("/match/")
    page.get_by_label("A sentence, a post or an article").fill(claim.statement)
    page.get_by_role("button", name="Look it up").click()
    expect(page.get_by_role("link", name=claim.statement).first).to_be_visible()


def test_claims_are_narrowed_down(page: Page) -> None:
    page.goto("/claims/")
    page.get_by_role("link", name="Not traced yet").first.click()
    expect(page).to_have_url(re.compile("traced=no"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_token_is_made_shown_once_and_revoked(windows: Windows, page: Page) -> None:
    user = windows.sign_in(page, "curator")
    page.goto("/account/tokens/")
    page.get_by_label("What is it for?").fill("my script")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Copy this key now")).to_be_visible()
    token = ApiToken.objects.get(user=user)
    key = page.locator("code").first.inner_text()
    page.goto("/account/tokens/")
    assert key not in page.content()
    page.goto(f"/account/tokens/{token.pk}/revoke/")
    page.get_by_role("main").get_by_role("button").first.click()
    token.refresh_from_db()
    assert token.revoked_at is not None


def weights(page: Page, path: str) -> dict[str, int]:
    """The styles and scripts of a page, with what each weighs compressed as it is sent at best."""
    found: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type in ("stylesheet", "script"):
            found[response.url] = 0

    page.on("response", weigh)
    page.goto(path)
    page.remove_listener("response", weigh)
    return {url: len(gzip.compress(page.request.get(url).body(), 6)) for url in found}


def test_a_public_page_is_light(page: Page) -> None:
    claim = Claim.objects.filter(status="open").first()
    assert claim is not None
    for path in (*PAGES, claim.get_absolute_url()):
        parts = weights(page, path)
        assert any(url.endswith(".css") for url in parts), path
        assert sum(parts.values()) <= HEAVIEST, parts
    assert sum(weights(page, "/api/v1/docs/").values()) > HEAVIEST, "what is heavy is seen to be"
