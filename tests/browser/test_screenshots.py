"""A picture of every screen, for people to look at: `make screenshots` takes them into var/screenshots.

They show records in every state beside the shipped ones. Without SCREENSHOTS only one is taken.
"""

import os
from pathlib import Path

import pytest

from accounts.models import User
from reviews.models import Review
from sources.models import Source
from tests.access.asking import path_of
from tests.access.table import Row
from tests.access.world import MISSING, World, address, make_hidden, make_public
from tests.browser.addresses import pages, paths
from tests.browser.pictures import file_name, keep_picture
from tests.browser.screens import PHONE, PHONE_DARK, WIDE, WIDE_DARK, Screen
from tests.browser.test_tour import an_article, the_claim
from tests.browser.windows import Site, Windows
from tests.factories.accounts import UserFactory

FOLDER = os.environ.get("SCREENSHOTS", "")
SCREENS = (WIDE, WIDE_DARK, PHONE, PHONE_DARK) if FOLDER else (WIDE,)
ROWS = [row for row in pages() if row.answer == 200][: None if FOLDER else 1]

BEST = {
    "/claims/<int:pk>/": the_claim,
    "/articles/<int:pk>/": an_article,
    "/sources/<int:pk>/": lambda: Source.objects.get(name__startswith="Levada"),
    "/reviews/<int:pk>/<slug:slug>/": lambda: Review.objects.filter(state="published").earliest(
        "pk"
    ),
}
"""Pages that are seen at their best with a shipped record."""

WITH_QUERY = {"/search/": "?q=islands", "/desk/reviews/": "?show=all"}

OF_ADMIN = ("", "claims/claim/", "claims/claim/add/", "sources/source/", "sources/article/hand-in/",
            "reviews/review/", "accounts/user/", "claims/suggestion/", "accounts/job/")  # fmt: skip


@pytest.fixture(scope="module", name="user")
def _user(site: Site) -> User:
    """Somebody who may do everything."""
    return UserFactory(is_superuser=True, is_staff=True, username="ines", first_name="Ines")


@pytest.fixture(scope="module", name="world")
def _world(site: Site, user: User) -> World:
    """A record in every state, beside the shipped ones."""
    world = World()
    make_public(world)
    make_hidden(world)
    world.make_tokens([user])
    return world


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_a_screen(
    windows: Windows, world: World, user: User, tmp_path: Path, row: Row, screen: Screen
) -> None:
    page = windows.open(screen)
    if row.who not in ("everyone", "anybody"):
        windows.sign_in(page, user=user)
    best = BEST.get(row.route)
    path = path_of(row.route, MISSING | address(best())) if best else paths(row, world, user)[0]
    page.goto(path + WITH_QUERY.get(row.route, ""))
    name = f"{file_name(row.route)}-{screen.name}.webp"
    assert keep_picture(page, Path(FOLDER or tmp_path) / name)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@pytest.mark.parametrize("path", OF_ADMIN if FOLDER else OF_ADMIN[:1])
def test_a_screen_of_the_admin(
    windows: Windows, world: World, user: User, tmp_path: Path, path: str, screen: Screen
) -> None:
    page = windows.open(screen)
    windows.sign_in(page, user=user)
    page.goto(f"/admin/{path}")
    name = f"{file_name(f'admin/{path}')}-{screen.name}.webp"
    assert keep_picture(page, Path(FOLDER or tmp_path) / name)
