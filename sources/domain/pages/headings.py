"""Which heading is the article's own, and which are the site's or another article's."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from sources.domain.pages.lines import Line, names_of, stands_aside
from sources.domain.pages.titles import SEPARATOR, SHORTEST_MATCH
from sources.domain.pages.words import squash, tidy

LOGO_CLASS = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|branding|site|site-?(?:title|name)|blog-?title|masthead)(?:[\s_-]|$)",
    re.IGNORECASE,
)
FRONT_PAGE = re.compile(r"/|https?://[^/]+/?")
MOST_HEADINGS = 5
LONGEST_LINE, PARAGRAPH = 200, 140


def titles_of(tree: HtmlElement) -> list[str]:
    """Will return the text of `<title>`, of the head only: drawings have titles too."""
    head = tree.find("head")
    title = head.find("title") if head is not None else None
    return [tidy(title.text_content())] if title is not None else []


def headings_of(tree: HtmlElement) -> list[str]:
    """Will return the headings that may be the article's, the likeliest first.

    Those of the first level come first if the page's title has them in it. One of a lower level
    counts only if the title begins or ends with it. A logo never counts.
    """
    whole = [squash(title) for title in titles_of(tree)]
    first = [(tidy(h.text_content()), _in_header(h)) for h in tree.iter("h1") if not _is_other(h)]
    first = [(text, beside) for text, beside in first if text]
    first.sort(key=lambda one: (not any(squash(one[0]) in title for title in whole), one[1]))
    lower = [tidy(h.text_content()) for h in tree.iter("h2", "h3") if not _is_other(h)]
    named = [text for text in lower if any(is_edge(text, title) for title in titles_of(tree))]
    found = [text for text, _ in first][:MOST_HEADINGS]
    # "Bridge closed | River Post": where a lower heading is what the title begins with, and the
    # first one is not, the first one is the site's name.
    leads = [text for text in named if _leads(text, whole)]
    if leads and not any(_leads(text, whole) for text in found):
        return [*leads[:1], *found]
    return found or named[:1]


def logos_of(tree: HtmlElement) -> list[str]:
    """Will return the first-level headings that are the site's name: they are linked to its front."""
    return [
        tidy(h.text_content())
        for h in tree.iter("h1")
        if not stands_aside(h) and _is_logo(h) and tidy(h.text_content())
    ][:1]


def _leads(text: str, whole: list[str]) -> bool:
    return any(title.startswith(squash(text)) for title in whole)


def is_edge(text: str, title: str) -> bool:
    """Whether a title begins or ends with a text that is long enough to be no chance.

    >>> is_edge("Post bus to run on Sundays", "Print: Post bus to run on Sundays")
    True
    """
    plain, whole = squash(text), squash(title)
    return len(plain) >= SHORTEST_MATCH and whole.startswith(plain) | whole.endswith(plain)


def heading_among(lines: list[Line], title: str) -> tuple[str, str]:
    """Will find headline and site name on a page without headings, by the parts of its title.

    Where both parts are shown the site's name comes first, and the headline stands above the text.

    >>> heading_among([], "River Post: Bridge closed for good")
    ('', '')
    """
    shown: list[str] = []
    for line in lines:
        if len(line.text) >= PARAGRAPH:
            break
        if not line.aside and is_edge(line.text, title):
            shown.append(line.text)
    site = shown[0] if len(shown) > 1 and squash("".join(shown[:2])) == squash(title) else ""
    alone = bool(shown) and len(squash(shown[-1])) * 2 < len(squash(title)) and not site
    return ("", "") if not shown or alone or shown[-1] == site else (shown[-1], site)


def drop_other_articles(tree: HtmlElement) -> None:
    """Will take out the teasers of other articles, where one of several has the page's heading."""
    every = [a for a in tree.iter("article") if next(a.iterancestors("article"), None) is None]
    heading = next(iter(headings_of(tree)), "")
    parts = [squash(part) for title in titles_of(tree) for part in [title, *SEPARATOR.split(title)]]
    if len(every) < 2 or squash(heading) not in parts:
        return
    own = [article for article in every if heading in _headings_in(article)]
    longest = max(every, key=lambda article: len(article.text_content()))
    if own == [longest]:
        for article in every:
            if article is not own[0]:
                article.drop_tree()


def _headings_in(article: HtmlElement) -> Iterator[str]:
    return (tidy(h.text_content()) for h in article.iter("h1", "h2", "h3"))


def _is_other(heading: HtmlElement) -> bool:
    return stands_aside(heading) or _is_logo(heading)


def _in_header(heading: HtmlElement) -> bool:
    """Whether a heading stands in the page's header rather than in that of its article."""
    around = [a.tag for a in heading.iterancestors("header", "article", "main", "section")]
    return around == ["header"]


def _is_logo(heading: HtmlElement) -> bool:
    if LOGO_CLASS.search(names_of(heading)):
        return True
    links = [*heading.iterancestors("a"), *heading.iter("a")]
    whole = [link for link in links if tidy(link.text_content()) == tidy(heading.text_content())]
    return any(
        link.get("rel") == "home" or FRONT_PAGE.fullmatch(link.get("href") or "") for link in whole
    )
