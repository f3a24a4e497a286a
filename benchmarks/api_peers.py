"""What the API is compared with: the usual serializers with prefetch, in the same application."""

from typing import Any

from django.urls import include, path
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.parameters import read_parameters
from accounts.api.views import ListView
from claims.api.claims import ClaimListView
from claims.api.hop_answers import AppearanceOut
from claims.api.serializers import ClaimOut
from claims.models import Appearance, Attribution, Claim, Corroboration
from claims.models.claim_queries import ClaimQuerySet
from reviews.api.details import ReviewOut
from reviews.models import Review
from web.api.dossier import DossierParameters


class SerialisedList(ClaimListView):
    """The list of claims by the framework's serializer, with whatever it reads prefetched."""

    get = ListView.get

    def rows(self, asked: dict[str, Any]) -> ClaimQuerySet:
        """The rows with all the serializer reads."""
        return super().rows(asked).for_listing().with_subjects()


class SerialisedDossier(ApiView):
    """The dossier by the framework's serializers, with whatever they read prefetched."""

    def get(self, request: Request, pk: int) -> Response:
        """Will answer the dossier."""
        most = read_parameters(request, DossierParameters)["page_size"]
        claim = Claim.objects.for_listing().with_subjects().get(pk=pk)
        hops = Attribution.objects.visible_to(request.user).for_listing()
        rows = Appearance.objects.visible_to(request.user).for_listing(hops)
        reviews = Review.objects.visible_to(request.user).of_claim(pk).for_api()
        result = Corroboration.objects.about(claim).current().first()
        told = ClaimOut(claim).data
        told.pop("relations")
        answer = {
            "claim": told,
            "corroboration": result.as_answer() if result else None,
            "appearances": {
                "results": AppearanceOut(rows.of([pk]).order_by("pk")[:most], many=True).data,
                "next": None,
            },
            "reviews": ReviewOut(reviews, many=True).data,
        }
        return Response(answer)


urlpatterns = [
    path("drf/claims/", SerialisedList.as_view()),
    path("drf/claims/<int:pk>/dossier/", SerialisedDossier.as_view()),
    path("", include("config.urls")),
]
