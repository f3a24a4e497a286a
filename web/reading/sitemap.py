"""The map of the public pages, written piece by piece: its size costs no memory.

Source: sitemaps.org protocol 0.9: at most 50,000 addresses a file, an index above them.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from django.urls import reverse

from accounts.models.asking import AskedQuerySet
from claims.models import Claim
from reviews.models import Review
from sources.models import Article, Source

PART = 20_000
"""So many record numbers one part spans; records that were withdrawn leave gaps."""

AT_ONCE = 2_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = ("home", "claims", "reviews", "corrections", "methodology", "about")

SECTIONS: dict[str, Callable[[], "AskedQuerySet[Any]"]] = {
    "claims": lambda: Claim.objects.open(),
    "articles": lambda: Article.objects.read_here(),
    "sources": lambda: Source.objects.active(),
    "reviews": lambda: Review.objects.published(),
}
"""The records that have a public page. Our own reviews stand under reviews, not under articles."""


def sitemap_index(site: str) -> str:
    """Will list the parts of every section that has records, and the pages that always are."""
    parts = [f"{site}{reverse('sitemap-pages')}"]
    for name, rows in SECTIONS.items():
        last = rows().last_number()
        parts += [
            f"{site}{reverse(f'sitemap-{name}')}?part={number}"
            for number in range(1, -(-last // PART) + 1)
        ]
    told = "\n".join(f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in parts)
    return f"{HEAD}<sitemapindex {NAMESPACE}>\n{told}\n</sitemapindex>\n"


def sitemap_part(site: str, section: str, part: int) -> Iterator[str]:
    """Will write one part, in one query for each two thousand addresses."""
    yield f"{HEAD}<urlset {NAMESPACE}>\n"
    for path in _paths(section, part):
        yield f"<url><loc>{escape(site + path)}</loc></url>\n"
    yield "</urlset>\n"


def _paths(section: str, part: int) -> Iterator[str]:
    if section == "pages":
        yield from (reverse(name) for name in PAGES)
        return
    last, end = (part - 1) * PART, part * PART
    while rows := list(SECTIONS[section]().numbered_between(last, end)[:AT_ONCE]):
        yield from (_path(section, row) for row in rows)
        last = rows[-1].pk


def _path(section: str, row: Any) -> str:
    if section == "articles":
        return reverse("article", args=[row.pk])
    return str(row.get_absolute_url())
