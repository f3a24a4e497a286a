"""What programs send about sources: the sources themselves, their names, identifiers and ties."""

import re
from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Reference, Text, Word
from accounts.api.nested import Part
from accounts.api.rows import ReasonedIn
from accounts.api.values import Day, Flag, Number
from sources.domain.identifiers import FORMS, normalise_identifier
from sources.domain.patterns import COUNTRY_PATTERN, LANGUAGE_PATTERN
from sources.domain.vocabulary import (
    Certainty,
    IdentifierScheme,
    NameKind,
    SourceKind,
    TieKind,
)
from sources.models import Source

IS_COUNTRY = RegexValidator(
    COUNTRY_PATTERN, "A country is given as two capital letters, such as JP.", "invalid"
)
IS_LANGUAGE = RegexValidator(
    LANGUAGE_PATTERN, "A language is given as in BCP 47, such as en or zh-Hant.", "invalid"
)
MOST_IDENTIFIERS = 50


def language(**how: Any) -> Text:
    """Will make the field of a language."""
    return Text(max_length=35, validators=[IS_LANGUAGE], help_text="BCP 47, such as ja.", **how)


def free_text(longest: int, **how: Any) -> Text:
    """Will make the field of a text that may be left out or empty."""
    return Text(required=False, allow_blank=True, max_length=longest, **how)


def a_source() -> Reference:
    """Will make the field that names a source; of a merged one the service tells the survivor."""
    return Reference(queryset=Source.objects.all())


class IdentifiedIn(Part):
    """An identifier in a public register."""

    scheme = Word(IdentifierScheme)
    value = Text(max_length=200, help_text="Such as levada.ru, Q42 or 0000-0002-1825-0097.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """An identifier of the register that is named; its form is told by the service in a change.

        Raises: ValidationError.
        """
        if {"scheme", "value"} <= set(attrs):
            form = FORMS[IdentifierScheme(attrs["scheme"])]
            if not re.search(form, normalise_identifier(attrs["scheme"], attrs["value"])):
                said = f"This is no identifier of the register {attrs['scheme']}."
                raise serializers.ValidationError({"value": said}, code="identifier_unfit")
        return attrs


class SourceDescribedIn(serializers.Serializer[Any]):
    """What is said of a source beside its name."""

    description = free_text(20_000)
    country = free_text(2, validators=[IS_COUNTRY])
    homepage = free_text(500)


@example(
    name="Kyodo News",
    kind="news_agency",
    identifiers=[{"scheme": "domain", "value": "kyodonews.net"}],
)
class SourceIn(SourceDescribedIn):
    """A new source with the name it is shown by."""

    name = Text(max_length=200)
    kind = Word(SourceKind)
    language = language(required=False)
    identifiers = serializers.ListField(
        child=IdentifiedIn(), required=False, max_length=MOST_IDENTIFIERS
    )


class SourceChangeIn(SourceDescribedIn, ReasonedIn):
    """What is changed of a source. When it is renamed, the old name stays among its names."""

    name = Text(required=False, max_length=200)
    kind = Word(SourceKind, required=False)
    is_ours = Flag(required=False, help_text="Whether it is our own organisation.")
    former = Flag(
        required=False,
        help_text="Whether the old name was right once and is kept as a former name; else it is "
        "an alias.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What becomes of the old name is said where there is a new one.

        Raises: ValidationError.
        """
        if "former" in attrs and "name" not in attrs:
            said = "Give `name` too: this says what becomes of the old one."
            raise serializers.ValidationError({"former": said}, code="without_name")
        return attrs


@example(source=3, text="共同通信社", language="ja", kind="alias")
class NameIn(ReasonedIn):
    """One name of a source."""

    source = a_source()  # type: ignore[assignment]
    text = Text(max_length=200)
    language = language(required=False)
    kind = Word(NameKind, required=False)
    certainty = Word(Certainty, required=False)


class PreferIn(ReasonedIn):
    """What becomes of the name that was preferred in that language."""

    former = Flag(required=False, help_text="Whether it was right once; else it is an alias.")


@example(source=3, scheme="domain", value="english.kyodonews.net")
class IdentifierIn(IdentifiedIn, ReasonedIn):
    """One identifier of a source."""

    source = a_source()  # type: ignore[assignment]


@example(from_source=4, kind="owns", to_source=3, percentage="60")
class TieIn(ReasonedIn):
    """A tie, read from left to right; a day that is left out is open."""

    from_source = a_source()
    kind = Word(TieKind)
    to_source = a_source()
    office = free_text(200)
    title = free_text(200)
    percentage = Number(
        required=False,
        allow_null=True,
        max_digits=5,
        decimal_places=2,
        min_value=0,
        max_value=100,
        help_text="The share owned, 0 to 100.",
    )
    since = Day(required=False, allow_null=True)
    until = Day(required=False, allow_null=True)
    evidence_url = free_text(500)
