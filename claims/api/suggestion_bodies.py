"""What the API tells about suggestions, and what it takes from whoever decides on them."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from accounts.api.fields import Reference, Text, WholeNumber, Word, word
from accounts.api.nested import Part
from accounts.api.parameters import ListParameters, ordering
from accounts.api.rows import ReasonedIn
from accounts.api.values import Flag
from accounts.models.keyset import Keyset
from claims.api.appearance_bodies import MOST_HOPS
from claims.api.appearance_bodies import PLACES as APPEARANCE_PLACES
from claims.api.bodies import Path, QuantityIn
from claims.api.claim_bodies import PLACES as CLAIM_PLACES
from claims.api.claim_bodies import ClaimColumns
from claims.api.hops import HopIn
from claims.api.origins import PLACES as ORIGIN_PLACES
from claims.api.origins import OriginColumns
from claims.domain.vocabulary import Basis, ClaimKind, Force, Stance, SuggestionStatus, Wording
from claims.models import Claim, Suggestion
from sources.api.serializers import ArticleRefOut
from sources.api.when import WhenIn
from sources.models import Article

PLACES: dict[str, Path] = {**ORIGIN_PLACES, **CLAIM_PLACES, **APPEARANCE_PLACES}

ENDS = ("to_origin", "to_appearance", "origin")

BEST = "best"
ORDERS = {
    "created": Keyset(),
    BEST: Keyset("score", descending=True),
    "place": Keyset("start"),
}


class SuggestionParameters(ListParameters):
    """The query parameters of the list of suggestions."""

    article = WholeNumber(required=False, min_value=1, help_text="Those in this article.")
    status = serializers.ChoiceField(
        choices=[one.value for one in SuggestionStatus],
        required=False,
        default=SuggestionStatus.PENDING.value,
        help_text="Those in this status; the ones that wait without it.",
    )
    rule = Text(required=False, max_length=60, help_text="Those that this rule made.")
    ordering = ordering(ORDERS)


class SuggestionOut(serializers.ModelSerializer[Suggestion]):
    """A claim that the reader proposes at one place of a text, and what became of it.

    `start` and `end` are Unicode code points of the text, the end not included; `words` stand there.
    `proposal` holds a draft of claim and appearance: statement, kind, how it is said, figure, date,
    `chains` of hops with whom each names, and `reasons`. `score` lies in 0 to 1 and only ranks.
    """

    article = ArticleRefOut(source="version.article", read_only=True)
    version = serializers.IntegerField(source="version.sequence", read_only=True)
    words = serializers.CharField(read_only=True)
    proposal = serializers.DictField(read_only=True)
    status = word(SuggestionStatus)
    appearance = serializers.IntegerField(source="appearance_id", read_only=True, allow_null=True)

    class Meta:
        model = Suggestion
        fields = [
            "id",
            "article",
            "version",
            "start",
            "end",
            "words",
            "rule",
            "score",
            "proposal",
            "status",
            "appearance",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


class NewClaimIn(Part, ClaimColumns):
    """A claim that is added; what is not given is taken from the draft."""

    statement = Text(max_length=500, required=False)
    kind = Word(ClaimKind, required=False)


class NewOriginIn(Part, OriginColumns):
    """An origin that is added, with the poll behind it where there is one."""


class ChainHopIn(HopIn):
    """One hop that leaves the new appearance, to one end: a recorded one, or a new origin."""

    origin = NewOriginIn(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Will return the hop if it names one end.

        Raises: ValidationError.
        """
        if sum(attrs.get(name) is not None for name in ENDS) != 1:
            said = "Name one end: to_origin, to_appearance, or a new origin."
            raise serializers.ValidationError({"to_origin": said}, code="one_end")
        return attrs


class AcceptanceIn(ReasonedIn):
    """What a suggestion becomes; whatever is not given is taken from what it proposes.

    Name the `claim` that it states, or give a `new_claim`: `{}` takes the draft as it is. Of the
    chain nothing is taken over unasked: what is not given is not recorded.
    """

    claim = Reference(queryset=Claim.objects.open(), required=False)
    new_claim = NewClaimIn(required=False)
    stance = Word(Stance, required=False)
    wording = Word(Wording, required=False)
    force = Word(Force, required=False)
    distanced = Flag(required=False)
    basis = Word(Basis, required=False)
    date = WhenIn(required=False, help_text="The day it speaks of.")
    quantity = QuantityIn(required=False, allow_null=True, help_text="The figure as reported.")
    note = Text(required=False, allow_blank=True, max_length=5000)
    chain = serializers.ListField(child=ChainHopIn(), required=False, max_length=MOST_HOPS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Will return what was given if it names one claim.

        Raises: ValidationError.
        """
        if ("claim" in attrs) == ("new_claim" in attrs):
            said = "Name the claim that this states, or give new_claim; one of them."
            raise serializers.ValidationError({"claim": said}, code="one_claim")
        return attrs


class ReadingIn(serializers.Serializer[Any]):
    """Which article is read: the newest version of its text."""

    article = Reference(queryset=Article.objects.active())


class ReadingOut(serializers.Serializer[Mapping[str, Any]]):
    """What came of reading a text."""

    version = serializers.IntegerField(help_text="The number of the version that was read.")
    added = serializers.IntegerField(help_text="Suggestions that are new.")
    known = serializers.IntegerField(help_text="Suggestions that this text had before.")
    let_go = serializers.IntegerField(
        help_text="Suggestions of earlier versions that waited and are gone."
    )


class RateOut(serializers.Serializer[Mapping[str, Any]]):
    """What people said to what one rule suggests."""

    rule = serializers.CharField()
    pending = serializers.IntegerField()
    accepted = serializers.IntegerField()
    rejected = serializers.IntegerField()
    accepted_share = serializers.FloatField(
        allow_null=True, help_text="Accepted among those decided on; null where none was."
    )


class RatesOut(serializers.Serializer[Mapping[str, Any]]):
    """What people said to what every rule suggests."""

    results = RateOut(many=True)
