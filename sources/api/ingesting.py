"""Handing in articles over the API."""

from datetime import date
from typing import Any

from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Reference, Text, Word, word
from accounts.api.nested import Part
from accounts.api.values import Day, Flag
from accounts.models import User
from sources.api.serializers import ArticleDetailOut, ArticleRefOut
from sources.domain.dates import When
from sources.domain.vocabulary import Genre, LinkKind, Outcome
from sources.models import ArticleLink, Source
from sources.services.extracting.limits import LARGEST_BODY
from sources.services.ingestion import UTF8, Ingested, Told, ingest_page, ingest_text, ingest_url


class PublishedIn(Part):
    """The day of publication, or the first and the last day it may have been."""

    earliest = Day(required=False, allow_null=True, default=None)
    latest = Day(required=False, allow_null=True, default=None)
    as_written = Text(required=False, allow_blank=True, max_length=200, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The days in order.

        Raises: ValidationError.
        """
        earliest, latest = attrs["earliest"], attrs["latest"]
        if earliest and latest and earliest > latest:
            said = f"{earliest} is later than {latest}."
            raise serializers.ValidationError({"earliest": said}, code="not_ordered")
        return attrs


@example(
    title="Three quarters against it",
    text="TOKYO, Nov. 30 - Three quarters of those asked in November are against it.",
    url="https://example.org/2018/poll",
    published={"earliest": "2018-11-30", "latest": "2018-11-30"},
)
class ArticleIn(serializers.Serializer[Any]):
    """An article: an address to fetch, or an HTML page or a plain text and where it stands.

    What is told beside it takes the place of what the page says.
    """

    url = Text(required=False, allow_blank=True, max_length=2000, default="")
    html = Text(
        required=False, allow_blank=True, trim_whitespace=False, max_length=LARGEST_BODY, default=""
    )
    text = Text(
        required=False, allow_blank=True, trim_whitespace=False, max_length=LARGEST_BODY, default=""
    )
    title = Text(required=False, allow_blank=True, max_length=500, default="")
    publisher = Reference(
        queryset=Source.objects.active(), required=False, allow_null=True, default=None
    )
    published = PublishedIn(required=False, allow_null=True, default=None)
    language = Text(required=False, allow_blank=True, max_length=35, default="")
    genre = Word(Genre, required=False, allow_null=True, default=None)
    same_article = Flag(
        required=False,
        default=False,
        help_text="The text is a version of the article at this address, though it shares nothing "
        "with the one held (`another_text`).",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Exactly one thing to read.

        Raises: ValidationError.
        """
        if attrs["html"] and attrs["text"]:
            raise serializers.ValidationError(
                {"text": "Give a page or a text, not both."}, code="both"
            )
        if not (attrs["url"] or attrs["html"] or attrs["text"]):
            raise serializers.ValidationError(
                {"url": "Give an address, a page or a text."}, code="required"
            )
        return attrs


class CopyOut(serializers.ModelSerializer[ArticleLink]):
    """A link between this article and one with much the same text, waiting for a person."""

    from_article = ArticleRefOut(read_only=True)
    to_article = ArticleRefOut(read_only=True)
    kind = word(LinkKind)

    class Meta:
        model = ArticleLink
        fields = ["id", "from_article", "to_article", "kind", "score", "note"]
        read_only_fields = fields


class IngestedOut(serializers.Serializer[Ingested]):
    """What became of an article, and what a person should look at."""

    outcome = word(Outcome)
    asked = serializers.ListField(child=serializers.CharField(), read_only=True)
    article = ArticleDetailOut(read_only=True)
    copies = CopyOut(many=True, read_only=True)
    stubs = ArticleRefOut(many=True, read_only=True)
    twins = ArticleRefOut(many=True, read_only=True)
    elsewhere = serializers.CharField(read_only=True)


def take_in(given: dict[str, Any], *, by: User, today: date) -> Ingested:
    """Will take in what a body holds: its page or its text, else what stands at its address.

    Raises: ValidationError, FetchRefused, NotReadable, IngestionRefused.
    """
    told, url = _told(given), given["url"]
    if given["html"]:
        page = given["html"].encode(errors="surrogatepass")
        return ingest_page(page, url=url, content_type=UTF8, by=by, today=today, told=told)
    if given["text"]:
        return ingest_text(given["text"], url=url, by=by, today=today, told=told)
    return ingest_url(url, by=by, today=today, told=told)


def _told(given: dict[str, Any]) -> Told:
    """Will gather what was told beside the article."""
    day = given["published"]
    return Told(
        title=given["title"],
        publisher=given["publisher"],
        published=When(**day) if day and (day["earliest"] or day["latest"]) else None,
        language=given["language"],
        genre=Genre(given["genre"]) if given["genre"] else None,
        same_article=given["same_article"],
    )
