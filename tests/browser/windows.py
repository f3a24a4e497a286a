"""Windows that are watched, and the site that they look at."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from accounts.models import User
from tests.browser.screens import WIDE, Screen
from tests.browser.watching import Watch
from tests.contract.serving import CHECKOUT
from tests.factories.accounts import UserFactory

KEPT = CHECKOUT / "var" / "browser"
"""Where pictures of failed tests are kept."""

PATIENCE = 15_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Site:
    """The product as it is served: where, and what it writes on its console, e-mail included."""

    address: str
    log: Path


class Windows:
    """Opens windows that look at a site, and says in the end what went wrong in them."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        self.site = site
        self._open: list[tuple[BrowserContext, Watch]] = []

    def open(self, screen: Screen = WIDE, **context: Any) -> Page:
        """Will open a page in a window of its own; paths are addresses of the site."""
        window = self._browser.new_context(
            base_url=self.site.address, locale="en-GB", **{**screen.context, **context}
        )
        window.set_default_timeout(PATIENCE)
        self._open.append((window, Watch(window, self.site.address)))
        return window.new_page()

    def watch(self, page: Page) -> Watch:
        """What is noted about the window of this page."""
        return next(watch for window, watch in self._open if window == page.context)

    def sign_in(self, page: Page, *roles: str, user: User | None = None, **values: Any) -> User:
        """Will sign somebody in, without asking the sign-in page: a new person unless one is given."""
        user = user or UserFactory(roles=list(roles), **values)
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.site.address}
        page.context.add_cookies([cookie])
        return user

    def picture(self, test: str) -> None:
        """Will keep a picture of every open page."""
        KEPT.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", test)
        pages = [page for window, _ in self._open for page in window.pages]
        for number, page in enumerate(pages):
            page.screenshot(path=KEPT / f"{name}-{number}.png", full_page=True)

    def found(self) -> list[str]:
        """What went wrong in the windows so far."""
        for window, _ in self._open:
            for page in window.pages:
                page.evaluate("1")  # what it still has to tell comes before the answer
        return [told for _, watch in self._open for told in watch.found]

    def close(self) -> list[str]:
        """Will close every window and return what went wrong in them."""
        found = self.found()
        for window, _ in self._open:
            window.close()
        return found
