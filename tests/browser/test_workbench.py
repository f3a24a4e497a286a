"""The workbench in a browser: mouse, keyboard alone, and what goes wrong on the way."""

import sys
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from claims.models import Appearance, Attribution, Claim, Suggestion
from sources.models import ArticleVersion
from tests.browser.screens import PHONE, SCRIPTLESS
from tests.browser.watching import Watch
from tests.browser.windows import Windows
from tests.factories.claims import ClaimFactory
from tests.web.desk.bench import CARGO, PIER, bench, url, waiting

TRIAGE = 20

SignIn = Callable[..., object]

BOXES = """([from, to]) => {
  const words = document.getElementById("wb-words");
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let begin, end;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!begin && node.data.includes(from)) begin = [node, node.data.indexOf(from)];
    if (begin && node.data.includes(to)) { end = [node, node.data.indexOf(to) + to.length]; break; }
  }
  const box = (a, b) => {
    const range = document.createRange();
    range.setStart(a[0], a[1]); range.setEnd(b[0], b[1]);
    return range.getBoundingClientRect();
  };
  const first = box(begin, [begin[0], begin[1] + 1]);
  const last = box([end[0], end[1] - 1], end);
  return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
}"""


def many(count: int) -> ArticleVersion:
    """An article of which at least so many claims are suggested."""
    names = ["Ames", "Bower", "Cole", "Dane", "Egan", "Frost", "Gale", "Hart", "Ives", "Judd"]
    lines = [
        f"Cargo in {name}ton rose by {number + 3} percent in {2000 + number}, the {name} Office said."
        for number in range((count + 9) // 10 * 10)
        for name in [names[number % 10]]
    ]
    return bench("\n\n".join(lines[:count]))


def drag(page: Page, begin: str, end: str) -> None:
    """Will select from the beginning of one word to the end of another with the mouse."""
    left, top, right, bottom = page.evaluate(BOXES, [begin, end])
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()


def ready(page: Page, version: ArticleVersion) -> None:
    """Will open the workbench of an article and wait for its script."""
    page.goto(url(version))
    page.wait_for_selector("#wb.is-scripted")


def own(version: ArticleVersion) -> "list[Appearance]":
    """What is recorded in an article."""
    return list(Appearance.objects.in_article(version.article).select_related("claim"))


def test_words_are_selected_with_the_mouse_and_the_number_changes(
    page: Page, signed_in: SignIn
) -> None:
    first, second = bench(), bench()
    signed_in(page, "curator")
    ready(page, first)
    drag(page, "Cargo", "2018")
    page.get_by_role("button", name="Claim from these words").click()
    expect(page.get_by_label("Statement of the new claim")).to_have_value(f"{CARGO}.")
    page.get_by_label("Statement of the new claim").fill(
        "Freight grew by 12 percent in March 2018."
    )
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("[data-outcome]")).to_contain_text("stands on one thing")
    expect(page.locator("#wb-words .wb-rec")).to_contain_text([CARGO])
    (row,) = own(first)
    assert row.exact == CARGO
    assert Attribution.objects.leaving([row.pk]).count() == 1
    ready(page, second)
    drag(page, "Cargo", "2018")
    page.keyboard.press("m")
    page.locator(".wb-match", has_text="Freight grew").click()
    page.locator("#hop-0-find").fill("Rail Union of Otaru")
    expect(page.locator("#hop-0-ends")).to_contain_text("Create “Rail Union of Otaru”")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-outcome]")).to_contain_text("The answer has changed")
    expect(page.locator("[data-outcome]")).to_contain_text("stands on two things")


def test_words_are_selected_by_keyboard_and_matched_with_a_tracked_claim(
    page: Page, signed_in: SignIn
) -> None:
    claim = ClaimFactory(statement="The pier of Otaru is old.")
    version = bench("The pier is old. It rained.")
    signed_in(page, "curator")
    ready(page, version)
    page.keyboard.press("v")
    for _ in range(len("The pier is old.")):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.type("x")
    page.keyboard.press("m")
    page.wait_for_selector("#wb-form")
    page.locator(".wb-match", has_text=claim.statement).locator("input").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-outcome]")).to_contain_text(claim.statement)
    (row,) = own(version)
    assert (row.exact, row.claim) == ("The pier is old.", claim)


def test_twenty_suggestions_are_gone_through_by_keyboard_alone(
    page: Page, signed_in: SignIn
) -> None:
    version = many(TRIAGE)
    signed_in(page, "curator")
    ready(page, version)
    count = len(waiting(version))
    assert count >= TRIAGE
    page.keyboard.press("j")
    for number in range(count):
        left = page.locator("#wb-offered-head .wb-count")
        if number % 2:
            page.keyboard.press("r")
        else:
            page.keyboard.press("a")
            page.wait_for_selector("#wb-form")
            page.keyboard.press("Control+Enter")
        expect(left).to_have_text(str(count - number - 1))
    assert not waiting(version)
    assert len(own(version)) == (count + 1) // 2
    page.keyboard.press("u")
    expect(page.locator("#wb-said")).to_contain_text("Undone")
    assert len(waiting(version)) == 1
    page.keyboard.press("?")
    expect(page.locator("#wb-help")).to_contain_text("next and previous suggestion")
    page.keyboard.press("Escape")
    expect(page.locator("#wb-help")).to_be_hidden()


