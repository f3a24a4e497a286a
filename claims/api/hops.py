"""Hops of chains: what the API tells and takes about them, to read, to add and to judge."""

from typing import Any, ClassVar

from rest_framework import serializers

from accounts.api.described import described_change, described_removal
from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, Word
from accounts.api.nested import Part
from accounts.api.parameters import ListParameters
from accounts.api.rows import ReasonedIn
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.values import Flag, Whole
from claims.api.bodies import Path
from claims.api.hop_answers import AttributionOut
from claims.api.rows import RowListView, RowView
from claims.domain.vocabulary import AttributionKind
from claims.models import Appearance, Attribution, Origin
from claims.models.attribution import AttributionQuerySet
from sources.domain.vocabulary import Judgement

TAG = "attributions"
LARGEST = 2**31 - 1
LARGEST_JOINT = 2**15 - 1

HOP_PLACES: dict[str, Path] = {
    "attribution_cue_is_slice": ("cue",),
    "attribution_cue_whole": ("cue_start",),
    "attribution_one_target": ("to_origin",),
    "attribution_not_to_itself": ("to_appearance",),
}


def an_appearance(says: str) -> Reference:
    """Will make the field of an appearance by its id, which may be left out."""
    rows = Appearance.objects.with_ends()
    return Reference(queryset=rows, required=False, allow_null=True, help_text=says)


class HopIn(Part):
    """One hop that leaves the appearance it is sent with, to an appearance or to an origin."""

    kind = Word(AttributionKind)
    to_origin = Reference(
        queryset=Origin.objects.all(), required=False, allow_null=True, help_text="Or:"
    )
    to_appearance = an_appearance("Where the one who passes it on is an article.")
    told_in = an_appearance("The appearance whose text shows it, where that is another one.")
    cue = Text(
        required=False,
        allow_blank=True,
        trim_whitespace=False,
        max_length=300,
        help_text="The words that show it.",
    )
    cue_start = Whole(required=False, allow_null=True, min_value=0, max_value=LARGEST)
    cue_end = Whole(required=False, allow_null=True, min_value=1, max_value=LARGEST)
    named_as = Text(required=False, allow_blank=True, max_length=200)
    inferred = Flag(required=False, help_text="No cue covers these words.")
    joint = Whole(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=LARGEST_JOINT,
        help_text="Hops with the same number are cited together because the claim needs them all.",
    )
    judgement = Word(Judgement, required=False)


@example(from_appearance=4, kind="cites_data", to_origin=5, named_as="a survey")
class AttributionIn(HopIn, ReasonedIn):
    """One hop, from an appearance to another one or to an origin."""

    from_appearance = Reference(queryset=Appearance.objects.with_ends())


class AttributionParameters(ListParameters):
    """The query parameters of the list of hops."""

    appearance = WholeNumber(
        required=False, min_value=1, help_text="Hops that leave this appearance."
    )
    claim = WholeNumber(
        required=False, min_value=1, help_text="Hops that leave appearances of this claim."
    )
    origin = WholeNumber(required=False, min_value=1, help_text="Hops that end at this origin.")
    kind = serializers.ChoiceField(choices=[one.value for one in AttributionKind], required=False)
    judgement = serializers.ChoiceField(choices=[one.value for one in Judgement], required=False)


@described_list(
    name="Attribution",
    out=AttributionOut,
    takes=AttributionParameters,
    says="Hops of chains in the order in which they were recorded; rejected ones, and those of "
    "rejected appearances, only to who has a role. `search` looks at cue and name.",
)
@described_addition(
    name="attribution",
    body=AttributionIn,
    out=AttributionOut,
    says="Records one hop of a chain, confirmed unless `judgement` says otherwise.",
    met="",
)
class AttributionListView(RowListView[Attribution]):
    """Hops of chains."""

    out = AttributionOut
    takes = AttributionParameters
    body = AttributionIn
    route = "api:attribution"
    writes: ClassVar[dict[str, str]] = {"POST": "attribution.add"}
    model = Attribution
    places = HOP_PLACES

    def found(self) -> AttributionQuerySet:
        """The hops that this person may see, with both their ends."""
        return Attribution.objects.visible_to(self.request.user).for_listing()

    def rows(self, asked: dict[str, Any]) -> AttributionQuerySet:
        """The hops that were asked for."""
        return (
            self.found()
            .matching(asked["search"])
            .having(
                from_appearance=asked.get("appearance"),
                from_appearance__claim=asked.get("claim"),
                to_origin=asked.get("origin"),
                kind=asked.get("kind"),
                judgement=asked.get("judgement"),
            )
        )


@described_detail(name="attribution", tag=TAG, out=AttributionOut, says="One hop of a chain.")
@described_change(
    name="attribution",
    tag=TAG,
    body=AttributionIn,
    out=AttributionOut,
    says="Judges a hop, or changes other fields that are given; what rests on it is computed anew.",
)
@described_removal(
    name="attribution",
    tag=TAG,
    says="Deletes a hop. One that somebody might suggest again is rejected instead.",
)
class AttributionView(RowView[Attribution]):
    """One hop of a chain."""

    out = AttributionOut
    body = AttributionIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "attribution.change",
        "DELETE": "attribution.delete",
    }
    listed = AttributionListView
