"""Origins with the poll behind them: to read, to add and to change."""

from typing import Any, ClassVar

from rest_framework import serializers

from accounts.api.described import described_change, described_removal
from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, Word
from accounts.api.nested import Part
from accounts.api.parameters import ListParameters
from accounts.api.rows import ReasonedIn
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.values import Number, Whole
from accounts.models import User
from claims.api.bodies import Path, time_places
from claims.api.origin_answers import OriginOut
from claims.api.rows import RowListView, RowView
from claims.domain.vocabulary import OriginKind
from claims.models import Origin
from claims.models.origin import OriginQuerySet
from claims.services.origins import PollTold, change_origin, record_origin
from sources.api.when import WhenIn
from sources.models import Article, Source

TAG = "origins"

PLACES: dict[str, Path] = {
    **time_places("date"),
    **time_places("fieldwork"),
    "origin_titled": ("title",),
    "origin_held_by_somebody": ("holder",),
    "origin_unnamed_is_described": ("description",),
    "origin_unknown_is_bare": ("kind",),
    "poll_sample_positive": ("sample",),
    "poll_margin_in_range": ("margin_of_error",),
    "poll_confidence_in_range": ("confidence_level",),
}


class OriginParameters(ListParameters):
    """The query parameters of the list of origins."""

    kind = serializers.ChoiceField(choices=[one.value for one in OriginKind], required=False)
    holder = WholeNumber(
        required=False, min_value=1, help_text="Origins held by this source, by its id."
    )
    article = WholeNumber(
        required=False, min_value=1, help_text="Origins issued in this article, by its id."
    )


def points(says: str) -> Number:
    """Will make the field of a number of percentage points."""
    return Number(max_digits=5, decimal_places=2, required=False, allow_null=True, help_text=says)


class PollIn(Part):
    """The disclosed details of a poll; of one that is there, those that are given change."""

    conductor = Reference(queryset=Source.objects.active(), required=False)
    sponsor = Reference(queryset=Source.objects.active(), required=False, allow_null=True)
    question = Text(required=False, allow_blank=True, max_length=500)
    population = Text(required=False, allow_blank=True, max_length=300)
    place = Text(required=False, allow_blank=True, max_length=200)
    mode = Text(required=False, allow_blank=True, max_length=100)
    sample = Whole(required=False, allow_null=True, min_value=1, max_value=2**31 - 1)
    fieldwork = WhenIn(required=False)
    margin_of_error = points("In percentage points.")
    confidence_level = points("In percent.")


class OriginColumns(serializers.Serializer[Any]):
    """What is told of an origin."""

    kind = Word(OriginKind)
    holder = Reference(queryset=Source.objects.active(), required=False, allow_null=True)
    article = Reference(
        queryset=Article.objects.active(),
        required=False,
        allow_null=True,
        help_text="Where it was issued.",
    )
    title = Text(required=False, allow_blank=True, max_length=300)
    date = WhenIn(required=False)
    description = Text(required=False, allow_blank=True, max_length=5000)
    poll = PollIn(required=False, allow_null=True, help_text="`null` says that there is none.")


@example(
    kind="measurement",
    title="November survey",
    poll={"conductor": 2, "sample": 1600, "margin_of_error": "2.5"},
)
class OriginIn(OriginColumns, ReasonedIn):
    """Where a chain ends; its kind says what would have to be wrong."""


@described_list(
    name="Origin",
    out=OriginOut,
    takes=OriginParameters,
    says="Origins in the order in which they were added, each with the poll behind it. `search` "
    "looks at title, description and holder.",
)
@described_addition(
    name="origin",
    body=OriginIn,
    out=OriginOut,
    says="Adds an origin, with the poll behind it if there is one.",
    met="",
)
class OriginListView(RowListView[Origin]):
    """Every origin."""

    out = OriginOut
    takes = OriginParameters
    body = OriginIn
    route = "api:origin"
    writes: ClassVar[dict[str, str]] = {"POST": "origin.add"}
    model = Origin
    places = PLACES
    besides = ("poll",)

    def found(self) -> OriginQuerySet:
        """Origins with holder, article and poll."""
        return Origin.objects.for_listing()

    def rows(self, asked: dict[str, Any]) -> OriginQuerySet:
        """Origins that contain the words and are as was asked for."""
        return (
            self.found()
            .matching(asked["search"])
            .having(
                kind=asked.get("kind"), holder=asked.get("holder"), article=asked.get("article")
            )
        )

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str) -> None:
        """Will add the origin with its poll.

        Raises: ValidationError.
        """
        record_origin(row, by=by, poll=poll_of(given), reason=reason)


@described_detail(
    name="origin",
    tag=TAG,
    out=OriginOut,
    says="One origin, with the poll behind it if there is one.",
)
@described_change(
    name="origin",
    tag=TAG,
    body=OriginIn,
    out=OriginOut,
    says="Changes the fields that are given, of the `poll` too; the version is that of both. Every "
    "claim that rests on it is computed anew.",
)
@described_removal(name="origin", tag=TAG, says="Deletes an origin that nothing refers to.")
class OriginView(RowView[Origin]):
    """One origin."""

    out = OriginOut
    body = OriginIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "origin.change", "DELETE": "origin.delete"}
    listed = OriginListView

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str, seen: int) -> None:
        """Will save the origin, and its poll where that is given.

        Raises: ValidationError, StaleRecord.
        """
        change_origin(row, by=by, poll=poll_of(given), reason=reason, expected_version=seen)


def poll_of(given: dict[str, Any]) -> PollTold | None:
    """What a body tells of the poll, None where it does not speak of it."""
    return PollTold(given["poll"]) if "poll" in given else None
