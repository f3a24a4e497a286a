"""What is asked of every page: that everybody can use it, on any screen, in any way."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")

WIDER = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= innerWidth) return [];
  const scrolled = (one) => one && one !== document.body
    && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(one).overflowX)
      || scrolled(one.parentElement));
  const out = [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !scrolled(one.parentElement));
  return [`${page.scrollWidth} px`, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
}"""
"""What makes a page wider than its window; nothing where it is not."""

FOLLOW = """() => {
  window.reached = new Set();
  window.unseen = new Set();
  const told = (one) => one.outerHTML.slice(0, 120);
  const looks = (one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
      style.backgroundColor, style.borderColor, style.color, style.textDecorationLine,
      style.stroke, style.strokeWidth].join();
  };
  const look = (one) => [one, ...(one instanceof SVGElement ? one.children : [])].map(looks).join();
  const plain = new Map();
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary"))
    plain.set(one, look(one));
  document.addEventListener("focusin", ({target}) => {
    window.reached.add(target);
    const holder = target.closest("label") ?? target.parentElement;
    const outlined = [target, holder].some((one) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    });
    if (!outlined && look(target) === plain.get(target)) window.unseen.add(told(target));
  });
}"""
"""Follows the focus: notes what it reaches, and what looks the same with it as without."""

MISSED = """() => {
  const groups = new Set([...window.reached].filter((one) => one.type === "radio")
    .map((one) => one.name));
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: false})
      && !one.disabled && one.type !== "hidden" && one.tabIndex >= 0
      && !one.closest("[inert]") && !window.reached.has(one)
      && !(one.type === "radio" && groups.has(one.name)))
    .map((one) => one.outerHTML.slice(0, 120));
}"""
"""What can be used and yet is not reached."""

COUNT = """() => document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']").length"""


def issues(page: Page, *, rules: tuple[str, ...] = (), without: str = "") -> list[str]:
    """Will return what axe-core calls serious or critical on a page, each with where it is.

    By some rules alone, where they are named, or by all but one.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    if without:
        options["rules"] = {without: {"enabled": False}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]} – {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"][:3]
    ]


def told(wrong: dict[str, list[str]]) -> str:
    """Will write down what is wrong, page by page."""
    lines = [line for path, found in wrong.items() for line in (path, *(f"  {x}" for x in found))]
    return "\n".join(lines)


def issues_in_the_dark(page: Page) -> list[str]:
    """Will return what cannot be read on a page where the reader likes it dark."""
    page.emulate_media(color_scheme="dark")
    found = issues(page, rules=("color-contrast", "link-in-text-block"))
    page.emulate_media(color_scheme="light")
    return found


MOMENTS = 15
"""Fifths of a second that a page has to fit a window after it has changed."""


def wider_than(page: Page, width: int = 320, height: int = 640) -> list[str]:
    """Will return what sticks out of a page in a small window; nothing where it fits.

    Charts are drawn anew when the window has changed, which takes them a moment.
    """
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    found: list[str] = page.evaluate(WIDER)
    for _ in range(MOMENTS):
        if not found:
            break
        page.wait_for_timeout(200)
        found = page.evaluate(WIDER)
    if before:
        page.set_viewport_size(before)
    return found


def unreached_by_keyboard(page: Page) -> list[str]:
    """Will go through a page with the Tab key; returns what it does not reach, or reaches unseen."""
    page.evaluate(FOLLOW)
    for _ in range(page.evaluate(COUNT) + 2):
        page.keyboard.press("Tab")
    missed: list[str] = page.evaluate(MISSED)
    unseen: list[str] = page.evaluate("() => [...window.unseen]")
    return [f"not reached: {one}" for one in missed] + [f"focus not seen: {one}" for one in unseen]
