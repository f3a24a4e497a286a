"""What a link between two articles says of copies, and how a suggestion is stored.

Called by `sources.services.copies`, inside its transaction and its lock.
"""

from decimal import Decimal

from accounts.models import User
from sources.domain.copying import Dated, Match, told
from sources.domain.vocabulary import Judgement, LinkKind, LinkMethod
from sources.models import ArticleLink
from sources.models.link import COPY_KINDS
from sources.services.records import save

SAYS_COPIED = [*COPY_KINDS, LinkKind.REWRITE_OF, LinkKind.SHARES_TEXT_WITH]
"""Links that, once rejected, are never suggested again in any form or direction."""


def tied(link: ArticleLink | None) -> tuple[int, int] | None:
    """Will name the copy and the original of a link that makes one story of two articles."""
    if link is None or link.judgement == Judgement.REJECTED or link.kind not in COPY_KINDS:
        return None
    return link.from_article_id, link.to_article_id


def beyond(link: ArticleLink, article_id: int) -> int:
    """Will name the other end of a link."""
    return link.to_article_id if link.from_article_id == article_id else link.from_article_id


def is_waiting(link: ArticleLink) -> bool:
    """Whether a machine suggested it and nobody has judged it."""
    return link.method == LinkMethod.FINGERPRINT and link.judgement == Judgement.SUGGESTED


def is_note(link: ArticleLink) -> bool:
    """Whether it only says, for review, that two texts share some."""
    return is_waiting(link) and link.kind == LinkKind.SHARES_TEXT_WITH


def settles(link: ArticleLink) -> bool:
    """Whether nothing more is to be suggested of these two."""
    if link.judgement == Judgement.REJECTED:
        return link.kind in SAYS_COPIED
    return not is_note(link)


def holds(link: ArticleLink, match: Match | None) -> bool:
    """Whether a suggestion would be made again; one that cannot be looked at now stays."""
    return not is_waiting(link) or match is None or match.kind == link.kind


def keep_scores(
    links: list[ArticleLink], article_id: int, matches: dict[int, Match], *, by: User | None
) -> None:
    """Will write the scores of suggestions whose texts have changed."""
    for link in links:
        match = matches.get(beyond(link, article_id))
        if is_waiting(link) and match and link.score != (score := _score(match)):
            link.score = score
            save(link, by=by, reason="the texts changed")


def _score(match: Match) -> Decimal:
    """A score as it is stored."""
    return Decimal(f"{match.score:.3f}")


def suggest_link(
    match: Match, copy: Dated, original: Dated, *, turned: bool, by: User | None
) -> ArticleLink:
    """Will store one suggestion; where it is `turned`, the original becomes the copy."""
    if turned:
        copy, original = original, copy
    link = ArticleLink(
        from_article_id=copy.article,
        to_article_id=original.article,
        kind=(match.kind or LinkKind.NEAR_DUPLICATE_OF).value,
        method=LinkMethod.FINGERPRINT.value,
        score=_score(match),
        note=told(match, copy, original, turned=turned),
    )
    save(link, by=by)
    return link
