"""Sources that may be one: to look through, and to say that they are two."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fields import word
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.rows import ReasonedIn
from accounts.api.schema import described_detail, described_list, described_step
from accounts.api.views import DetailView, ListView
from sources.api.parameters import DuplicateParameters
from sources.api.serializers import SourceRefOut
from sources.domain.vocabulary import Judgement
from sources.models import PossibleDuplicate
from sources.models.duplicate import PossibleDuplicateQuerySet
from sources.services.duplicates import reject_duplicate

TAG = "possible duplicates"


class DuplicateOut(serializers.ModelSerializer[PossibleDuplicate]):
    """Two sources that may be one, and why. A pair is confirmed by merging its sources."""

    source_a = SourceRefOut(read_only=True)
    source_b = SourceRefOut(read_only=True)
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    judgement = word(Judgement)

    class Meta:
        model = PossibleDuplicate
        fields = [
            "id",
            "source_a",
            "source_b",
            "score",
            "reasons",
            "judgement",
            "judged_at",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


@described_list(
    name="PossibleDuplicate",
    out=DuplicateOut,
    takes=DuplicateParameters,
    operation="list_possible_duplicates",
    tag=TAG,
    says="Pairs of sources that may be one, in the order in which they were found; those that were "
    "judged are left out unless they are asked for. `search` looks at both names.",
    restricted=True,
)
class DuplicateListView(ListView[PossibleDuplicate]):
    """Pairs that nobody has judged."""

    permission_classes = [ThoseWhoMayRead]
    reads = "possibleduplicate.view"
    out = DuplicateOut
    takes = DuplicateParameters

    def rows(self, asked: dict[str, Any]) -> PossibleDuplicateQuerySet:
        """Pairs with the source asked for, in whose names the words stand."""
        rows = PossibleDuplicate.objects.having(
            judgement=asked.get("judgement", Judgement.SUGGESTED.value)
        )
        columns = ("source_a__name", "source_b__name")
        rows = rows.with_source(asked.get("source")).containing_all(asked["search"], *columns)
        return rows.for_listing()


@described_detail(
    name="possible_duplicate", tag=TAG, out=DuplicateOut, says="One pair.", restricted=True
)
class DuplicateView(DetailView):
    """One pair."""

    permission_classes = [ThoseWhoMayRead]
    reads = "possibleduplicate.view"
    out = DuplicateOut

    def record(self, pk: int) -> PossibleDuplicate:
        """The pair.

        Raises: Http404.
        """
        return get_object_or_404(PossibleDuplicate.objects.for_listing(), pk=pk)


@described_step(
    name="reject_possible_duplicate",
    tag=TAG,
    body=ReasonedIn,
    out=DuplicateOut,
    says="Says that the two are not the same; the pair never comes back. One that was judged "
    "already is left as it is.",
)
class RejectView(ApiView):
    """Where it is said that two sources are two."""

    writes: ClassVar[dict[str, str]] = {"POST": "possibleduplicate.change"}

    def post(self, request: Request, pk: int) -> Response:
        """Will say that the two are not the same.

        Raises: Http404, AlreadyJudged.
        """
        read_parameters(request, Parameters)
        given = read_body(request, ReasonedIn)
        pair = get_object_or_404(PossibleDuplicate, pk=pk)
        by, reason = signed_in(request), given.get("reason", "")
        reject_duplicate(pair, by=by, now=timezone.now(), reason=reason)
        return Response(DuplicateOut(DuplicateView().record(pk)).data)
