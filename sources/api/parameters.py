"""The query parameters of lists of sources, articles and what belongs to them."""

from enum import StrEnum
from typing import Any

from rest_framework import serializers

from accounts.api.fields import Text, WholeNumber
from accounts.api.fieldsets import Names
from accounts.api.parameters import FieldParameters, ListParameters, ordering
from accounts.api.values import Day
from accounts.models.keyset import Keyset
from sources.domain.vocabulary import (
    ArticleStatus,
    CreditRole,
    Genre,
    Held,
    IdentifierScheme,
    Judgement,
    LinkKind,
    MergeKind,
    NameKind,
    RecordStatus,
    SourceKind,
    TieKind,
    UrlKind,
)

ADDED = {"created": Keyset(), "-created": Keyset(descending=True)}
"""Records are numbered in the order in which they were added."""

SOURCE_ORDERS = {
    **ADDED,
    "name": Keyset("name"),
    "-name": Keyset("name", descending=True),
}
ARTICLE_ORDERS = {
    **ADDED,
    "published": Keyset("published_from", nullable=True),
    "-published": Keyset("published_from", descending=True, nullable=True),
    "title": Keyset("title"),
    "-title": Keyset("title", descending=True),
}
NONE_FOR_UNKNOWN = "none for an id that does not exist"


def one_of(words: type[StrEnum], says: str) -> serializers.ChoiceField:
    """Will make the parameter that takes a word of an enumeration."""
    return serializers.ChoiceField(
        choices=[(item.value, item.name) for item in words], required=False, help_text=says
    )


def an_id(says: str) -> WholeNumber:
    """Will make the parameter that takes the id of a record."""
    return WholeNumber(
        required=False, min_value=1, max_value=2**63 - 1, help_text=f"{says}; {NONE_FOR_UNKNOWN}."
    )


def included(*names: str) -> Names:
    """Will make the parameter that asks for what is not told without being asked for."""
    return Names(
        *names,
        required=False,
        help_text=f"What is to be told besides, joined by commas: {', '.join(names)}.",
    )


class SourceDetailParameters(FieldParameters):
    """The query parameters of one source."""

    include = included("ties")


class SourceParameters(ListParameters):
    """The query parameters of the list of sources."""

    kind = one_of(SourceKind, "Sources of this kind.")
    country = serializers.RegexField(
        r"^[A-Z]{2}\Z",
        required=False,
        trim_whitespace=False,
        help_text="Sources of a country, ISO 3166, such as JP.",
    )
    status = one_of(RecordStatus, "`merged` for sources that were merged; others without it.")
    identifier_scheme = one_of(IdentifierScheme, "Sources that this register knows.")
    identifier = Text(
        required=False,
        max_length=200,
        help_text="Sources that carry this identifier, such as levada.ru or Q42.",
    )
    ordering = ordering(SOURCE_ORDERS)
    include = included("ties")


class NameParameters(ListParameters):
    """The query parameters of the list of names."""

    source = an_id("Names of this source")  # type: ignore[assignment]
    kind = one_of(NameKind, "Names of this kind.")
    language = Text(required=False, max_length=35, help_text="Names in this language, BCP 47.")


class IdentifierParameters(ListParameters):
    """The query parameters of the list of identifiers."""

    source = an_id("Identifiers of this source")  # type: ignore[assignment]
    scheme = one_of(IdentifierScheme, "Identifiers of this register.")


class TieParameters(ListParameters):
    """The query parameters of the list of ties."""

    source = an_id("Ties of this source, from either end")  # type: ignore[assignment]
    kind = one_of(TieKind, "Ties of this kind.")
    held_on = Day(required=False, help_text="Ties that may have held on this day, YYYY-MM-DD.")


class ArticleParameters(ListParameters):
    """The query parameters of the list of articles."""

    publisher = an_id("Articles of this publisher")
    genre = one_of(Genre, "Articles of this genre.")
    language = Text(required=False, max_length=35, help_text="Articles in this language, BCP 47.")
    status = one_of(ArticleStatus, "Articles whose publisher did this with them.")
    held = one_of(
        Held, "`cited_only` for articles that are known only because somebody cites them."
    )
    published_from = Day(
        required=False, help_text="Articles that may have come out on this day or later."
    )
    published_to = Day(
        required=False, help_text="Articles that may have come out on this day or before."
    )
    url = Text(
        required=False,
        max_length=2000,
        help_text="The article that stands or stood at this address, however it is written.",
    )
    ordering = ordering(ARTICLE_ORDERS)
    include = included("versions", "links")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The days in order.

        Raises: ValidationError.
        """
        first, last = attrs.get("published_from"), attrs.get("published_to")
        if first and last and first > last:
            said = f"{first} is later than {last}."
            raise serializers.ValidationError({"published_from": said}, code="not_ordered")
        return attrs


class UrlParameters(ListParameters):
    """The query parameters of the list of addresses."""

    article = an_id("Addresses of this article")
    kind = one_of(UrlKind, "Addresses of this kind.")


class CreditParameters(ListParameters):
    """The query parameters of the list of credits."""

    article = an_id("Credits in this article")
    source = an_id("Credits of this source")  # type: ignore[assignment]
    role = one_of(CreditRole, "Credits for this.")


class LinkParameters(ListParameters):
    """The query parameters of the list of links between articles."""

    article = an_id("Links of this article, from either end")
    kind = one_of(LinkKind, "Links of this kind.")
    judgement = one_of(
        Judgement, "Links of which this was said; without it, those that nobody rejected."
    )


class MergeParameters(ListParameters):
    """The query parameters of the list of merges."""

    kind = one_of(MergeKind, "Merges of such records.")
    record = an_id("Merges in which the record with this id has a part; give `kind` too")
    undone = serializers.ChoiceField(
        choices=["true", "false"], required=False, help_text="Whether they were undone."
    )


class DuplicateParameters(ListParameters):
    """The query parameters of the list of sources that may be one."""

    source = an_id("Pairs that this source is in")  # type: ignore[assignment]
    judgement = one_of(
        Judgement, "Pairs of which this was said; without it, those that nobody has judged."
    )
