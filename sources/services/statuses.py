"""What became of an article is dated and announced, or it is said why that is not known."""

from django.core.exceptions import ValidationError

from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus
from sources.models import Article

CODE = "status_unexplained"


def clear_if_live_again(article: Article, stored: Article | None) -> None:
    """Will take day and notice of the former status off an article that becomes live again.

    They belong to what was undone; the history keeps them.
    """
    was_live = stored is None or stored.status == ArticleStatus.LIVE
    if article.status == ArticleStatus.LIVE and not was_live:
        article.status_changed, article.notice_url = When(), ""


def _ended_before_it_began(article: Article) -> bool:
    """Whether the last day the status may begin lies before the first day of publication."""
    ended, began = article.status_changed.latest, article.published.earliest
    return ended is not None and began is not None and ended < began


def require_explained(article: Article, stored: Article | None) -> None:
    """Will return silently unless a new status lacks its day or its notice, and any word on why.

    What was the case before is left alone: records are corrected when somebody knows more. How a
    number stood on a day depends on it: without a day a retraction is doubtful on every day.

    Raises: ValidationError on the fields that are missing.
    """
    is_new = article.status != (stored.status if stored else ArticleStatus.LIVE)
    if not is_new or article.status == ArticleStatus.LIVE or article.status_changed.reason:
        return
    otherwise = "or say under “status changed, inferred from” why that is not known."
    missing = {}
    if not article.status_changed.is_known:
        day = (
            f"Give the day from which it is {article.status}, or the first and the last it may be,"
        )
        missing["status_changed_from"] = ValidationError(f"{day} {otherwise}", code=CODE)
    elif _ended_before_it_began(article):
        said = f"It came out {article.published} at the earliest, so it was not {article.status} before."
        missing["status_changed_from"] = ValidationError(said, code="status_before_publication")
    if not article.notice_url:
        where = f"Give the address at which it is announced that it is {article.status},"
        missing["notice_url"] = ValidationError(f"{where} {otherwise}", code=CODE)
    if missing:
        raise ValidationError(missing)
