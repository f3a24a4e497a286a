"""A review from the claim to the retraction, as an author and two editors do it, and a reader's say."""

from playwright.sync_api import Page, expect

from accounts.models import User
from reviews.models import CorrectionRequest, Review
from sources.models import Source
from tests.browser.screens import PHONE, SCRIPTLESS
from tests.browser.windows import Windows
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import SourceFactory
from tests.reviews.writing import published


def step(page: Page, name: str, **typed: str) -> None:
    """Takes a step of the review desk, with what it asks for."""
    opener = page.locator("details.step > summary", has_text=name)
    if opener.count():
        opener.click()
    for label, text in typed.items():
        page.get_by_label(label.replace("_", " ")).and_(page.locator(":visible")).fill(text)
    page.get_by_role("button", name=name, exact=True).and_(page.locator(":visible")).click()


def type_evidence(page: Page, place: int, host: str) -> None:
    row = page.get_by_role("group", name=f"Evidence {place}", exact=True)
    row.get_by_label("Question").fill(f"What does {host} say?")
    row.get_by_label("Answer").fill("That the ferry sailed.")
    row.get_by_label("What it does to the claim").select_option("refutes")
    row.get_by_label("an address").check()
    row.get_by_label("Address", exact=True).fill(f"https://{host}/log")
    row.get_by_label("Address of the copy in an archive").fill("https://archive.example/1")


def write(page: Page, claimant: Source) -> None:
    """Types a whole review, with a row of evidence added by its button."""
    page.get_by_label("Headline").fill("Did a ferry sink?")
    page.get_by_label("Explanation").fill("Two logs show that it sailed.")
    page.get_by_label("Text", exact=True).fill("We asked both harbours.")
    page.get_by_label("Somebody else, by name").fill(claimant.name)
    page.get_by_role("button", name="Look up").click()
    page.get_by_label("Claimant who makes the claim").select_option(str(claimant.pk))
    page.get_by_label("Title as of then").fill("harbour master")
    page.get_by_role("radio", name="False", exact=False).first.check()
    for place, host in enumerate(("harbour.example", "coast.example"), start=1):
        if not page.get_by_role("group", name=f"Evidence {place}", exact=True).count():
            page.get_by_role("button", name="Add a question").click()
        type_evidence(page, place, host)
    save(page)


def of(windows: Windows, *roles: str) -> tuple[Page, User]:
    page = windows.open()
    return page, windows.sign_in(page, *roles)


def test_a_review_from_draft_to_retraction(windows: Windows) -> None:
    claim, claimant = ClaimFactory(), SourceFactory(kind="person", name="Hedda Harbour")
    AppearanceFactory(claim=claim, status="accepted")
    author, _ = of(windows, "reviewer")
    one, _ = of(windows, "editor")
    other, _ = of(windows, "editor")

    author.goto(claim.get_absolute_url())
    author.get_by_role("link", name="Review this claim").click()
    author.get_by_role("button", name="Open it and begin to write").click()
    write(author, claimant)
    expect(author.get_by_text("Saved as version 2.")).to_be_visible()
    step(author, "Submit for review")
    expect(author.get_by_text("You submitted it.")).to_be_visible()
    desk = author.url
    review = Review.objects.get(claim=claim)

    one.goto(desk)
    one.get_by_role("link", name="Read and sign").click()
    one.get_by_label("No, I have none").check()
    one.get_by_role("button", name="Sign this version").click()
    expect(one.get_by_text("You signed it.")).to_be_visible()
    step(one, "Publish now")
    expect(one.get_by_text("You published it.")).to_be_visible()

    reader = windows.open(PHONE)
    reader.goto(f"/reviews/{review.pk}/")
    expect(reader.get_by_role("heading", name="Did a ferry sink?")).to_be_visible()

    step(one, "Propose to retract", Public_note="The log was forged.")
    other.goto(desk)
    step(other, "Sign the retraction")
    expect(other.get_by_text("You retracted it.")).to_be_visible()
    windows.watch(reader).allow(410)
    reader.reload()
    expect(reader.get_by_text("The log was forged.")).to_be_visible()
    review.refresh_from_db()
    assert review.state == "retracted"


def test_what_was_typed_survives_a_colleague_who_was_faster(windows: Windows) -> None:
    page, user = of(windows, "reviewer")
    page.goto(ClaimFactory().get_absolute_url())
    page.get_by_role("link", name="Review this claim").click()
    page.get_by_role("button", name="Open it and begin to write").click()
    late = windows.open()
    windows.sign_in(late, user=user)
    late.goto(page.url)
    for there, words in ((page, "The first"), (late, "The second")):
        there.get_by_label("Headline").fill(words)
    save(page)
    windows.watch(late).allow(409, 412)
    save(late)
    expect(late.get_by_text("Nothing was saved.")).to_be_visible()
    expect(late.get_by_label("Headline")).to_have_value("The second")
    save(late)
    expect(late.get_by_text("Saved as version 3.")).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_a_reader_asks_for_a_correction_and_reads_the_answer(windows: Windows) -> None:
    review = published()
    reader = windows.open(SCRIPTLESS)
    reader.goto(f"/reviews/{review.pk}/")
    reader.get_by_role("link", name="Ask for a correction").first.click()
    reader.get_by_label("What is wrong").fill("The log of the second harbour says otherwise.")
    reader.get_by_label("Your name").fill("Rita Reader")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_text("Keep the address of this page")).to_be_visible()

    request = CorrectionRequest.objects.get(name="Rita Reader")
    desk, _ = of(windows, "editor")
    desk.goto("/desk/requests/")
    desk.get_by_role("link", name="The log of the second harbour").click()
    desk.get_by_label("Decline").check()
    desk.get_by_label("Your answer").fill("We read it again: both say the same.")
    desk.get_by_role("button", name="Send the answer").click()

    reader.reload()
    expect(reader.get_by_text("We read it again: both say the same.")).to_be_visible()
    request.refresh_from_db()
    assert request.state == "declined"


def test_a_request_without_words_is_refused_and_nothing_typed_is_lost(windows: Windows) -> None:
    reader = windows.open(SCRIPTLESS)
    windows.watch(reader).allow(400)
    reader.goto(f"/reviews/{published().pk}/correction/")
    reader.get_by_label("What is wrong").fill("   ")
    reader.get_by_label("Your name").fill("Rita Reader")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("alert").first).to_be_visible()
    expect(reader.get_by_label("Your name")).to_have_value("Rita Reader")
