"""The look keeps its promises: contrast, no inline styles or scripts, nothing from outside."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"
STYLE = (WEB / "static/web/site.css").read_text()
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
TEXT_ON = [
    *(("ink", ground) for ground in ("paper", "sheet", "quote")),
    *(("soft", ground) for ground in ("paper", "quote")),
    *(("link", ground) for ground in ("paper", "sheet", "quote")),
    ("link-visited", "paper"),
    *((family, f"{family}-wash") for family in ("firm", "one", "against", "loose", "held")),
    ("paper", "ink"),
    *(("paper", family) for family in ("firm", "one", "against", "loose")),
    ("against", "paper"),
]
"""Pairs of text and ground that the pages use."""

OUR_SCRIPT = re.compile(
    r"""<script (type="module" )?src="{% static 'web/[\w./-]+' %}"( defer)?></script>"""
)
"""A script of a file that we serve; it stands in the page by its address alone."""


def tokens(dark: bool) -> dict[str, str]:
    light, darkened = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in blocks())
    return light | darkened if dark else light


def blocks() -> tuple[str, str]:
    start = STYLE.index("@media screen and (prefers-color-scheme: dark)")
    return STYLE[:start], STYLE[start : STYLE.index("/* ---------- page")]


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_from_its_ground(text: str, ground: str, dark: bool) -> None:
    colours = tokens(dark)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("part", ["edge", "focus"])
def test_controls_and_focus_stand_out(part: str, dark: bool) -> None:
    colours = tokens(dark)
    assert contrast(colours[part], colours["paper"]) >= 3


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_or_script(template: Path) -> None:
    # A block of data is no script: it is never run, and no policy on scripts is about it.
    text = template.read_text().replace('<script type="application/ld+json">', "")
    text = OUR_SCRIPT.sub("", text)
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_loads_nothing_from_outside(template: Path) -> None:
    assert not re.search(r'(src|href)="(https?:)?//', template.read_text())


def test_the_style_sheet_loads_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_evidence_that_counts_itself_has_no_second_number() -> None:
    (rules,) = re.findall(r"{([^}]*counter-reset: evidence;[^}]*)}", STYLE)
    assert "list-style: none;" in rules
