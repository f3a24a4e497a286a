"""The log of what was done, for auditors."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from accounts.api.fields import Text, WholeNumber
from accounts.api.parameters import PageParameters, ordering
from accounts.api.permissions import ThoseWhoMayRead
from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView
from accounts.models import Event
from accounts.models.event import EventQuerySet
from accounts.models.keyset import Keyset

ORDERS = {"sequence": Keyset(), "-sequence": Keyset(descending=True)}


class EventOut(serializers.ModelSerializer[Event]):
    """One thing somebody did. `before` and `after` hold the columns that changed.

    The `id` is the sequence. `cause` is the first event of the step it was done in, null for that
    one itself; the actor is null where nobody meant it.
    """

    actor = serializers.CharField(source="actor.username", default=None, allow_null=True)
    cause = serializers.IntegerField(source="cause_id", allow_null=True)
    before = serializers.DictField(source="told_before")
    after = serializers.DictField(source="told_after")

    class Meta:
        model = Event
        fields = [
            "id",
            "at",
            "actor",
            "action",
            "object_type",
            "object_id",
            "object_text",
            "before",
            "after",
            "reason",
            "request_id",
            "cause",
        ]
        read_only_fields = fields


class EventParameters(PageParameters):
    """The query parameters of the log."""

    object_type = Text(required=False, max_length=60, help_text="Such as claims.appearance.")
    object_id = WholeNumber(required=False, min_value=1)
    actor = Text(required=False, max_length=150, help_text="A username.")
    action = Text(required=False, max_length=60, help_text="Such as appearance.changed.")
    cause = WholeNumber(
        required=False, min_value=1, help_text="What else was done in the step this event began."
    )
    since = serializers.DateTimeField(required=False, help_text="Done then or later.")
    until = serializers.DateTimeField(required=False, help_text="Done then or earlier.")
    ordering = ordering(ORDERS)


@described_list(
    name="Event",
    out=EventOut,
    takes=EventParameters,
    says="The log of what was done, by sequence, the oldest first unless `ordering=-sequence`. For "
    "auditors and admins.",
    restricted=True,
)
class EventListView(ListView[Event]):
    """The log."""

    out = EventOut
    takes = EventParameters
    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "event.view"
    orders = ORDERS

    def rows(self, asked: dict[str, Any]) -> EventQuerySet:
        """The events that were asked for."""
        rows = Event.objects.select_related("actor").having(
            object_type=asked.get("object_type"),
            object_id=asked.get("object_id"),
            actor__username=asked.get("actor"),
            action=asked.get("action"),
            cause=asked.get("cause"),
        )
        return rows.done_between(asked.get("since"), asked.get("until"))


@described_detail(
    name="event",
    tag="events",
    out=EventOut,
    says="One event. What followed from it stands at `consequences/`.",
    restricted=True,
)
class EventView(DetailView):
    """One event."""

    out = EventOut
    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "event.view"

    def record(self, pk: int) -> Event:
        """The event.

        Raises: Http404.
        """
        return get_object_or_404(Event.objects.select_related("actor"), pk=pk)
