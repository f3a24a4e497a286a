"""What the API tells about decisions that would change an answer: computed when it is asked for."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.parameters import Parameters
from accounts.api.schema import described_detail
from accounts.api.views import DetailView
from claims.api.corroboration import SentenceOut, pair
from claims.models import Claim
from claims.services.explaining import prospects_of


class ProspectOut(SentenceOut):
    """One decision, and what the answer would be with it.

    `decision` names the record that is open and the judgement on it; what nobody recorded yet, such
    as a source that would have to be found, has no record.
    """

    decision = serializers.DictField()
    full_label = serializers.CharField()
    supports = pair("Confirmed and possible.")
    refutes = pair("Confirmed and possible.")


class ProspectsOut(serializers.Serializer[Any]):
    """Decisions that would change label or interval, the most telling first, at most five."""

    claim_id = serializers.IntegerField()
    prospects = ProspectOut(many=True)


@described_detail(
    name="prospects",
    tag="claims",
    out=ProspectsOut,
    says="What would change the corroboration of a claim: single decisions that are open, each with "
    "the label and the intervals it would lead to. Computed anew; none for very large claims.",
    moves=True,
)
class ProspectsView(DetailView):
    """What would change the corroboration of one claim."""

    out = ProspectsOut
    takes = Parameters
    route = "api:prospects"

    def record(self, pk: int) -> Claim:
        """The claim.

        Raises: Http404.
        """
        return get_object_or_404(Claim, pk=pk)

    def answer(self, request: Request, record: Claim, asked: dict[str, Any]) -> Any:
        """The decisions that were tried and change something."""
        told = {"claim_id": record.pk, "prospects": prospects_of(record)}
        return self.out(told).data
