"""What would become of an article that was read, were it kept: looked up, nothing is written."""

from dataclasses import dataclass

from sources.domain.copying import SHARES_TEXT, score_of
from sources.domain.pages.extracted import Extracted, body_of
from sources.domain.vocabulary import Held, Outcome
from sources.models import Article, ArticleVersion, Source
from sources.services.articles import digest
from sources.services.fingerprints import NOT_THE_STORY, similar_to
from sources.services.ingestion.describing import fill_in
from sources.services.ingestion.meeting import is_another_text, known_at
from sources.services.ingestion.results import Draft, Told
from sources.services.stories import SHORTEST_EXACT
from sources.services.stubs import stubs_like

MOST_COPIES = 8


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article whose text is nearly this one: how much of the shorter the longer holds, 0 to 1."""

    article: Article
    score: float
    is_exact: bool

    @property
    def percent(self) -> int:
        """The score in hundredths."""
        return round(self.score * 100)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What keeping a draft would do.

    `known` is the article that has its address, or its very text; `outcome` what would become of it.
    `is_another_text`: the text shares almost nothing with what is held there. `publisher` is found by
    the address or by the name of the site.
    """

    outcome: Outcome
    publisher: Source | None
    known: Article | None = None
    newest: ArticleVersion | None = None
    is_another_text: bool = False
    copies: tuple[NearCopy, ...] = ()
    stubs: tuple[Article, ...] = ()


def foresee(draft: Draft, told: Told) -> Prospect:
    """Will tell what keeping a draft would do, with what a person tells beside it."""
    read, where = draft.read, draft.where
    article = Article(title="", language="und")
    fill_in(article, read, where, told)
    same = list(
        ArticleVersion.objects.with_hash(digest(read.text)).select_related("article__publisher")
    )
    known, _ = known_at(read, where)
    if known is None and same and not where.own:
        known = same[0].article
    newest = known.versions.order_by("-sequence").first() if known else None
    return Prospect(
        outcome=_outcome(known, newest, read),
        publisher=article.publisher,
        known=known,
        newest=newest,
        is_another_text=newest is not None and is_another_text(read, newest),
        copies=_copies(read, article, known, same),
        stubs=() if known else tuple(stubs_like(article)),
    )


def _outcome(known: Article | None, newest: ArticleVersion | None, read: Extracted) -> Outcome:
    if known is None:
        return Outcome.NEW
    if newest is not None and newest.sha256 == digest(read.text):
        return Outcome.ATTACHED if newest.is_withheld else Outcome.KNOWN
    return Outcome.READ if known.held == Held.CITED_ONLY else Outcome.VERSION


def _copies(
    read: Extracted, article: Article, known: Article | None, same: list[ArticleVersion]
) -> tuple[NearCopy, ...]:
    """Those that share much of the text, most first; the article itself is none of them."""
    exact = {one.article_id for one in same if one.length >= SHORTEST_EXACT}
    left_out = tuple(one for one in read.segments if one[0] in NOT_THE_STORY)
    body = body_of(read.text, left_out)
    near = similar_to(body, article.publisher_id, known.pk if known else None)
    scores = {pk: score_of(own, stored) for pk, own, stored in near} | dict.fromkeys(exact, 1.0)
    scores = {pk: score for pk, score in scores.items() if score >= SHARES_TEXT}
    if known:
        scores.pop(known.pk, None)
    rows = Article.objects.active().select_related("publisher").in_bulk(scores)
    found = [NearCopy(row, scores[pk], pk in exact) for pk, row in rows.items()]
    return tuple(sorted(found, key=lambda one: (-one.score, one.article.pk))[:MOST_COPIES])
