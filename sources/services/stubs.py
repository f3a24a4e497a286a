"""Articles known only by citation, and which of them an article that arrives may be."""

from datetime import timedelta

from rapidfuzz import fuzz

from sources.domain.dates import When
from sources.models import Article

LIKE = 75.0
"""From this likeness of titles (0 to 100) a stub is offered."""

SLACK = timedelta(days=3)
"""Those who cite an article often give the day they read it."""

MOST = 5


def stubs_like(article: Article) -> list[Article]:
    """Will return the stubs that may be this article, the likeliest first; a person decides.

    Of the same publisher, or of none; not known to be of another day. Without a like title a stub
    is offered only where publisher and day agree.
    """
    found = []
    for stub in Article.objects.active().stubs().of_or_of_nobody(article.publisher_id):
        if stub == article or not _may_be_one_day(stub.published, article.published):
            continue
        likeness = fuzz.token_set_ratio(stub.title.casefold(), article.title.casefold())
        agrees = stub.publisher_id is not None and stub.published.is_exact
        if likeness >= LIKE or (agrees and stub.published.earliest == article.published.earliest):
            found.append((likeness, stub))
    return [stub for _, stub in sorted(found, key=lambda pair: (-pair[0], pair[1].pk))][:MOST]


def _may_be_one_day(one: When, other: When) -> bool:
    """Whether two days that are partly known may be the same, give or take a few."""
    if one.earliest and other.latest and one.earliest - SLACK > other.latest:
        return False
    return not (one.latest and other.earliest and other.earliest - SLACK > one.latest)
