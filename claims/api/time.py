"""Corroboration over time, to read: how the number grew, and what was said of it when."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fields import word
from accounts.api.parameters import PageParameters, Parameters, read_parameters
from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView, moved
from accounts.domain.telling import deed_in_words
from accounts.models import Event
from accounts.models.keyset import Keyset
from claims.api.corroboration import pair
from claims.domain.vocabulary import Label
from claims.models import Claim, Corroboration
from claims.services.history import Change, changes_between, timeline_of


def sentences(says: str) -> serializers.ListField:
    """Will make the field of a list of sentences."""
    return serializers.ListField(child=serializers.CharField(), help_text=says)


class MomentOut(serializers.Serializer[Any]):
    """A day from which another answer held than before, by publication dates.

    `day` is null for what counts before the first known day, or, where `is_today`, for what counts
    today though no day says since when. Where not `is_exact`, the change came after `after`.
    """

    day = serializers.DateField(allow_null=True)
    label = word(Label)  # type: ignore[assignment]
    full_label = serializers.CharField()
    open = serializers.BooleanField()
    supports = pair("For the claim: confirmed, possible.")
    refutes = pair("Against it: confirmed, possible.")
    changes = sentences("What happened on the day.")
    is_exact = serializers.BooleanField()
    after = serializers.DateField(allow_null=True)
    is_today = serializers.BooleanField()


class TimelineOut(serializers.Serializer[Any]):
    """How the number grew. Of `days` on which something happened, the answer of `looked_at` is known."""

    moments = MomentOut(many=True)
    days = serializers.IntegerField()
    looked_at = serializers.IntegerField()
    is_thinned = serializers.BooleanField(
        help_text="Not every day's answer is known: one that came and went may be missing."
    )


class CauseOut(serializers.Serializer[Any]):
    """The write that led to a result: what was done to which record, in words and as data."""

    event = serializers.IntegerField()
    at = serializers.DateTimeField()
    action = serializers.CharField()
    object_type = serializers.CharField()
    object_id = serializers.IntegerField()
    said = serializers.CharField()


class PastResultOut(serializers.Serializer[Any]):
    """One stored result: what was said since when, what changed in it, and which write caused it.

    `until` is null for the current one. `cause` is null where none was noted.
    """

    id = serializers.IntegerField()
    since = serializers.DateTimeField()
    until = serializers.DateTimeField(allow_null=True)
    policy = serializers.IntegerField()
    full_label = serializers.CharField()
    supports = pair("For the claim: confirmed, possible.")
    refutes = pair("Against it: confirmed, possible.")
    is_first = serializers.BooleanField()
    differences = sentences("What came, went, joined or fell out since the result before.")
    cause = CauseOut(allow_null=True)


@described_list(
    name="PastResult",
    out=PastResultOut,
    operation="list_corroboration_history",
    tag="claims",
    says="What was said of a claim since when, the latest first: label, intervals, what changed, "
    "and which write caused it. Who wrote it is not told here.",
    takes=PageParameters,
    moves=True,
)
class PastResultListView(ListView[Corroboration]):
    """The stored results of one claim."""

    out = PastResultOut
    takes = PageParameters
    keyset = Keyset(descending=True)

    def get(self, request: Request, pk: int) -> Response:  # type: ignore[override]
        """Will answer one page.

        Raises: InvalidParameters; Http404.
        """
        asked = read_parameters(request, self.takes)
        claim = get_object_or_404(Claim, pk=pk)
        rows = Corroboration.objects.about(claim).with_cause()
        answer = self.paged(request, asked, rows, f"{type(self).__name__}:{pk}")
        if claim.merged_into_id is not None:  # what cannot be answered leads nowhere
            return moved(request, "api:corroboration_history", claim, claim.merged_into_id)
        return answer

    def told(self, rows: list[Corroboration]) -> list[dict[str, Any]]:
        """The results with what changed in each."""
        return [_past(change) for change in changes_between(rows)]


def _past(change: Change) -> dict[str, Any]:
    row = change.row
    return {
        "id": row.pk,
        "since": row.computed_at,
        "until": row.superseded_at,
        "policy": row.policy,
        "full_label": row.label,
        "supports": [row.supports_confirmed, row.supports_possible],
        "refutes": [row.refutes_confirmed, row.refutes_possible],
        "is_first": change.is_first,
        "differences": list(change.changes),
        "cause": _cause(change.cause) if change.cause else None,
    }


def _cause(event: Event) -> dict[str, Any]:
    return {
        "event": event.pk,
        "at": event.at,
        "action": event.action,
        "object_type": event.object_type,
        "object_id": event.object_id,
        "said": deed_in_words(event.action, event.object_text, event.before, event.after),
    }


@described_detail(
    name="timeline",
    tag="claims",
    out=TimelineOut,
    says="How the number grew by publication dates: the days from which another answer held, "
    "judged with what is known today, and what happened on them. Computed when asked.",
    moves=True,
)
class TimelineView(DetailView):
    """How the number of one claim grew."""

    out = TimelineOut
    takes = Parameters
    route = "api:corroboration_timeline"

    def record(self, pk: int) -> Claim:
        """The claim.

        Raises: Http404.
        """
        return get_object_or_404(Claim, pk=pk)

    def answer(self, request: Request, record: Claim, asked: dict[str, Any]) -> dict[str, Any]:
        """The moments at which the answer became another one."""
        return timeline_of(record).to_dict()
