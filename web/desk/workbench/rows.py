"""What the workbench reads of an article, each kind of record by one hot statement."""

from accounts.models.hot_rows import HotRows
from accounts.models.statements import id_given
from claims.models import Appearance, Suggestion
from claims.models.columns import OF_FIGURE
from sources.models import Article, ArticleVersion, Segment

OF_CLAIM = (
    *("statement", "language", "label", "supports_confirmed", "supports_possible"),
    *("verdict", "verdict_class"),
)
"""The columns of a claim that the list of what is recorded tells."""

ARTICLE = HotRows(
    lambda: Article.objects.having(pk=id_given("article")).select_related("publisher")
)
NEWEST = HotRows(lambda: ArticleVersion.objects.having(article=id_given("article")).newest())
"""The newest version of an article, if it has any."""

SEGMENTS = HotRows(lambda: Segment.objects.having(version=id_given("version")).order_by("start"))
MARKED = HotRows(
    lambda: (
        Appearance.objects.having(article=id_given("article"))
        .undecided_or_accepted()
        .not_continued()
        .select_related("claim")
        .only(
            *("claim", "article", "version", "start", "end", "status", "change", "stance"),
            *OF_FIGURE,
            *(f"claim__{name}" for name in OF_CLAIM),
        )
        .in_text_order()
    )
)
"""The appearances in an article as they stand in its newest text that they were carried to, with
their claims: the columns alone that the workbench tells."""

WAITING = HotRows(
    lambda: (
        Suggestion.objects.pending()
        .having(version=id_given("version"))
        .best_first()
        .only("start", "end")
    )
)
"""Where every suggestion that waits in a text stands, the best first."""

EVER_SUGGESTED = HotRows(
    lambda: Suggestion.objects.having(version=id_given("version")).order_by().only("pk")[:1]
)
"""Any suggestion that was ever made in a text."""
