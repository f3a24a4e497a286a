"""What the API takes about claims: what lists are asked for, and what is written."""

from typing import Any, ClassVar

from rest_framework import serializers

from accounts.api.erasing import LONGEST_REASON
from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, Word, shown
from accounts.api.fieldsets import Names
from accounts.api.parameters import FieldParameters, ListParameters, ordering
from accounts.api.rows import ReasonedIn
from accounts.api.values import Day
from accounts.models.keyset import Keyset
from claims.api.bodies import Path, QuantityIn, figure_places, time_places
from claims.domain.verdicts import VERDICT_CLASSES
from claims.domain.vocabulary import Checkability, ClaimKind, ClaimStatus, Label
from claims.models import Origin, Topic
from sources.api.when import WhenIn
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.models import Source

MOST_SUBJECTS = 50

ORDERS = {
    "created": Keyset(),
    "-created": Keyset(descending=True),
    **{
        f"{sign}{name}": Keyset(key, descending=bool(sign))
        for name, key in {
            "supports_confirmed": "supports_confirmed",
            "refutes_confirmed": "refutes_confirmed",
            "appearances": "appearance_count",
            "echo_factor": "echo_factor",
        }.items()
        for sign in ("", "-")
    },
}
"""The orders of the list of claims; *created* is the order in which they were added."""

PLACES: dict[str, Path] = {
    **figure_places("claim"),
    **time_places("valid"),
    "claim_only_quotes_attest": ("attests",),
    "claim_language_is_bcp47": ("language",),
    "claim_stated": ("statement",),
}

INCLUDED = "What comes only when it is asked for, joined by commas: `relations`."


class ClaimParameters(FieldParameters):
    """The query parameters of one claim."""

    include = Names("relations", required=False, help_text=INCLUDED)


class ClaimListParameters(ListParameters):
    """The query parameters of the list of claims."""

    status = serializers.ChoiceField(
        choices=[one.value for one in ClaimStatus],
        required=False,
        default=ClaimStatus.OPEN.value,
        help_text="Claims in this status; the open ones without it.",
    )
    kind = serializers.ChoiceField(choices=[one.value for one in ClaimKind], required=False)
    checkability = serializers.ChoiceField(
        choices=[one.value for one in Checkability], required=False
    )
    language = serializers.RegexField(
        LANGUAGE_PATTERN,
        required=False,
        trim_whitespace=False,
        max_length=35,
        help_text="As in BCP 47, such as en.",
    )
    topic = serializers.SlugField(
        required=False,
        trim_whitespace=False,
        max_length=100,
        help_text="Claims filed under the topic with this slug.",
    )
    subject = WholeNumber(
        required=False, min_value=1, help_text="Claims about this source, by its id."
    )
    label = serializers.ChoiceField(  # type: ignore[assignment]
        choices=[one.value for one in Label],
        required=False,
        help_text="Claims sourced so, with open questions or without.",
    )
    min_supports = WholeNumber(
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text="Claims for which surely at least so many separate things would have to be wrong.",
    )
    has_verdict = serializers.ChoiceField(
        choices=["true", "false"],
        required=False,
        help_text="Claims on which a review of ours concludes, or none does.",
    )
    verdict_class = serializers.ChoiceField(choices=list(VERDICT_CLASSES), required=False)
    created_from = Day(required=False, help_text="Added on this day (UTC) or later.")
    created_to = Day(required=False, help_text="Added on this day (UTC) or earlier.")
    ordering = ordering(ORDERS)
    include = Names("relations", required=False, help_text=INCLUDED)


class TopicBySlug(serializers.SlugRelatedField[Topic]):
    """A topic by its slug."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "does_not_exist": "There is no topic {value}: /api/v1/topics/ lists them.",
        "invalid": "A topic is named by its slug, a text.",
    }

    def to_internal_value(self, data: Any) -> Topic:
        """Will return the topic.

        Raises: ValidationError.
        """
        if not isinstance(data, str):
            self.fail("invalid")
        if "\0" in data:  # which the database cannot even be asked for
            self.fail("does_not_exist", value=shown(data))
        try:
            return Topic.objects.get(slug=data)
        except (Topic.DoesNotExist, ValueError):
            self.fail("does_not_exist", value=shown(data))


class ClaimColumns(serializers.Serializer[Any]):
    """What is told of a claim."""

    statement = Text(max_length=500)
    short = Text(required=False, allow_blank=True, max_length=75)
    language = Text(required=False, max_length=35, help_text="As in BCP 47; `en` without it.")
    kind = Word(ClaimKind)
    checkability = Word(Checkability, required=False)
    place = Text(required=False, allow_blank=True, max_length=200)
    valid = WhenIn(required=False)
    quantity = QuantityIn(required=False, allow_null=True)
    attests = Reference(
        queryset=Origin.objects.all(),
        required=False,
        allow_null=True,
        help_text="Of a quote claim (“X said P”): the origin that is X's statement.",
    )
    subjects = serializers.ListField(
        child=Reference(queryset=Source.objects.active()),
        required=False,
        max_length=MOST_SUBJECTS,
        help_text="The ids of all sources that it is about.",
    )
    topics = serializers.ListField(
        child=TopicBySlug(slug_field="slug", queryset=Topic.objects.all()),
        required=False,
        max_length=MOST_SUBJECTS,
        help_text="The slugs of all its topics.",
    )


@example(
    statement="74.5 % of those asked in November 2018 were against it.",
    kind="numerical",
    quantity={"amount": "74.5", "unit": "%", "comparator": "eq", "statistic": "share"},
)
class ClaimIn(ClaimColumns, ReasonedIn):
    """A claim: it stands alone, with date and place, worded as first met."""


class BecauseIn(serializers.Serializer[Any]):
    """Why it is done."""

    reason = Text(max_length=LONGEST_REASON)
