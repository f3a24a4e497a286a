"""Links between articles whose texts come from one another: to read, to add, to judge."""

from typing import Any, ClassVar

from django.utils import timezone

from accounts.api.described import described_change, described_removal
from accounts.api.rows import assign
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.models import User
from sources.api.article_bodies import LinkChangeIn, LinkIn
from sources.api.parameters import LinkParameters
from sources.api.row_serializers import LinkRecordOut
from sources.api.rows import RowListView, RowView
from sources.domain.vocabulary import Judgement, LinkKind
from sources.models import ArticleLink
from sources.models.link import ArticleLinkQuerySet
from sources.services.copies import delete_link, judge_link, save_link

TAG = "article links"


@described_list(
    name="ArticleLink",
    out=LinkRecordOut,
    takes=LinkParameters,
    operation="list_article_links",
    tag=TAG,
    says="Links between articles in the order in which they were added; rejected ones are left out "
    "unless who has a role asks for them. `search` looks at both titles and the note.",
)
@described_addition(
    name="article_link",
    tag=TAG,
    body=LinkIn,
    out=LinkRecordOut,
    says="Adds a link that a person found, with what that person says of it; what rests on it is "
    "counted anew at once.",
    met="",
)
class LinkListView(RowListView[ArticleLink]):
    """Every link that nobody rejected."""

    out = LinkRecordOut
    takes = LinkParameters
    model = ArticleLink
    body = LinkIn
    route = "api:article_link"
    writes: ClassVar[dict[str, str]] = {"POST": "articlelink.add"}

    def rows(self, asked: dict[str, Any]) -> ArticleLinkQuerySet:
        """Links of the article asked for, in which the words stand."""
        rows = ArticleLink.objects.visible_to(self.request.user)
        rows = rows.judged_so(asked.get("judgement"))
        rows = rows.having(kind=asked.get("kind")).of_article(asked.get("article"))
        columns = ("from_article__title", "to_article__title", "note")
        return rows.containing_all(asked["search"], *columns).for_listing()

    def one(self, pk: int) -> ArticleLink:
        """The link as it is told in the list, rejected or not."""
        return ArticleLink.objects.for_listing().get(pk=pk)

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str) -> None:
        """Will save the link in the name of who found it.

        Raises: ValidationError.
        """
        row.judged_by, row.judged_at = by, timezone.now()
        save_link(row, by=by, reason=reason)


@described_detail(name="article_link", tag=TAG, out=LinkRecordOut, says="One link.")
@described_change(
    name="article_link",
    tag=TAG,
    body=LinkChangeIn,
    out=LinkRecordOut,
    says="Judges a link, turns it round, or says what it is instead; what rests on it is counted "
    "anew at once.",
)
@described_removal(
    name="article_link",
    tag=TAG,
    says="Deletes a link that was added by mistake; one that is not so is rejected, so that it "
    "does not come back.",
)
class LinkView(RowView[ArticleLink]):
    """One link."""

    out = LinkRecordOut
    body = LinkChangeIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "articlelink.change",
        "DELETE": "articlelink.delete",
    }

    def found_in(self) -> ArticleLinkQuerySet:
        """The links that this person may see."""
        return ArticleLink.objects.visible_to(self.request.user).for_listing()

    def change(self, record: ArticleLink, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will judge the link, or change what is said of it.

        Raises: ValidationError, StaleRecord.
        """
        if "judgement" not in given:
            reason = assign(record, given)
            save_link(record, by=by, reason=reason, expected_version=seen)
            return
        judge_link(
            record,
            Judgement(given["judgement"]),
            by=by,
            note=given.get("note", ""),
            kind=LinkKind(given["kind"]) if "kind" in given else None,
            turn_round=given.get("turn_round", False),
            reason=given.get("reason", ""),
            expected_version=seen,
        )

    def erase(self, record: ArticleLink, *, by: User, reason: str, seen: int) -> None:
        """Will delete the link.

        Raises: StaleRecord.
        """
        delete_link(record, by=by, reason=reason, expected_version=seen)
