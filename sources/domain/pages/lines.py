"""A page as the lines a reader sees, each with the element it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from sources.domain.pages.words import HTML_SPACES

INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "label", "img",
}  # fmt: skip
UNSEEN = {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"}
ASIDE = {"nav", "footer", "aside", "menu", "form"}
KEEPS = {"html", "body", "article", "main"}
"""A class on these says something of the whole page, not that it is beside the article."""
LONGEST_CLASS = 200
"""What is longer was not written by hand and is cut before anything is searched."""
ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|sidebar|comments?|disqus|replies|footer|nav|navbar|navigation|"
    r"menu|share|sharing|social|newsletter|promo|advert\w*|ads?|cookie\w*|consent|breadcrumbs?|"
    r"teasers?|most-read|trending|popular|more-stories|read-more|bio|topbar|masthead)(?:[\s_-]|$)",
    re.IGNORECASE,
)

ANSWERS_CLASS = re.compile(
    r"(?:^|[\s_-])(?:comments|comment-?list|comment-?section|disqus|replies)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""What readers wrote under an article."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `aside` tells that it stands in navigation, footer, comments and the like."""

    text: str
    element: HtmlElement
    aside: bool


def is_aside(element: HtmlElement) -> bool:
    """Whether an element holds what stands beside an article, by its tag or its class."""
    if element.tag in KEEPS:
        return False
    named = names_of(element)
    return element.tag in ASIDE or bool(ASIDE_CLASS.search(named))


def names_of(element: HtmlElement) -> str:
    """Will return class and id of an element in one string."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def stands_aside(element: HtmlElement) -> bool:
    """Whether an element, or one around it, stands beside the article."""
    return is_aside(element) or any(map(is_aside, element.iterancestors()))


def lines_of(tree: HtmlElement) -> list[Line]:
    """Will return the lines of a page from top to bottom, without scripts and styles."""
    return list(_Walker().walk(tree))


class _Walker:
    """Collects text until a block begins or ends; keeps count of what it is inside of."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[HtmlElement] = []
        self.unseen = self.beside = 0

    def walk(self, tree: HtmlElement) -> Iterator[Line]:
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                yield from self._enter(element)
            else:
                yield from self._leave(element)

    def _flush(self) -> Iterator[Line]:
        text = HTML_SPACES.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        if text and self.blocks:
            yield Line(text, self.blocks[-1], self.beside > 0)

    def _add(self, text: str | None) -> None:
        if text and not self.unseen:
            self.parts.append(text)

    def _add_gap(self, element: HtmlElement) -> None:
        """A day is set apart from what is beside it by style, where no space does it."""
        if element.tag == "time" and self.parts:
            self._add(" ")

    def _enter(self, element: HtmlElement) -> Iterator[Line]:
        if element.tag not in INLINE:
            yield from self._flush()
            self.blocks.append(element)
        self.unseen += element.tag in UNSEEN
        self.beside += is_aside(element)
        self._add_gap(element)
        self._add(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Line]:
        if element.tag not in INLINE:
            yield from self._flush()
            self.blocks.pop()
        self.unseen -= element.tag in UNSEEN
        self.beside -= is_aside(element)
        self._add_gap(element)
        self._add(element.tail)
