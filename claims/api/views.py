"""The corroboration of a claim, to read."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request

from accounts.api.parameters import read_parameters
from accounts.api.schema import described_detail
from accounts.api.views import DetailView
from claims.api.corroboration import CorroborationOut
from claims.api.days import AsOfParameters
from claims.models import Claim, Corroboration
from claims.services.explaining import answer_as_of


@described_detail(
    name="corroboration",
    tag="claims",
    out=CorroborationOut,
    says="How well a claim is sourced: the answer as a sentence, the interval for and against, "
    "what was grouped and why. With `as_of`, what was published by that day, judged with what is "
    "known today. `graph` and `drawing` lead to the chains of the same day: as nodes and edges, and as "
    "an SVG image, which takes `as_of` too.",
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
        tail = f"?as_of={day}" if day is not None else ""
        graph = reverse("api:graph", args=[record.pk]) + tail
        drawing = f"{record.get_absolute_url()}drawing.svg{tail}"
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
