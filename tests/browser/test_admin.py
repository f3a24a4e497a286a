"""A day in the admin: look what waits, mend a name, act on several, take a table in."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claims.models import Suggestion, Topic
from sources.models import SourceName
from tests.browser.screens import PHONE_DARK, SMALL, WIDE
from tests.browser.windows import Windows
from tests.factories.claims import SuggestionFactory
from tests.factories.sources import SourceNameFactory

FORMS = (
    "/admin/",
    "/admin/claims/claim/",
    "/admin/claims/claim/add/",
    "/admin/claims/appearance/add/",
    "/admin/sources/source/add/",
    "/admin/claims/topic/import/",
)


def test_a_name_is_mended_on_the_page_of_its_source(page: Page, windows: Windows) -> None:
    windows.sign_in(page, "curator")
    name = SourceNameFactory(text="Lewada", kind="alias")
    page.goto(f"/admin/sources/source/{name.source_id}/change/")
    page.get_by_label("Why", exact=True).fill("Misspelt")
    page.get_by_role("link", name="Source names").click()
    page.locator(f'input[name$="-text"][value="{name.text}"]').fill("Levada")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    changed = SourceName.objects.get(pk=name.pk)
    assert changed.text == "Levada"
    page.goto(f"/admin/sources/sourcename/{name.pk}/history/")
    expect(page.get_by_text("Misspelt")).to_be_visible()


def test_several_suggestions_are_rejected_once_somebody_said_yes(
    page: Page, windows: Windows
) -> None:
    windows.sign_in(page, "curator")
    rows = SuggestionFactory.create_batch(2)
    page.goto("/admin/")
    expect(page.get_by_role("link", name="Articles with suggestions")).to_be_visible()
    page.locator("a[href='/admin/claims/suggestion/']").first.click()
    for row in rows:
        page.locator(f'input[name="_selected_action"][value="{row.pk}"]').check()
    page.locator('select[name="action"]').select_option("reject_selected")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("Reject: 2 suggestions?")).to_be_visible()
    assert Suggestion.objects.pending().filter(pk__in=[row.pk for row in rows]).count() == 2
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("2 suggestions rejected.")).to_be_visible()
    assert not Suggestion.objects.pending().filter(pk__in=[row.pk for row in rows]).exists()


def test_a_table_is_looked_at_and_taken_in(page: Page, windows: Windows, tmp_path: Path) -> None:
    windows.sign_in(page, "curator")
    watch = windows.watch(page)
    table = tmp_path / "topics.csv"
    page.goto("/admin/claims/topic/")
    page.get_by_role("link", name="Import").click()
    table.write_text("name,slug\nFerries,not a slug\n")
    watch.allow(400)
    page.locator('input[name="file"]').set_input_files(table)
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_role("alert")).to_contain_text("not a slug")
    table.write_text("name,slug\nFerries,ferries\n")
    page.locator('input[name="file"]').set_input_files(table)
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_text("would add 1, change 0")).to_be_visible()
    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_text("Imported: 1 added")).to_be_visible()
    assert Topic.objects.filter(slug="ferries").exists()


@pytest.mark.parametrize("screen", [WIDE, PHONE_DARK, SMALL], ids=lambda one: one.name)
def test_no_page_is_wider_than_its_screen(windows: Windows, screen) -> None:
    page = windows.open(screen)
    windows.sign_in(page, "editor")
    for path in FORMS:
        page.goto(path)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, path


def test_charts_are_drawn_and_told_in_words(page: Page, windows: Windows) -> None:
    windows.sign_in(page, "editor")
    page.goto("/admin/")
    drawn = page.locator("canvas.chart")
    assert drawn.count() >= 2
    for number in range(drawn.count()):
        assert drawn.nth(number).evaluate("canvas => Chart.getChart(canvas) !== undefined")
    expect(page.get_by_role("cell").first).to_be_visible()
