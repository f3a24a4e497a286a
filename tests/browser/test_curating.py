"""What editors do beside reviewing: judging two origins, merging and undoing, editing in the admin."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.models import Appearance
from sources.models import Merge, Source
from tests.browser.windows import Windows
from tests.claims.writing import cites, claim
from tests.factories.claims import AppearanceFactory, OriginFactory
from tests.factories.sources import SourceFactory, SourceNameFactory


@pytest.fixture(name="page")
def _page(windows: Windows) -> Page:
    """A page of an editor."""
    page = windows.open()
    windows.sign_in(page, "editor")
    return page


def test_two_origins_are_judged_to_be_one_and_apart_again(page: Page) -> None:
    about = claim()
    for name in ("Hedda Harbour", "Kai Coast"):
        cites(about, OriginFactory(holder=SourceFactory(kind="person", name=name)))
    before = about.corroborations.get(superseded_at=None)
    assert before.supports_possible == 2
    page.goto(f"/claims/{about.pk}/judge/")
    origins = page.get_by_role("group", name="Two origins")
    for box in origins.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Put them beside each other").click()
    page.get_by_role("link", name="Count these as one").click()
    expect(page.get_by_role("heading", name="What this would change")).to_be_visible()
    page.get_by_label("Why").fill("She signed his statement.")
    page.get_by_role("button", name="Count as one").click()
    page.goto(f"/claims/{about.pk}/")
    expect(page.get_by_text("She signed his statement.").first).to_be_attached()
    now = about.corroborations.get(superseded_at=None)
    assert (now.supports_confirmed, now.supports_possible) == (1, 1)


def test_two_sources_are_merged_and_parted_again(page: Page) -> None:
    stays, goes = SourceFactory(name="Coast Courier"), SourceFactory(name="The Coast Courier")
    page.goto(f"/admin/sources/source/{goes.pk}/merge/")
    page.get_by_label("Find the other record").fill("Coast Courier")
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.get_by_role("link", name="Coast Courier", exact=True).click()
    page.get_by_label("Why are the two one?").fill("One paper, with and without the article.")
    page.get_by_role("button", name="Merge", exact=True).click()
    page.goto(f"/sources/{goes.pk}/")
    expect(page).to_have_url(re.compile(f"/sources/{stays.pk}/"))

    merge = Merge.objects.latest("pk")
    page.goto(f"/admin/sources/merge/{merge.pk}/undo/")
    page.get_by_role("textbox").last.fill("They have two editors.")
    page.get_by_role("button", name="Undo the merge").click()
    page.goto(f"/sources/{goes.pk}/")
    expect(page).to_have_url(re.compile(f"/sources/{goes.pk}/"))
    assert Source.objects.get(pk=goes.pk).status == "active"


def test_an_inline_is_edited_in_the_admin(page: Page) -> None:
    name = SourceNameFactory(source__name="Coast Radio", text="Radio of Coast")
    page.goto(f"/admin/sources/source/{name.source_id}/change/")
    page.get_by_role("link", name="Source names").click()
    page.locator("input[value='Radio of Coast']").fill("Radio Coast")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully").first).to_be_visible()
    name.refresh_from_db()
    assert name.text == "Radio Coast"


def test_many_appearances_are_decided_at_once(page: Page) -> None:
    rows = [AppearanceFactory(status="suggested") for _ in range(3)]
    page.goto("/admin/claims/appearance/")
    for row in rows:
        page.locator(f"input.action-select[value='{row.pk}']").check()
    page.locator("select[name=action]").select_option("accept_selected")
    page.get_by_role("button", name=re.compile("^(Run|Go)")).click()
    expect(page.get_by_text("3 appearances").first).to_be_visible()
    page.get_by_role("button", name=re.compile("^Accept")).click()
    expect(page.get_by_text("3 appearances").first).to_be_visible()
    told = Appearance.objects.filter(pk__in=[row.pk for row in rows]).values_list(
        "status", flat=True
    )
    assert set(told) == {"accepted"}
