"""What the API tells about rows that belong to a source or an article, each as a record of its own."""

from rest_framework import serializers

from accounts.api.fields import word
from sources.api.serializers import (
    ArticleLinkOut,
    ArticleRefOut,
    ArticleUrlOut,
    CreditOut,
    SourceIdentifierOut,
    SourceNameOut,
    SourceRefOut,
)
from sources.domain.vocabulary import LinkMethod

OF_A_RECORD = ["created_at", "row_version"]


class NameRecordOut(SourceNameOut):
    """One name of a source, as a record of its own."""

    source = SourceRefOut(read_only=True)  # type: ignore[assignment]

    class Meta(SourceNameOut.Meta):
        fields = ["id", "source", *SourceNameOut.Meta.fields, *OF_A_RECORD]
        read_only_fields = fields


class IdentifierRecordOut(SourceIdentifierOut):
    """An identifier of a source, as a record of its own."""

    source = SourceRefOut(read_only=True)  # type: ignore[assignment]

    class Meta(SourceIdentifierOut.Meta):
        fields = ["id", "source", *SourceIdentifierOut.Meta.fields, *OF_A_RECORD]
        read_only_fields = fields


class UrlRecordOut(ArticleUrlOut):
    """One address of an article, as a record of its own."""

    article = ArticleRefOut(read_only=True)

    class Meta(ArticleUrlOut.Meta):
        fields = ["id", "article", *ArticleUrlOut.Meta.fields, *OF_A_RECORD]
        read_only_fields = fields


class CreditRecordOut(CreditOut):
    """Somebody credited in an article, as a record of its own."""

    article = ArticleRefOut(read_only=True)

    class Meta(CreditOut.Meta):
        fields = ["id", "article", *CreditOut.Meta.fields, "position", *OF_A_RECORD]
        read_only_fields = fields


class LinkRecordOut(ArticleLinkOut):
    """How one article's text comes from another's, as a record of its own.

    `score` is how much of the shorter text stands in the longer one, 0 to 1, where it was measured.
    """

    from_article = ArticleRefOut(read_only=True)
    method = word(LinkMethod)
    judged_at = serializers.DateTimeField(read_only=True)

    class Meta(ArticleLinkOut.Meta):
        fields = [
            "id",
            "from_article",
            *ArticleLinkOut.Meta.fields,
            "method",
            "judged_at",
            *OF_A_RECORD,
        ]
        read_only_fields = fields
