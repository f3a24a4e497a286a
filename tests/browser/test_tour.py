"""The pictures of the guided tour, taken anew by `make tour`; every time it is seen that they can be."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from claims.models import Claim
from reviews.models import Review
from sources.models import Article
from tests.browser.pictures import keep_picture
from tests.browser.screens import PHONE_DARK, WIDE, Screen
from tests.browser.windows import Windows
from tests.contract.serving import CHECKOUT

TOUR = CHECKOUT / "docs" / "tour.md"
LARGEST = 120_000  # bytes
MOST = 8


def the_claim() -> Claim:
    return Claim.objects.get(statement__icontains="against handing any")


def an_article() -> Article:
    return Article.objects.get(title__startswith="Putin Doesn't Have Clout")


def look_up(page: Page) -> None:
    page.get_by_label("A sentence, a post or an article").fill(
        "Three of four Russians are against handing the disputed islands to Japan"
    )
    page.get_by_role("button", name="Look it up").click()


def scroll_to_the_drawing(page: Page) -> None:
    page.locator("figure svg, .dr").first.evaluate(
        "(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 90)"
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the tour: where it is, who looks, and what they do there."""

    name: str
    path: Callable[[], str]
    role: str = ""
    screen: Screen = WIDE
    then: Callable[[Page], None] = lambda _: None


STOPS = (
    Stop("home", lambda: "/"),
    Stop("claim", lambda: the_claim().get_absolute_url()),
    Stop("drawing", lambda: the_claim().get_absolute_url(), then=scroll_to_the_drawing),
    Stop(
        "article",
        lambda: reverse("article", args=[an_article().pk]),
    ),
    Stop("match", lambda: "/match/", then=look_up),
    Stop(
        "review", lambda: Review.objects.filter(state="published").earliest("pk").get_absolute_url()
    ),
    Stop("desk", lambda: "/desk/", role="editor"),
    Stop("phone", lambda: the_claim().get_absolute_url(), screen=PHONE_DARK),
)


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_a_stop_of_the_tour(windows: Windows, tmp_path: Path, stop: Stop) -> None:
    page = windows.open(stop.screen)
    if stop.role:
        windows.sign_in(page, stop.role, username="ines", first_name="Ines", last_name="Ortiz")
    page.goto(stop.path())
    stop.then(page)
    folder = TOUR.parent / "images" / "tour" if "TOUR" in os.environ else tmp_path
    assert keep_picture(page, folder / f"{stop.name}.webp") <= LARGEST


def test_the_tour_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"images/tour/(\w+)\.webp", TOUR.read_text())
    kept = [path.stem for path in (TOUR.parent / "images" / "tour").iterdir()]
    assert sorted(shown) == sorted(kept) == sorted(stop.name for stop in STOPS)
    assert len(shown) <= MOST
