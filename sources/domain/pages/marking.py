"""Captions and notices, marked in the tree so that they are found again in the extracted text."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from sources.domain.pages.lines import Line, names_of, stands_aside
from sources.domain.pages.notices import LONGEST_NOTICE, is_disclaimer, is_machine_translation
from sources.domain.pages.standing_in import StandIns
from sources.domain.pages.words import HTML_SPACES
from sources.domain.vocabulary import SegmentKind

CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|bildunterschrift|photo-credit|image-credit|legend)"
    r"(?:[\s_-]|$)", re.IGNORECASE)  # fmt: skip
LONGEST_CAPTION = 600
LONG = 80


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: what it is, how it reads, and whether it comes before the first paragraph."""

    kind: SegmentKind
    text: str
    before: bool


def mark(tree: HtmlElement, lines: list[Line], swap: StandIns) -> list[Mark]:
    """Will put marks around captions and notices, in place; the place in the list is the number.

    A figure is left with its captions only: extractors drop figures, and the words with them.
    """
    marks: list[Mark] = []
    started = _first_paragraphs(tree)
    for element in [e for e in tree.iter() if isinstance(e.tag, str) and _is_caption(e)]:
        # Of captions in each other the outer one has already taken the words of the inner.
        if _is_in(element, tree) and not stands_aside(element) and _text(element):
            kept = Mark(SegmentKind.CAPTION, _text(element), element not in started)
            _replace(_figure(element), element, _wrap(kept, len(marks), swap))
            marks.append(kept)
    for line in lines:
        if _is_notice(line) and not _inside_marked(line.element, swap):
            kept = Mark(SegmentKind.DISCLAIMER, line.text, line.element not in started)
            _rewrite(line.element, line.text, _wrap(kept, len(marks), swap))
            marks.append(kept)
    return marks


def _is_in(element: HtmlElement, tree: HtmlElement) -> bool:
    return next(element.iterancestors(tree.tag), None) is tree


def _first_paragraphs(tree: HtmlElement) -> set[HtmlElement]:
    """Every element that comes after the first long paragraph."""
    after: set[HtmlElement] = set()
    begun = False
    for element in tree.iter():
        if begun:
            after.add(element)
        elif element.tag == "p" and len(_text(element)) >= LONG and not stands_aside(element):
            begun = True
    return after


def _text(element: HtmlElement) -> str:
    return HTML_SPACES.sub(" ", element.text_content()).strip()


def _is_caption(element: HtmlElement) -> bool:
    if element.tag == "figcaption":
        return len(_text(element)) <= LONGEST_CAPTION
    if element.tag not in ("p", "div", "span", "small", "dd", "cite"):
        return False
    named = element.get("itemprop") == "caption" or CAPTION_CLASS.search(names_of(element))
    return bool(named) and len(_text(element)) <= LONGEST_CAPTION


def _is_notice(line: Line) -> bool:
    if len(line.text) > LONGEST_NOTICE:
        return False
    return is_machine_translation(line.text) or (is_disclaimer(line.text) and not line.aside)


def _figure(caption: HtmlElement) -> HtmlElement:
    """The figure around a caption, unless it holds a table, which is text."""
    figure = next(caption.iterancestors("figure"), None)
    if figure is None or figure.find(".//table") is not None:
        return caption
    return figure


def _wrap(kept: Mark, number: int, swap: StandIns) -> HtmlElement:
    paragraph: HtmlElement = etree.Element("p")
    paragraph.text = f"{swap.opening}{number}{swap.opening}{kept.text}{swap.closing}"
    return paragraph


def _replace(figure: HtmlElement, caption: HtmlElement, paragraph: HtmlElement) -> None:
    """Puts the paragraph in front of the figure and takes the caption out of it."""
    parent = figure.getparent()
    if parent is None:
        return
    parent.insert(parent.index(figure), paragraph)
    caption.drop_tree()


def _inside_marked(element: HtmlElement, swap: StandIns) -> bool:
    return swap.opening in element.text_content()


def _rewrite(element: HtmlElement, text: str, paragraph: HtmlElement) -> None:
    """Turns an element that holds only the notice into the paragraph."""
    if _text(element) != text:
        return
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "p", paragraph.text
