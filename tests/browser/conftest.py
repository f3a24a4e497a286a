"""A real browser, and the product as it is served to it.

Every file of tests looks at a site of its own: a fresh copy of the database with the shipped seeds,
to which the test is connected as well, and a server in a process of its own. So a test may make
what it needs with factories and services, and look up afterwards what became of it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.watching import Watch
from tests.browser.windows import Site, Windows
from tests.contract.serving import served
from tests.database import ALIAS, Databases
from tests.shipped import with_reviews

ARGUMENTS = [
    "--disable-dev-shm-usage",
    # Nothing outside is ever asked; the watch tells who tried.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Will open the network to the tests of this folder: a browser is talked to through it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.enable_socket)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Will note whether a test failed, so that what it saw is kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session", name="browser")
def _browser() -> Iterator[Browser]:
    """Chromium, as it is installed: named by CHROMIUM, or found."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "no chromium is installed, and CHROMIUM names none: see CONTRIBUTING.md"
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's plain functions run a loop in this thread, which waits while a test works.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session", name="seeded")
def _seeded(
    browser: Browser, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The name of a database with all that is shipped, to be cloned."""
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        yield with_reviews(databases)
        databases.use(own)


@pytest.fixture(scope="module", name="site")
def _site(
    seeded: str,
    databases: Databases,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """The product, served for one file of tests; it may not have broken in the end."""
    own = connections.settings[ALIAS]["NAME"]
    log = tmp_path_factory.mktemp("site") / "server.log"
    with django_db_blocker.unblock():
        name = databases.clone(seeded)
        with served(log) as address:
            yield Site(address, log)
        databases.use(own)
        databases.drop(name)
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture(name="windows")
def _windows(site: Site, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Windows]:
    """Opens windows; the test fails where anything went wrong in one of them."""
    windows = Windows(browser, site)
    yield windows
    if request.node.stash.get(FAILED, False) or windows.found():
        windows.picture(request.node.nodeid)
    assert windows.close() == []


@pytest.fixture(name="page")
def _page(windows: Windows) -> Page:
    """A page on a wide screen, of nobody who is signed in."""
    return windows.open()


@pytest.fixture(name="watch")
def _watch(windows: Windows, page: Page) -> Watch:
    """What is noted about that page."""
    return windows.watch(page)


@pytest.fixture(name="signed_in")
def _signed_in(windows: Windows) -> Callable[..., object]:
    """Signs somebody in: `signed_in(page, "editor")`, who is returned."""
    return windows.sign_in
