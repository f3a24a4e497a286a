"""Corroboration over time, to read: how the number grew, and what was said of it when."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.parameters import DEFAULT_PAGE_SIZE, LARGEST_PAGE, Parameters, read_parameters
from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView, moved
from accounts.domain.telling import deed_in_words
from accounts.models import Event
from accounts.models.keyset import Keyset
from claims.api.corroboration import PastResultOut, TimelineOut
from claims.models import Claim, Corroboration
from claims.services.history import Change, changes_between, timeline_of


class PageParameters(Parameters):
    """The query parameters of a list that is not searched."""

    page_size = serializers.IntegerField(
        required=False,
        default=DEFAULT_PAGE_SIZE,
        min_value=1,
        max_value=LARGEST_PAGE,
        help_text="The largest number of results on a page.",
    )
    cursor = serializers.CharField(
        required=False,
        allow_blank=True,
        default="",
        max_length=1000,
        help_text="Where a page begins; taken from `next` or `previous`, never made up.",
    )


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
        if claim.merged_into_id is not None:
            return moved(request, "api:corroboration_history", claim, claim.merged_into_id)
        rows = Corroboration.objects.about(claim).with_cause()
        return self.paged(request, asked, rows, f"{type(self).__name__}:{pk}")

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
    route = "api:corroboration_timeline"

    def record(self, pk: int) -> Claim:
        """The claim.

        Raises: Http404.
        """
        return get_object_or_404(Claim, pk=pk)

    def answer(self, request: Request, record: Claim) -> dict[str, Any]:
        """The moments at which the answer became another one."""
        return timeline_of(record).to_dict()
