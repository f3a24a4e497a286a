"""All that is known about one claim, in one request: its sourcing, where it appears, our reviews."""

from functools import lru_cache
from typing import Any, ClassVar

import orjson
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fast import Spliced, written
from accounts.api.fields import WholeNumber
from accounts.api.fieldsets import Names, names_asked
from accounts.api.pagination import Cursor, Cursors
from accounts.api.parameters import (
    DEFAULT_PAGE_SIZE,
    LARGEST_PAGE,
    Parameters,
    query_of,
    read_query,
)
from accounts.api.schema import described_detail
from accounts.api.views import moved
from claims.api.appearances import AppearanceListView
from claims.api.claim_bodies import INCLUDED
from claims.api.claim_shape import RELATIONS
from claims.api.corroboration import CorroborationOut
from claims.api.hop_answers import AppearanceOut
from claims.api.serializers import ClaimOut
from claims.models import Appearance, Claim
from reviews.api.details import ReviewOut, context_of
from reviews.models import Review
from web.api.dossier_statement import Dossier, read_dossier


class DossierParameters(Parameters):
    """The query parameters of a dossier."""

    page_size = WholeNumber(
        required=False,
        default=DEFAULT_PAGE_SIZE,
        min_value=1,
        max_value=LARGEST_PAGE,
        help_text="The largest number of appearances.",
    )
    include = Names(required=False, max_length=200, help_text=INCLUDED)


class DossierOut(serializers.Serializer[Any]):
    """One claim with its sourcing, its appearances with their chains, and our reviews.

    Each part is what the resource of its own answers to whoever asks.
    """

    claim = ClaimOut()
    corroboration = CorroborationOut(
        allow_null=True, help_text="As it was computed; null where it was not yet."
    )
    appearances = inline_serializer(
        "DossierAppearances",
        {
            "results": AppearanceOut(many=True),
            "next": serializers.URLField(
                allow_null=True, help_text="Where the list of appearances goes on, if it does."
            ),
        },
    )
    reviews = ReviewOut(many=True)


@described_detail(
    name="dossier",
    tag="claims",
    out=DossierOut,
    says="A claim and all that belongs to it, as the resources of their own tell it: the stored "
    "corroboration, the appearances with their chains in the order in which they were recorded, "
    "and the reviews. `next` goes on in the list of appearances.",
    moves=True,
    takes=DossierParameters,
)
class DossierView(ApiView):
    """The dossier of one claim."""

    optional: ClassVar[tuple[str, ...]] = (RELATIONS,)

    def get(self, request: Request, pk: int) -> Response:
        """Will answer the dossier, in one statement and one more where there are reviews.

        Raises: InvalidParameters; Http404.
        """
        most, include = _asked(query_of(request))
        found = read_dossier(pk, request.user, most=most, include=include)
        if found is None:
            raise Http404
        if found.merged_into is not None:
            return moved(request, "api:dossier", Claim(pk=pk), found.merged_into)
        answer = {
            "claim": found.claim,
            "corroboration": _corroboration(request, found),
            "appearances": {
                "results": found.appearances[:most],
                "next": _next(request, found, most),
            },
            "reviews": _reviews(request, pk) if found.has_reviews else [],
        }
        return Spliced(answer)


@lru_cache(maxsize=512)
def _asked(query: bytes) -> tuple[int, frozenset[str]]:
    """How many appearances a query asks for, and what is to be told besides.

    Raises: InvalidParameters.
    """
    asked = read_query(query, DossierParameters)
    optional = DossierView.optional
    return asked["page_size"], frozenset(names_asked(optional, asked, optional))


@lru_cache(maxsize=4096)
def _address(route: str, claim: int) -> str:
    """Where something of a claim is."""
    return reverse(route, args=[claim])


def _corroboration(request: Request, found: Dossier) -> orjson.Fragment | None:
    """The stored assessment, whole, as it was computed, and whether it is a former one."""
    if found.corroboration is None:
        return None
    claim = found.claim["id"]
    besides = {
        "computed_at": found.computed_at,
        "graph": request.build_absolute_uri(_address("api:graph", claim)),
        "drawing": request.build_absolute_uri(_address("claim-drawing", claim)),
        "stale_since": found.claim["stale_since"],
        "stale_because": found.claim["stale_because"],
    }
    # Two objects are made one: the brace that ends the first and the one that begins the second go.
    return orjson.Fragment(f"{found.corroboration[:-1]},{written(besides).decode()[1:]}")


def _next(request: Request, found: Dossier, most: int) -> str | None:
    """Where the list of appearances goes on."""
    if len(found.appearances) <= most:
        return None
    last = found.appearances[most - 1]["id"]
    cursors = Cursors(AppearanceListView.__name__, Appearance, AppearanceListView.keyset)
    cursor = cursors.write(Cursor(False, (last, last)))
    query = f"?claim={found.claim['id']}&page_size={most}&cursor={cursor}"
    return request.build_absolute_uri(reverse("api:appearances") + query)


def _reviews(request: Request, claim: int) -> Any:
    """The reviews as far as whoever asks may see them, as the list of reviews tells them."""
    rows = Review.objects.visible_to(request.user).of_claim(claim).for_api().order_by("pk")
    return ReviewOut(rows, many=True, context=context_of(request, timezone.now())).data
