"""From the text of a page to a tree that can be read: not monstrous, and only what is shown."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

from sources.domain.pages.blocks import split
from sources.domain.pages.lines import ANSWERS_CLASS, KEEPS, LONGEST_CLASS, names_of
from sources.domain.pages.refusing import PASTE, NotReadable

DEEPEST = 250
"""libxml2 leaves out what is nested deeper than 256 elements, and says nothing."""
MOST_ELEMENTS = 200_000
NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
LONGEST_STYLE = 500
PREFORMATTED = "was-preformatted"
"""The class of an element that was one preformatted text and has paragraphs now."""
PARAGRAPH, LEAST = 140, 0.25
"""A column whose longest text has fewer characters, and less of the page, has no article in it."""
MOST = 0.5
"""What holds more of the page's text than this is its article, however it is marked up."""


def parse(text: str) -> HtmlElement:
    """Will return the tree of a page without comments, hidden elements and absurd names.

    Raises: NotReadable (`empty`, `too_deep`, `too_large`).
    """
    # The encoding is given: a declaration in the page no longer holds, the text was decoded already.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree: HtmlElement = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as why:
        raise NotReadable("empty", f"There is nothing to read: the page is empty. {PASTE}") from why
    _refuse_monsters(tree)
    _cut_names(tree)
    body = tree.find("body")
    if body is not None:
        _drop_hidden(body)
        _open_preformatted(body)
        _open_layout(body)
    return tree


def _refuse_monsters(tree: HtmlElement) -> None:
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        if depth > DEEPEST:
            raise NotReadable(
                "too_deep", f"The page nests more than {DEEPEST} elements in each other. {PASTE}"
            )
        if count > MOST_ELEMENTS:
            raise NotReadable(
                "too_large", f"The page has more than {MOST_ELEMENTS:,} elements. {PASTE}"
            )


def _cut_names(tree: HtmlElement) -> None:
    """Cuts classes that nobody wrote by hand: every rule of every extractor searches them."""
    for element in tree.iter():
        for key in ("class", "id"):
            if len(element.get(key) or "") > LONGEST_CLASS:
                element.set(key, element.get(key)[:LONGEST_CLASS])


def _drop_hidden(body: HtmlElement) -> None:
    """Takes out what no reader sees and what readers wrote, unless most of the page is in it."""
    hidden = [e for e in body.iterdescendants() if isinstance(e.tag, str) and _is_left_out(e)]
    whole = len(body.text_content()) if hidden else 0
    for element in hidden:
        if element.getparent() is not None and len(element.text_content()) <= whole * MOST:
            element.drop_tree()


def _is_left_out(element: HtmlElement) -> bool:
    """Whether an element is hidden, or holds the answers of readers."""
    if element.tag in KEEPS:
        return False
    if element.tag in ("div", "section", "ol", "ul") and ANSWERS_CLASS.search(names_of(element)):
        return True
    style = (element.get("style") or "")[:LONGEST_STYLE]
    return element.get("hidden") is not None or bool(NOT_SHOWN.search(style))


def _open_preformatted(body: HtmlElement) -> None:
    """Turns a page that is one preformatted text into paragraphs."""
    blocks = list(body.iter("pre"))
    whole = len(body.text_content()) if blocks else 0
    for pre in blocks:
        text = pre.text_content()
        if len(text) <= whole * MOST:
            continue
        for child in list(pre):
            pre.remove(child)
        pre.tag, pre.text = "div", None
        pre.set("class", PREFORMATTED)
        for block in split(text):
            etree.SubElement(pre, "p").text = block.text


def _open_layout(body: HtmlElement) -> None:
    """Turns tables that only lay out the page into its parts, and columns beside the text into asides."""
    whole = len(body.text_content()) if body.find(".//table") is not None else 0
    for table in list(body.iter("table")):
        cells = [c for c in table.iter("td", "th") if next(c.iterancestors("table"), None) is table]
        widest = max(cells, key=lambda cell: len(cell.text_content()), default=None)
        if widest is None or len(widest.text_content()) <= whole * MOST:
            continue
        for beside in widest.getparent():
            if beside is not widest and _is_column(beside, whole):
                beside.tag = "aside"
        for part in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
            if part is table or next(part.iterancestors("table"), table) is table:
                part.tag = "div"


def _is_column(cell: HtmlElement, whole: int) -> bool:
    """Whether a cell is a column of links and small print."""
    longest = max(map(len, cell.itertext()), default=0)
    return longest < PARAGRAPH and len(cell.text_content()) < whole * LEAST
