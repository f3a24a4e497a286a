"""What a page says of itself in JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from sources.domain.pages.genres import genre_of_label, genre_of_type
from sources.domain.pages.names import clean_name, names_in
from sources.domain.pages.said import Said
from sources.domain.pages.words import squash, tidy
from sources.domain.vocabulary import Genre

Node = dict[str, Any]

ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
    "SatiricalArticle", "AdvertiserContentArticle", "Article", "BlogPosting", "TechArticle",
    "ScholarlyArticle", "Report", "SocialMediaPosting", "DiscussionForumPosting", "ClaimReview",
    "Legislation", "GovernmentPublication", "WebPage",
)  # fmt: skip
"""The types that are articles, the best description of one page first."""
MOST_NODES = 5000
OPENINGS = ("<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/")
CLOSINGS = ("//-->", "-->", "//]]>", "/*]]>*/", "]]>")
"""What some pages wrap a block in, for browsers that did not know scripts; longer ones first."""


def read_jsonld(tree: HtmlElement, *, headings: list[str]) -> Said:
    """Will read the node that describes this page; `headings` tell which of several it is."""
    nodes = nodes_in(tree)
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    main = _main(nodes, headings)
    if main is None:
        return Said(sites=_sites(nodes))
    found = _read(main, by_id)
    found.sites[:0] = _sites(nodes)
    claim_reviews = [node for node in nodes if "ClaimReview" in types(node)]
    if claim_reviews:
        found.genres.insert(0, Genre.FACT_CHECK)
        found.published.extend(_strings(node.get("datePublished") for node in claim_reviews[:1]))
    return found


def nodes_in(tree: HtmlElement) -> list[Node]:
    """Will return every typed node of all JSON-LD blocks; a block that is no JSON is left out."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        try:
            block = json.loads(unwrapped(script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        nodes += list(typed_nodes(block))
    return nodes[:MOST_NODES]


def unwrapped(block: str) -> str:
    """Will return the text of a block without the comment or CDATA marks around it.

    >>> unwrapped(" //<![CDATA[ {} //]]> ")
    '{}'
    """
    text = block.strip()
    for mark in OPENINGS:
        if text.startswith(mark):
            text = text.removeprefix(mark).lstrip()
            break
    text = text.rstrip(";").rstrip() if text.endswith(">;") else text
    for mark in CLOSINGS:
        if text.endswith(mark):
            return text.removesuffix(mark).rstrip()
    return text


def typed_nodes(block: Any) -> Iterator[Node]:
    """Will give every node with a type, outer ones first, in the order of the block."""
    waiting = [block]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            if "@type" in item:
                yield item
            waiting.extend(v for v in reversed(list(item.values())) if isinstance(v, list | dict))


def types(node: Node) -> list[str]:
    """Will return the types of a node without their vocabulary's address."""
    return [kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in _strings([node.get("@type")])]


def _main(nodes: list[Node], headings: list[str]) -> Node | None:
    """The node that is this page's article: the one whose headline is shown, else the best type."""
    shown = {squash(heading) for heading in headings if heading}

    def rank(node: Node) -> int:
        return min((ARTICLES.index(kind) for kind in types(node) if kind in ARTICLES), default=99)

    articles = [node for node in nodes if rank(node) < len(ARTICLES)]
    of_page = [node for node in articles if squash(tidy(node.get("headline"))) in shown]
    return min(of_page or articles, key=rank, default=None)


def _read(node: Node, by_id: dict[str, Node]) -> Said:
    kinds = types(node)
    genres = [genre for genre in map(genre_of_type, kinds) if genre]
    labels = _strings([node.get("articleSection"), node.get("genre")])
    genres += [genre for genre in map(genre_of_label, labels) if genre]
    name = [] if "ClaimReview" in kinds or "WebPage" in kinds else [tidy(node.get("name"))]
    people = [] if "ClaimReview" in kinds else _names(node.get("author"), by_id)
    people = people or ([] if "ClaimReview" in kinds else _names(node.get("creator"), by_id))
    publisher = _names(node.get("publisher"), by_id)
    agencies = _names(node.get("sourceOrganization"), by_id) + _names(node.get("provider"), by_id)
    own = {squash(name) for name in publisher}
    return Said(
        titles=[title for title in [tidy(node.get("headline")), *name] if title],
        authors=[people] if people else [],
        published=_strings([node.get("datePublished")]) or _strings([node.get("dateCreated")]),
        modified=_strings([node.get("dateModified")]),
        languages=_languages(node.get("inLanguage")),
        canonical=_addresses(node),
        sites=publisher,
        genres=genres,
        wires=[name for name in agencies if squash(name) not in own],
        body=[text for text in [node.get("articleBody")] if isinstance(text, str)],
    )


def _strings(values: Any) -> list[str]:
    """The non-empty strings among values and lists of values."""
    found: list[str] = []
    for value in values:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                one = one.get("@value")
            if isinstance(one, str) and one.strip():
                found.append(tidy(one))
    return found


def _names(value: Any, by_id: dict[str, Node]) -> list[str]:
    """The names of persons and bodies, given as strings, nodes, references or lists of these."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            one = by_id.get(one, {"name": one})
        if isinstance(one, dict):
            found += _names_of(by_id.get(str(one.get("@id")), {}) | one)
    return list(dict.fromkeys(name for name in found if name))


def _names_of(node: Node) -> list[str]:
    """The name of a body as it is; that of a person may turn out to be those of several."""
    names = _strings([node.get("name")])
    names = names or [" ".join(_strings([node.get("givenName"), node.get("familyName")]))]
    if any(kind.endswith("Organization") for kind in types(node)):
        return [clean_name(name) for name in names]
    return [name for written in names for name in names_in(written, labelled=False)]


def _languages(value: Any) -> list[str]:
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        whole = one if isinstance(one, dict) else {"alternateName": one}
        found += _strings([whole.get("alternateName")]) or _strings([whole.get("name")])
    return found


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    page = (page.get("@id") or page.get("url")) if isinstance(page, dict) else page
    return _strings([node.get("url"), page])


def _sites(nodes: list[Node]) -> list[str]:
    return _strings(node.get("name") for node in nodes if "WebSite" in types(node))
