"""Small pages for the tests, written here: nothing of them was ever published."""

import json
from typing import Any

from lxml import html

PARAGRAPH = (
    "The council of the town met in the evening of day {n} to speak about the river, and several "
    "members said that the bridge would stay closed until spring."
)


def tree(markup: str) -> html.HtmlElement:
    return html.document_fromstring(markup)


def jsonld(*nodes: Any) -> str:
    blocks = (json.dumps(node) for node in nodes)
    return "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)


def paragraphs(count: int = 5) -> str:
    return "".join(f"<p>{PARAGRAPH.format(n=n)}</p>" for n in range(count))


def page(
    top: str = "<h1>Bridge closed</h1>",
    *,
    head: str = "",
    end: str = "",
    attributes: str = "lang=en",
) -> str:
    """A whole page: `top` and `end` stand in the article, before and after its paragraphs."""
    return (
        f"<!doctype html><html {attributes}><head>{head}</head>"
        f"<body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
        f"<article>{top}{paragraphs()}{end}</article><footer>Imprint</footer></body></html>"
    )
