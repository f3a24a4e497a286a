"""How long a page keeps its main thread while somebody scrolls it, from Chromium's own trace."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
STEPS = 60
STEP = 700  # pixels
PAUSE = 40  # milliseconds


@dataclass(frozen=True, slots=True)
class Tasks:
    """The longest tasks, in milliseconds: by the clock, and what the thread itself worked."""

    number: int
    by_the_clock: float
    at_work: float

    def __str__(self) -> str:
        return (
            f"{self.number} tasks, the longest {self.by_the_clock:.0f} ms by the clock, "
            f"{self.at_work:.0f} ms of work"
        )


def tasks_while_scrolling(browser: Browser, page: Page) -> Tasks:
    """Will scroll a page down from its top, and return the longest tasks of its main thread."""
    page.mouse.move(200, 300)
    page.wait_for_timeout(500)  # what loading left to do is not scrolling
    browser.start_tracing(page=page, categories=CATEGORIES)
    for _ in range(STEPS):
        page.mouse.wheel(0, STEP)
        page.wait_for_timeout(PAUSE)
    assert page.evaluate("scrollY") > STEP, "nothing was scrolled"
    return _longest(json.loads(browser.stop_tracing())["traceEvents"])


def _longest(events: list[dict[str, Any]]) -> Tasks:
    mains = {
        (one["pid"], one["tid"])
        for one in events
        if one.get("name") == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        one
        for one in events
        if one.get("name", "").endswith("RunTask") and (one["pid"], one["tid"]) in mains
    ]
    busiest, _ = Counter((one["pid"], one["tid"]) for one in tasks).most_common(1)[0]
    ours = [one for one in tasks if (one["pid"], one["tid"]) == busiest]
    return Tasks(
        len(ours),
        max(one.get("dur", 0) for one in ours) / 1000,
        max(one.get("tdur", 0) for one in ours) / 1000,
    )