def test_who_is_signed_out_meanwhile_keeps_what_was_typed(
    page: Page, watch: Watch, windows: Windows
) -> None:
    version = bench()
    user = windows.sign_in(page, "curator")
    ready(page, version)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_label("Statement of the new claim").fill("Typed with care.")
    page.context.clear_cookies(name="sessionid")
    watch.allow(401)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#wb-trouble")).to_contain_text("You are not signed in any more.")
    expect(page.get_by_label("Statement of the new claim")).to_have_value("Typed with care.")
    assert [one for one in watch.forget() if "401" not in one] == []
    windows.sign_in(page, user=user)
    page.context.add_cookies(
        [{"name": "csrftoken", "value": _token(), "url": windows.site.address}]
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-outcome]")).to_contain_text("Typed with care.")
    expect(page.locator("#wb-trouble")).to_be_hidden()


def _token() -> str:
    """A token as whoever signs in again is given one."""
    client = Client()
    client.get("/account/login/")
    return client.cookies["csrftoken"].value


def test_a_lost_connection_is_told_and_nothing_typed_is_lost(
    page: Page, watch: Watch, signed_in: SignIn
) -> None:
    version = bench()
    signed_in(page, "curator")
    ready(page, version)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_label("Statement of the new claim").fill("Typed with care.")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#wb-trouble")).to_contain_text("There is no connection to the server.")
    page.context.set_offline(False)
    watch.forget()
    page.reload()
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_label("Statement of the new claim")).to_have_value("Typed with care.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-outcome]")).to_contain_text("Typed with care.")
    page.reload()
    expect(page.get_by_role("button", name="Go on with it")).to_have_count(0)


def test_two_people_decide_on_one_suggestion_and_the_second_keeps_the_form(
    page: Page, watch: Watch, windows: Windows
) -> None:
    version = bench()
    windows.sign_in(page, "curator")
    ready(page, version)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_label("Statement of the new claim").fill("Typed with care.")
    other = windows.open()
    windows.sign_in(other, "editor", username="otto")
    ready(other, version)
    other.keyboard.press("j")
    other.keyboard.press("r")
    expect(other.locator("#wb-said")).to_contain_text("Rejected")
    watch.allow(409)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#wb-panel")).to_contain_text("otto has rejected this suggestion already.")
    expect(page.get_by_label("Statement of the new claim")).to_have_value("Typed with care.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-outcome]")).to_contain_text("Typed with care.")


@pytest.mark.parametrize("screen", [PHONE, SCRIPTLESS], ids=lambda screen: screen.name)
def test_it_works_on_a_phone_and_without_scripts(windows: Windows, screen: object) -> None:
    page = windows.open(screen)  # type: ignore[arg-type]
    windows.sign_in(page, "curator")
    version = bench()
    page.goto(url(version))
    page.get_by_label("Type or paste the words as they stand there").fill(PIER)
    page.get_by_role("button", name="Open these words").click()
    page.get_by_role("button", name="Record").click()
    expect(page.locator("[data-outcome]")).to_contain_text("A new claim")
    assert [row.exact for row in own(version)] == [PIER]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-outcome]")).to_have_count(0)
    assert own(version) == []


def test_rich_text_is_pasted_as_plain_words(page: Page, signed_in: SignIn) -> None:
    version = bench()
    signed_in(page, "curator")
    ready(page, version)
    box = page.get_by_label("Type or paste the words as they stand there")
    box.focus()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/html", "<b onclick=alert(1)>The pier</b> is old");
          const box = document.activeElement;
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
          document.execCommand("insertHTML", false, "<b>Kenji Mori</b>");
        }"""
    )
    assert "<b>" not in box.input_value()
    assert page.locator("#wb-find b").count() == 0


class Hand:
    """Counts what somebody presses and clicks; keys pressed together count one by one."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.keys = self.clicks = 0

    def press(self, keys: str) -> None:
        """Will press keys."""
        self.keys += keys.count("+") + 1
        self._page.keyboard.press(keys)


def test_ten_claims_with_chains_take_few_keystrokes(
    page: Page, signed_in: SignIn, capsys: pytest.CaptureFixture[str]
) -> None:
    version = many(12)
    signed_in(page, "curator")
    ready(page, version)
    hand = Hand(page)
    hand.press("j")
    for number in range(10):
        hand.press("a")
        page.wait_for_selector("#wb-form")
        hand.press("Control+Enter")
        expect(page.locator("#wb-recorded-head .wb-count")).to_have_text(str(number + 1))
    rows = own(version)
    assert Attribution.objects.leaving([row.pk for row in rows]).count() == 10
    with capsys.disabled():
        sys.stdout.write(f"\nten claims with chains: {hand.keys} keys, {hand.clicks} clicks\n")
    assert hand.keys <= 40
    assert Claim.objects.in_bulk([row.claim_id for row in rows])
    assert Suggestion.objects.decided().having(version=version).count() == 10
