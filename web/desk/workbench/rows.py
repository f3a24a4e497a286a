"""What the workbench reads of an article, each kind of record by one hot statement."""

from functools import cache
from typing import Any, NamedTuple

from accounts.models.hot_rows import HotRows
from accounts.models.statements import Statement, id_given, prepared
from claims.models import Appearance, Suggestion
from claims.models.columns import OF_FIGURE
from sources.models import Article, ArticleVersion, Segment
from web.figures import figure_in_words

ARTICLE = HotRows(
    lambda: Article.objects.having(pk=id_given("article")).select_related("publisher")
)
NEWEST = HotRows(lambda: ArticleVersion.objects.having(article=id_given("article")).newest())
"""The newest version of an article, if it has any."""

SEGMENTS = HotRows(lambda: Segment.objects.having(version=id_given("version")).order_by("start"))


COMPARATOR = OF_FIGURE.index("comparator")
"""Empty where there is no figure, so that none has to be made to say nothing."""


class Marked(NamedTuple):
    """An appearance as it stands in the newest text that it was carried to, and of its claim what the
    workbench tells. A long article has hundreds: models of them would take longer than all the rest.
    """

    id: int
    version_id: int | None
    start: int | None
    end: int | None
    status: str
    change: str
    stance: str
    claim_id: int
    statement: str
    language: str
    label: str
    supports_confirmed: int
    supports_possible: int
    verdict: str
    verdict_class: str
    figure: tuple[Any, ...]

    def stands_in(self, version: int | None) -> bool:
        """Whether its words stand in this version of the text."""
        return version is not None and self.version_id == version and self.start is not None

    @property
    def said(self) -> str:
        """Its figure in words, "" where it has none."""
        if not self.figure[COMPARATOR]:
            return ""
        return figure_in_words(Appearance(**dict(zip(OF_FIGURE, self.figure, strict=True))))


COLUMNS = (
    *("id", "version", "start", "end", "status", "change", "stance", "claim"),
    *(f"claim__{name}" for name in Marked._fields[8:-1]),
)


@cache
def _marked() -> Statement:
    rows = (
        Appearance.objects.having(article=id_given("article"))
        .undecided_or_accepted()
        .not_continued()
        .in_text_order()
        .values_list(*COLUMNS, *OF_FIGURE)
    )
    return prepared(*rows.query.sql_with_params())


def marked_in(article: Article) -> list[Marked]:
    """The appearances in an article, as its text has them one after the other."""
    rows = _marked().filled({"article": article.pk}).read()
    width = len(COLUMNS)
    return [Marked._make((*row[:width], row[width:])) for row in rows]


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
