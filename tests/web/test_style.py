"""The look keeps its promises: contrast, no inline styles or scripts, nothing from outside."""

import gzip
import re
from pathlib import Path

import pytest

from claims.domain.vocabulary import Label

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
    r"<script( type=\"module\"| defer)? src=\"{% static '[^']+' %}\"( defer)?></script>"
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


SEEN_BY = {
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""Source: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB."""

FAMILIES = ("firm", "one", "against", "loose", "held")


def seen(colour: str, by: str) -> str:
    """A colour as somebody sees it who lacks one kind of cone."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def shown(value: float) -> int:
        value = min(max(value, 0), 1)
        value = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        return round(value * 255)

    parts = [linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    rows = SEEN_BY[by]
    mixed = [sum(weight * part for weight, part in zip(row, parts, strict=True)) for row in rows]
    return "#" + "".join(f"{shown(value):02x}" for value in mixed)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("by", SEEN_BY)
def test_labels_and_verdicts_are_read_without_one_kind_of_cone(by: str, dark: bool) -> None:
    colours = {name: seen(value, by) for name, value in tokens(dark).items()}
    for family in FAMILIES:
        assert contrast(colours[family], colours[f"{family}-wash"]) >= 4.5, family
        assert contrast(colours["ink"], colours[f"{family}-wash"]) >= 7, family
        assert contrast(colours["paper"], colours[family]) >= 4.5, family


@pytest.mark.parametrize("look", ["is", "said"])
def test_no_two_families_are_told_apart_by_colour_alone(look: str) -> None:
    borders = []
    for family in FAMILIES:
        (rules,) = re.findall(rf"\.{look}-{family} {{([^}}]*)}}", STYLE)
        border = "".join(re.findall(r"border[^;]*;", rules))
        borders.append(re.sub(r"var\([^)]*\)", "", border) or "plain")
    if look == "said":
        assert len(set(borders)) == len(FAMILIES)
    else:
        # Both plain ones differ by the mark that every badge carries.
        assert len(set(borders)) == len(FAMILIES) - 1


def test_every_label_has_a_mark_of_its_own() -> None:
    marks = (WEB / "static/web/marks.svg").read_text()
    drawn = dict(re.findall(r'<symbol id="([a-z_-]+)"[^>]*>(.*?)</symbol>', marks, re.DOTALL))
    wanted = {str(label) for label in Label}
    assert wanted <= set(drawn)
    assert len({drawn[one] for one in wanted}) == len(wanted)


def test_motion_is_only_for_those_who_want_it() -> None:
    moving = re.findall(r"[^}]*{[^}]*(?:scroll-behavior: smooth|animation|transition)[^}]*}", STYLE)
    assert moving
    assert all("prefers-reduced-motion: no-preference" in one for one in moving)


def test_what_every_public_page_loads_is_light() -> None:
    files = [WEB / "static/web" / name for name in ("site.css", "drawing.css", "times.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 60_000


def test_the_style_sheet_loads_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_evidence_that_counts_itself_has_no_second_number() -> None:
    (rules,) = re.findall(r"{([^}]*counter-reset: evidence;[^}]*)}", STYLE)
    assert "list-style: none;" in rules
