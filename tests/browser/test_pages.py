"""Every page but those of the admin: nobody is shut out, and nothing on it breaks."""

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.access.table import Row
from tests.access.world import World, make_hidden, make_public
from tests.browser.addresses import pages, paths
from tests.browser.looking import (
    issues,
    issues_in_the_dark,
    told,
    unreached_by_keyboard,
    wider_than,
)
from tests.browser.screens import SCRIPTLESS
from tests.browser.windows import Site, Windows
from tests.factories.accounts import UserFactory

ROWS = [row for row in pages() if row.answer == 200]
SHORTEST = 60  # characters
PUBLIC = ("everyone", "anybody")


@pytest.fixture(scope="module", name="user")
def _user(site: Site) -> User:
    """Somebody who may do everything."""
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture(scope="module", name="world")
def _world(site: Site, user: User) -> World:
    """A record in every state, beside the shipped ones."""
    world = World()
    make_public(world)
    make_hidden(world)
    world.make_tokens([user])
    return world


@pytest.fixture(name="addresses")
def _addresses(page: Page, windows: Windows, world: World, user: User, row: Row) -> list[str]:
    """Where the page is, once for each state of its record; whoever may see it is signed in."""
    if row.who not in PUBLIC:
        windows.sign_in(page, user=user)
    return paths(row, world, user)


def named(row: Row) -> str:
    return row.route


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_a_page_can_be_used_by_everybody(page: Page, addresses: list[str]) -> None:
    wrong = {}
    for number, path in enumerate(addresses):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status in (200, 410), path
        found = [*issues(page), *issues_in_the_dark(page), *wider_than(page)]
        if number == 0:
            found += unreached_by_keyboard(page)
        if found:
            wrong[path] = found
    assert wrong == {}, told(wrong)


FORMS_WITHOUT_BUTTON = """() => [...document.forms]
  .filter((one) => [...one.elements].some((part) => part.type !== "hidden"))
  .filter((one) => ![...one.elements].some((part) => part.type === "submit"))
  .map((one) => one.outerHTML.slice(0, 120))"""


def test_every_page_works_without_scripts(windows: Windows, world: World, user: User) -> None:
    page = windows.open(SCRIPTLESS)
    windows.sign_in(page, user=user)
    wrong = {}
    for row in ROWS:
        path = paths(row, world, user)[0]
        page.goto(path)
        found = [f"a form without a button: {one}" for one in page.evaluate(FORMS_WITHOUT_BUTTON)]
        if not page.locator("main h1:visible").count():
            found.append("no heading is seen")
        if len(page.locator("main").inner_text()) < SHORTEST:
            found.append("nothing is said")
        if found:
            wrong[path] = found
    assert wrong == {}, told(wrong)
