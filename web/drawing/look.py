"""Colours of the drawing: readable on light and dark ground and on paper, never by colour alone.

Every shape carries its light colours itself, so that it looks right in any program; a style sheet
only changes them for dark screens. The same sheet is linked from pages, where inline styles are
forbidden, and written into files that stand alone.
"""

from collections.abc import Hashable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from web.drawing.text import escaped

STYLE_PATH = Path(__file__).parents[1] / "static" / "web" / "drawing.css"

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
PAINTS = {
    "paper": "#faf8f3",
    "sheet": "#ffffff",
    "ink": "#1c1a17",
    "soft": "#5a554c",
    "line": "#dcd6c9",
    "edge": "#8a8375",
    "firm": "#0b5344",
    "firm-wash": "#e1f0ea",
    "one": "#6f3f00",
    "against": "#862718",
    "against-wash": "#fae5df",
    "held": "#4e3779",
}
"""The colours by name; a class `dr-f-<name>` fills, `dr-s-<name>` strokes."""


@cache
def style() -> str:
    """Will give the style sheet, for a drawing that stands alone."""
    return STYLE_PATH.read_text(encoding="utf-8").strip()


def element(
    name: str, content: str | None = None, *, fill: str = "", stroke: str = "", **given: Any
) -> str:
    """Will write an element: underscores in names are hyphens, `content` is written already.

    >>> element("path", d="M0 0H9", stroke_width=2)
    '<path d="M0 0H9" stroke-width="2"/>'
    """
    classes = [str(given.pop("look"))] if given.get("look") else []
    given.pop("look", None)
    for attribute, short, paint in (("fill", "f", fill), ("stroke", "s", stroke)):
        if paint:
            given[attribute] = PAINTS.get(paint, paint)
            if paint in PAINTS:
                classes.append(f"dr-{short}-{paint}")
    if classes:
        given["class"] = " ".join(classes)
    written = "".join(
        f' {key.replace("_", "-")}="{_value(value)}"'
        for key, value in given.items()
        if value is not None
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


@lru_cache(maxsize=1024, typed=True)
def _value(value: Hashable) -> str:
    """A number or words for an attribute; most stand in many elements."""
    return f"{value:g}" if isinstance(value, float) else escaped(str(value))


def text(words: str, x: float, y: float, size: float, *, fill: str = "ink", **given: Any) -> str:
    """Will write a line of text. It runs as its own letters do, whatever stands around it."""
    return element("text", escaped(words), x=x, y=y, font_size=size, fill=fill, **given)
