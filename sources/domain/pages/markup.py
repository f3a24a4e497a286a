"""What a page says of itself in microdata, meta elements and links."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from sources.domain.pages.genres import genre_of_label, genre_of_type
from sources.domain.pages.names import clean_name
from sources.domain.pages.said import Said
from sources.domain.pages.words import tidy

TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "sailthru.title",
          "parsely-title", "twitter:title", "title", "headline")  # fmt: skip
AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
           "article:author_name", "byl", "author", "article:author", "og:article:author",
           "twitter:data1")  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "cxenseparse:recs:publishtime", "article.published", "displaydate",
    "originalpublicationdate", "release_date", "pdate", "date",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified",
            "lastmod", "last-modified", "revised", "datemodified")  # fmt: skip
LANGUAGES = ("content-language", "dc.language", "dcterms.language", "og:locale", "language",
             "citation_language")  # fmt: skip
SITES = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher",
         "dcterms.publisher", "apple-mobile-web-app-title", "publisher")  # fmt: skip
SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "dc.type",
            "og:type", "article:genre", "genre", "content-type-label", "cg", "page-type")  # fmt: skip


def read_meta(tree: HtmlElement) -> Said:
    """Will read OpenGraph, Dublin Core, citation and other meta elements, and the head's links."""
    meta = _meta(tree)
    names = [[n for n in map(clean_name, meta.get(key, [])) if n] for key in AUTHORS[:-1]]
    names += [[n for n in map(clean_name, _split_author(meta)) if n]]
    return Said(
        titles=_all(meta, TITLES),
        authors=[found for found in names if found],
        published=_all(meta, PUBLISHED),
        modified=_all(meta, MODIFIED),
        languages=[*html_languages(tree), *_all(meta, LANGUAGES)],
        canonical=[*_links(tree, "canonical"), *_all(meta, ("og:url",))],
        amp=_links(tree, "amphtml"),
        sites=_all(meta, SITES),
        genres=[g for g in map(genre_of_label, _all(meta, SECTIONS)) if g],
        wires=_all(meta, ("syndication-source-name", "article:agency", "provider", "news_agency")),
    )


def _split_author(meta: dict[str, list[str]]) -> list[str]:
    """Twitter's labelled pairs: `data1` is the author only where `label1` says so."""
    labels = " ".join(meta.get("twitter:label1", [])).lower()
    return meta.get("twitter:data1", []) if "written" in labels or "author" in labels else []


def html_languages(tree: HtmlElement) -> list[str]:
    """Will return the language of the page's root, or of its article."""
    places = [tree, *tree.iter("body"), *tree.iter("article")]
    key = "{http://www.w3.org/XML/1998/namespace}lang"
    found = (place.get("lang") or place.get("xml:lang") or place.get(key) for place in places)
    return [language for language in found if language]


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("http-equiv")
        value = tidy(element.get("content"))
        if key and value and not element.get("itemprop"):
            found.setdefault(key.strip().lower(), []).append(value)
    return found


def _all(meta: dict[str, list[str]], keys: Iterable[str]) -> list[str]:
    return [value for key in keys for value in meta.get(key, [])]


def _links(tree: HtmlElement, rel: str) -> list[str]:
    return [
        address
        for link in tree.iter("link")
        if rel in (link.get("rel") or "").lower().split() and (address := link.get("href"))
    ]


def read_microdata(tree: HtmlElement) -> Said:
    """Will read the properties of the first article that is marked as a schema.org item."""
    item = next(
        (
            element
            for element in tree.iter()
            if isinstance(element.tag, str)
            and element.get("itemtype")
            and _is_article(element.get("itemtype") or "")
        ),
        None,
    )
    if item is None:
        return Said()
    kinds = (item.get("itemtype") or "").split()
    people = [n for n in map(clean_name, _names(item, "author")) if n]
    return Said(
        titles=_properties(item, "headline"),
        authors=[people] if people else [],
        published=_properties(item, "datePublished"),
        modified=_properties(item, "dateModified"),
        languages=_properties(item, "inLanguage"),
        sites=_names(item, "publisher"),
        genres=[g for g in map(genre_of_type, kinds) if g]
        + [g for g in map(genre_of_label, _properties(item, "articleSection")) if g],
        wires=_names(item, "sourceOrganization") + _names(item, "provider"),
    )


def _is_article(itemtype: str) -> bool:
    names = [kind.rsplit("/", 1)[-1] for kind in itemtype.split()]
    return any(n.endswith(("Article", "Posting")) or n in ("Report", "ClaimReview") for n in names)


def _value(element: HtmlElement) -> str:
    for key in ("content", "datetime"):
        if element.get(key):
            return tidy(element.get(key))
    return tidy(element.text_content())


def _scoped(item: HtmlElement, name: str) -> list[HtmlElement]:
    """The elements of an item with a property of this name, not those of items within it."""
    found = []
    for element in item.iterdescendants():
        if isinstance(element.tag, str) and name in (element.get("itemprop") or "").split():
            owner = next(
                (a for a in element.iterancestors() if a.get("itemscope") is not None), None
            )
            if owner is item or owner is None or item.get("itemscope") is None:
                found.append(element)
    return found


def _properties(item: HtmlElement, name: str) -> list[str]:
    return [value for value in map(_value, _scoped(item, name)) if value]


def _names(item: HtmlElement, name: str) -> list[str]:
    """The names of items that a property points to, or its text where it is no item."""
    found: list[str] = []
    for element in _scoped(item, name):
        if element.get("itemscope") is not None:
            found += _properties(element, "name")[:1] or [tidy(element.text_content())]
        else:
            found.append(_value(element))
    return [value for value in found if value]
