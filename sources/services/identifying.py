"""Articles that wait for their publisher, once somebody has recorded whose domain it is."""

from accounts.models import User
from accounts.services.steps import verb
from sources import ripple
from sources.models import Article, Source
from sources.services.identity import source_by_domain
from sources.services.records import save


def find_publishers(*, by: User | None, of: Source | None = None) -> list[Article]:
    """Will give every article that waits for a publisher the one whose domain it stands at.

    With `of`, only articles at the domains of this source are looked at. Returns those that were
    found; all of them in one step.

    Raises: ValidationError.
    """
    waiting = Article.objects.without_publisher()
    if of is not None:
        waiting = waiting.at_domains(of.identifiers.domain_names())
    with verb("article.find_publishers", by=by), ripple.together():
        ripple.begin()
        found = [article for article in waiting if _find(article)]
        for article in found:
            save(article, by=by, reason="found by its domain")
    return found


def _find(article: Article) -> bool:
    """Sets the publisher of the first address that has one; whether there is any."""
    publishers = (source_by_domain(url.url) for url in article.urls.all())
    article.publisher = next(filter(None, publishers), None)
    return article.publisher is not None
