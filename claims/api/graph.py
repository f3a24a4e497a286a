"""The chains of a claim as nodes and edges, laid out when they are asked for."""

from dataclasses import asdict
from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.parameters import read_parameters
from accounts.api.schema import described_detail
from accounts.api.views import DetailView
from claims.api.corroboration import ids
from claims.api.days import AsOfParameters
from claims.models import Claim
from claims.services.explaining import drawing_of


class GraphNodeOut(serializers.Serializer[Any]):
    """A node of the chains: an article, a relay or an origin; copies are folded into it.

    Alike articles that nobody cites stand in one node: `count` says how many, `members` names the
    first of them.
    """

    key = serializers.CharField()
    kind = serializers.CharField(help_text="article, relay (an article others cite) or origin.")
    id = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]
    sides = serializers.ListField(child=serializers.CharField())
    by = serializers.CharField(help_text="The publisher or holder.")
    title = serializers.CharField()
    what = serializers.CharField(help_text="What sort of text or origin it is, in words.")
    count = serializers.IntegerField(help_text="Articles or origins that stand in this node.")
    members = ids("The first of them, where there are several.")
    copies = serializers.IntegerField(help_text="Articles that are copies of these.")
    folds = ids("The first of the copies.")
    group = serializers.IntegerField(allow_null=True)
    article = serializers.IntegerField(
        allow_null=True, help_text="The article that issued an origin."
    )
    holder = serializers.IntegerField(allow_null=True, help_text="The source whose origin it is.")
    is_confirmed = serializers.BooleanField()
    is_bottleneck = serializers.BooleanField(help_text="More groups than things hang on it.")
    is_single = serializers.BooleanField(help_text="If this alone is wrong, no support is left.")
    is_tied = serializers.BooleanField(help_text="The claim was read in the article itself.")
    is_unknown = serializers.BooleanField(help_text="An origin that nobody names.")
    is_loop = serializers.BooleanField(help_text="Citations come round to this article.")
    is_left_out = serializers.BooleanField()
    code = serializers.CharField(help_text="Why it does not count, or not in full.")
    why = serializers.CharField(help_text="The same as a sentence.")
    left_out_of = serializers.ListField(
        child=serializers.CharField(),
        help_text="Sides on which it does not count, while it counts on the other.",
    )
    why_there = serializers.CharField(help_text="Why it does not count there, as a sentence.")


class GraphEdgeOut(serializers.Serializer[Any]):
    """A step of a chain, from who tells to whom it is from."""

    source = serializers.CharField()  # type: ignore[assignment]
    target = serializers.CharField()
    is_confirmed = serializers.BooleanField()
    is_loop = serializers.BooleanField()
    is_left_out = serializers.BooleanField()


class GraphGroupOut(serializers.Serializer[Any]):
    """Origins that count as one, by the keys of their nodes, and why."""

    id = serializers.IntegerField()
    origins = serializers.ListField(child=serializers.CharField())
    codes = serializers.ListField(child=serializers.CharField())
    because = serializers.CharField()
    is_sure = serializers.BooleanField(help_text="The possible number believes it as well.")


class GraphOut(serializers.Serializer[Any]):
    """All chains as nodes and edges; at most 300 nodes, alike ones folded."""

    nodes = GraphNodeOut(many=True)
    edges = GraphEdgeOut(many=True)
    groups = GraphGroupOut(many=True)


@described_detail(
    name="graph",
    tag="claims",
    out=GraphOut,
    says="Who has it from whom: articles, relays and origins as nodes, hops as edges, with what is "
    "left out and why. With `as_of`, as of that day.",
    moves=True,
    takes=AsOfParameters,
)
class GraphView(DetailView):
    """The chains of one claim."""

    out = GraphOut
    takes = AsOfParameters
    route = "api:graph"

    def record(self, pk: int) -> Claim:
        """The claim.

        Raises: Http404.
        """
        return get_object_or_404(Claim, pk=pk)

    def answer(self, request: Request, record: Claim, asked: dict[str, Any]) -> dict[str, Any]:
        """The chains as they are, or as they were on a day."""
        day = read_parameters(request, self.takes).get("as_of")
        return asdict(drawing_of(record, as_of=day))
