"""What of imports could not be read, over the API: to look at, and to put away."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.parameters import read_body
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.schema import described_list, described_step
from accounts.api.views import ListView
from accounts.models.keyset import Keyset
from reviews.api.external_bodies import QuarantinedItemOut, QuarantineParameters, VersionIn
from reviews.domain.vocabulary import QuarantineState
from reviews.models import QuarantinedItem
from reviews.models.external import QuarantinedItemQuerySet
from reviews.services.quarantine import dismiss_item, reopen_item


@described_list(
    name="QuarantinedItem",
    out=QuarantinedItemOut,
    takes=QuarantineParameters,
    operation="list_quarantined_items",
    tag="quarantine",
    says="What of imports could not be read, with the reasons, the latest first. For whoever has a "
    "role.",
    restricted=True,
)
class QuarantineListView(ListView[QuarantinedItem]):
    """Every item of one state."""

    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "quarantineditem.view"
    out = QuarantinedItemOut
    takes = QuarantineParameters
    keyset: ClassVar[Keyset] = Keyset(descending=True)

    def rows(self, asked: dict[str, Any]) -> QuarantinedItemQuerySet:
        """The items of the state that was asked for."""
        return QuarantinedItem.objects.in_state(QuarantineState(asked["state"]))


class StateView(ApiView):
    """Where somebody says what is to be done about an item. A subclass says which word is given."""

    writes: ClassVar[dict[str, str]] = {"POST": "quarantineditem.dismiss"}

    def post(self, request: Request, pk: int) -> Response:
        """Will keep the word.

        Raises: Http404, StaleRecord.
        """
        given = read_body(request, VersionIn)
        item = get_object_or_404(QuarantinedItem, pk=pk)
        item = self.say(item, by=signed_in(request), **given)
        item.refresh_from_db()
        return Response(QuarantinedItemOut(item).data)

    def say(self, item: QuarantinedItem, **given: Any) -> QuarantinedItem:
        """The verb."""
        raise NotImplementedError


@described_step(
    name="dismiss_quarantined_item",
    tag="quarantine",
    body=VersionIn,
    out=QuarantinedItemOut,
    says="Says that nothing is to be done about an item; it stays on record.",
    stale=True,
)
class DismissView(StateView):
    """Where an item is put away."""

    def say(self, item: QuarantinedItem, **given: Any) -> QuarantinedItem:
        """Nothing is to be done."""
        return dismiss_item(item, **given)


@described_step(
    name="reopen_quarantined_item",
    tag="quarantine",
    body=VersionIn,
    out=QuarantinedItemOut,
    says="Puts an item back among those that somebody should look at.",
    stale=True,
)
class ReopenView(StateView):
    """Where an item is taken up again."""

    def say(self, item: QuarantinedItem, **given: Any) -> QuarantinedItem:
        """Somebody should look at it."""
        return reopen_item(item, **given)
