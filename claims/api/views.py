"""Claims and their corroboration, to read."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request

from accounts.api.parameters import read_parameters
from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView
from claims.api.corroboration import CorroborationOut
from claims.api.days import AsOfParameters
from claims.api.serializers import ClaimOut
from claims.models import Claim, Corroboration
from claims.models.claim import ClaimQuerySet
from claims.services.explaining import answer_as_of


@described_list(
    name="Claim",
    out=ClaimOut,
    says="Claims that are being tracked, in the order in which they were added; merged and "
    "withdrawn ones are left out. `search` looks at statement and short form.",
)
class ClaimListView(ListView[Claim]):
    """Claims that are being tracked."""

    out = ClaimOut

    def rows(self, asked: dict[str, Any]) -> ClaimQuerySet:
        """Open claims that contain the words."""
        return Claim.objects.open().matching(asked["search"]).for_listing().with_subjects()


@described_detail(
    name="claim",
    tag="claims",
    out=ClaimOut,
    says="One claim, withdrawn ones included. The address of a merged one leads to its survivor.",
    moves=True,
)
class ClaimView(DetailView):
    """One claim."""

    out = ClaimOut
    route = "api:claim"

    def record(self, pk: int) -> Claim:
        """The claim with topics and subjects.

        Raises: Http404.
        """
        return get_object_or_404(Claim.objects.for_listing().with_subjects(), pk=pk)


@described_detail(
    name="corroboration",
    tag="claims",
    out=CorroborationOut,
    says="How well a claim is sourced: the answer as a sentence, the interval for and against, "
    "what was grouped and why. With `as_of`, what was published by that day, judged with what is "
    "known today.",
    moves=True,
    takes=AsOfParameters,
)
class CorroborationView(DetailView):
    """The corroboration of one claim."""

    out = CorroborationOut
    takes = AsOfParameters
    route = "api:corroboration"

    def record(self, pk: int) -> Claim:
        """The claim.

        Raises: Http404.
        """
        return get_object_or_404(Claim.objects.with_staleness(), pk=pk)

    def answer(self, request: Request, record: Claim, asked: dict[str, Any]) -> dict[str, Any]:
        """The stored assessment, whole, as it was computed, and whether it is a former one.

        That of another day is computed now.

        Raises: Http404 when none was computed yet.
        """
        day = read_parameters(request, self.takes).get("as_of")
        asked = f"?as_of={day}" if day is not None else ""
        graph = reverse("api:graph", args=[record.pk]) + asked
        drawing = f"{record.get_absolute_url()}drawing.svg{asked}"
        links = {
            "graph": request.build_absolute_uri(graph),
            "drawing": request.build_absolute_uri(drawing),
        }
        if day is not None:
            told = answer_as_of(record, day)
            return {
                **told,
                **links,
                "computed_at": timezone.now(),
                "stale_since": None,
                "stale_because": "",
            }
        current = Corroboration.objects.about(record).current().first()
        if current is None:
            raise Http404
        stale = record.staleness
        return {
            **current.as_answer(),
            **links,
            "stale_since": stale.since if stale else None,
            "stale_because": stale.because if stale else "",
        }
