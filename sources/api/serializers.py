"""What the API tells about sources and articles."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from sources.domain.dates import When
from sources.domain.vocabulary import (
    ArticleStatus,
    Certainty,
    CreditRole,
    DateBasis,
    Genre,
    Held,
    IdentifierScheme,
    Judgement,
    LinkKind,
    NameKind,
    RecordStatus,
    SourceKind,
    TextRights,
    TieKind,
    UrlKind,
)
from sources.models import (
    Article,
    ArticleLink,
    ArticleUrl,
    ArticleVersion,
    Credit,
    Source,
    SourceIdentifier,
    SourceName,
    SourceTie,
)


class WhenOut(serializers.Serializer[When]):
    """A time that may be known in part only: it lies between two days, both included."""

    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    as_written = serializers.CharField(help_text="As the text says it, where it does.")
    basis = word(DateBasis)
    reason = serializers.CharField(help_text="What the days were inferred from.")
    text = serializers.SerializerMethodField()

    def get_text(self, when: When) -> str:
        """As people write it."""
        return str(when)


class SourceRefOut(serializers.ModelSerializer[Source]):
    """A source as others mention it."""

    class Meta:
        model = Source
        fields = ["id", "name"]
        read_only_fields = fields


class SourceNameOut(serializers.ModelSerializer[SourceName]):
    """One name of a source; `garbled` ones are spellings met in print."""

    kind = word(NameKind)
    certainty = word(Certainty)

    class Meta:
        model = SourceName
        fields = ["text", "language", "kind", "certainty"]
        read_only_fields = fields


class SourceIdentifierOut(serializers.ModelSerializer[SourceIdentifier]):
    """An identifier of a source in a public register."""

    scheme = word(IdentifierScheme)

    class Meta:
        model = SourceIdentifier
        fields = ["scheme", "value"]
        read_only_fields = fields


class SourceTieOut(serializers.ModelSerializer[SourceTie]):
    """A tie, read from left to right: `from_source` owns, runs or speaks for `to_source`."""

    from_source = SourceRefOut(read_only=True)
    kind = word(TieKind)
    to_source = SourceRefOut(read_only=True)

    class Meta:
        model = SourceTie
        fields = [
            "id",
            "from_source",
            "kind",
            "to_source",
            "office",
            "title",
            "percentage",
            "since",
            "until",
            "evidence_url",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


class SourceOut(serializers.ModelSerializer[Source]):
    """A person or body that says, publishes, measures or records things.

    `ties` are told where they are asked for.
    """

    kind = word(SourceKind)
    status = word(RecordStatus)
    names = SourceNameOut(many=True, read_only=True)
    identifiers = SourceIdentifierOut(many=True, read_only=True)
    ties = serializers.SerializerMethodField()

    class Meta:
        model = Source
        fields = [
            "id",
            "name",
            "kind",
            "description",
            "country",
            "homepage",
            "is_ours",
            "status",
            "names",
            "identifiers",
            "ties",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields

    @extend_schema_field(SourceTieOut(many=True))
    def get_ties(self, source: Source) -> Any:
        """The ties of the source to others, then those of others to it."""
        ties = [*source.ties_from.all(), *source.ties_to.all()]
        return SourceTieOut(ties, many=True).data


class ArticleUrlOut(serializers.ModelSerializer[ArticleUrl]):
    """One address at which an article stands or stood."""

    kind = word(UrlKind)

    class Meta:
        model = ArticleUrl
        fields = ["url", "kind"]
        read_only_fields = fields


class CreditOut(serializers.ModelSerializer[Credit]):
    """Somebody credited in an article, and for what."""

    source = SourceRefOut(read_only=True)  # type: ignore[assignment]
    role = word(CreditRole)

    class Meta:
        model = Credit
        fields = ["source", "role", "credited_as"]
        read_only_fields = fields


class ArticleOut(serializers.ModelSerializer[Article]):
    """Something published; `cited_only` when it is known only because somebody cites it."""

    publisher = SourceRefOut(read_only=True, allow_null=True)
    genre = word(Genre)
    published = WhenOut(read_only=True)
    held = word(Held)
    status = word(ArticleStatus)
    status_changed = WhenOut(read_only=True)
    may_show = word(TextRights)
    may_export = word(TextRights)
    urls = ArticleUrlOut(many=True, read_only=True)
    credits = CreditOut(many=True, read_only=True)

    class Meta:
        model = Article
        fields = [
            "id",
            "title",
            "publisher",
            "publisher_reason",
            "signed_as",
            "genre",
            "language",
            "machine_translated",
            "published",
            "held",
            "status",
            "status_changed",
            "notice_url",
            "disclaimers",
            "may_show",
            "may_export",
            "urls",
            "credits",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


class ArticleVersionOut(serializers.ModelSerializer[ArticleVersion]):
    """One state of an article's text: how long it is and its SHA-256, never the text itself.

    `length` is in Unicode code points; `withheld` when the text is not stored.
    """

    withheld = serializers.BooleanField(read_only=True)

    class Meta:
        model = ArticleVersion
        fields = [
            "sequence",
            "captured_at",
            "length",
            "sha256",
            "withheld",
            "archive_url",
            "extractor",
        ]
        read_only_fields = fields


class ArticleRefOut(serializers.ModelSerializer[Article]):
    """An article as others mention it."""

    class Meta:
        model = Article
        fields = ["id", "title"]
        read_only_fields = fields


class ArticleLinkOut(serializers.ModelSerializer[ArticleLink]):
    """How the article's text comes from another's."""

    kind = word(LinkKind)
    judgement = word(Judgement)
    to_article = ArticleRefOut(read_only=True)

    class Meta:
        model = ArticleLink
        fields = ["kind", "to_article", "judgement", "score", "note"]
        read_only_fields = fields


class ArticleDetailOut(ArticleOut):
    """An article with its versions and what its text comes from."""

    versions = ArticleVersionOut(many=True, read_only=True)
    links = serializers.SerializerMethodField()

    class Meta(ArticleOut.Meta):
        fields = [*ArticleOut.Meta.fields, "versions", "links"]
        read_only_fields = fields

    @extend_schema_field(ArticleLinkOut(many=True))
    def get_links(self, article: Article) -> Any:
        """The links from this article that nobody rejected."""
        return ArticleLinkOut(article.links_from.all(), many=True).data
