"""A long article with many marked passages scrolls smoothly: `SCROLLING=1 make test-browser`.

The limit is by the clock, so that the machine has to be at rest; `-s` prints what was measured."""

import os
import random
import sys

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from sources.models import ArticleVersion
from tests.browser.tracing import tasks_while_scrolling
from tests.browser.windows import Windows
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import VersionFactory

pytestmark = pytest.mark.skipif("SCROLLING" not in os.environ, reason="measures time: SCROLLING=1")

WORDS, MARKED = 20_000, 300
LONGEST = 50  # milliseconds
BLOCK = """(long) => addEventListener("scroll", () => {
  const until = performance.now() + long;
  while (performance.now() < until);
})"""


@pytest.fixture(scope="module", name="version")
def _version(site: object) -> ArticleVersion:
    """A made-up article of so many words, in which so many passages tell of 30 claims."""
    chance = random.Random(9)
    words = [f"{chance.choice('bcdfglmprst')}{chance.choice('aeiou')}rry{n}" for n in range(WORDS)]
    text = "\n\n".join(" ".join(words[at : at + 80]) + "." for at in range(0, WORDS, 80))
    version: ArticleVersion = VersionFactory(body=text, article__may_show="all")
    claims = ClaimFactory.create_batch(30)
    for number in range(MARKED):
        at = number * (WORDS // MARKED) // 80 * 80 + 5 + number % 3 * 12
        AppearanceFactory(
            version=version, claim=claims[number % 30], quote=" ".join(words[at : at + 8])
        )
    return version


def test_an_article_scrolls_without_a_long_task(
    browser: Browser, page: Page, version: ArticleVersion
) -> None:
    page.goto(reverse("article", args=[version.article_id]))
    assert page.locator(".appearance, mark").count() >= MARKED // 10
    found = tasks_while_scrolling(browser, page)
    sys.stdout.write(f"\narticle: {found}\n")
    assert found.by_the_clock <= LONGEST


def test_a_workbench_scrolls_without_a_long_task(
    browser: Browser, page: Page, windows: Windows, version: ArticleVersion
) -> None:
    windows.sign_in(page, "curator")
    answer = page.goto(f"/desk/articles/{version.article_id}/")
    assert answer is not None
    assert answer.status == 200
    found = tasks_while_scrolling(browser, page)
    sys.stdout.write(f"\nworkbench: {found}\n")
    assert found.by_the_clock <= LONGEST


def test_a_page_that_blocks_is_noticed(
    browser: Browser, page: Page, version: ArticleVersion
) -> None:
    page.goto(reverse("article", args=[version.article_id]))
    page.evaluate(BLOCK, 80)
    found = tasks_while_scrolling(browser, page)
    sys.stdout.write(f"\nblocked on purpose: {found}\n")
    assert found.by_the_clock > LONGEST
