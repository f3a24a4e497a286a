"""Which article that is held already an article that was read is, if any."""

from rapidfuzz import fuzz

from sources.domain.fingerprints import overlap, plain_lines, shingle
from sources.domain.pages.extracted import Extracted
from sources.models import Article, ArticleVersion
from sources.services.ingestion.addresses import Addresses

LIKE = 80.0
"""From this likeness (0 to 100) on two titles may be of one article."""

SHARED_BY_VERSIONS = 0.05
"""Part of the shorter text that two versions of an article share at the least."""


def known_at(read: Extracted, where: Addresses) -> tuple[Article | None, tuple[Article, ...]]:
    """The article that stands at these addresses, and other records that stand there as well.

    What is found by the page's own word alone must look like it: some sites name one address as the
    canonical one of many articles.
    """
    found = list(Article.objects.active().standing_at(where.normalised))
    at_read = Article.objects.active().standing_at(where.read_at).first()
    likely = next((one for one in found if _is_like(one, read)), None)
    known = at_read or (likely if where.read_at else next(iter(found), None))
    return known, tuple(one for one in found if one != known)


def is_another_text(read: Extracted, held: ArticleVersion) -> bool:
    """Whether a text shares almost nothing with a version that is held, as far as its text is kept."""
    if held.text is None:
        return False
    before, given = (shingle(plain_lines(text)).values for text in (held.text, read.text))
    return overlap(before, given).containment < SHARED_BY_VERSIONS


def _is_like(article: Article, read: Extracted) -> bool:
    return fuzz.token_set_ratio(article.title.casefold(), read.title.casefold()) >= LIKE
