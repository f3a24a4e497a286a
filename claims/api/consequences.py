"""What followed from one thing that somebody did: the answers that changed, and those that will."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fieldsets import narrowed
from accounts.api.pagination import Cursors, read_page
from accounts.api.parameters import PageParameters, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.schema import problems
from accounts.models import Event
from accounts.models.keyset import Keyset
from accounts.permissions import require
from claims.services.consequences import progress_of


class AnswerOut(serializers.Serializer[Any]):
    """An answer in short: the label and both intervals, `[confirmed, possible]`."""

    label = serializers.CharField()  # type: ignore[assignment]
    supports = serializers.ListField(child=serializers.IntegerField())
    refutes = serializers.ListField(child=serializers.IntegerField())


class ChangedAnswerOut(serializers.ModelSerializer[Event]):
    """A claim whose answer became another one."""

    claim = serializers.IntegerField(source="object_id")
    statement = serializers.CharField(source="object_text")
    before = AnswerOut()
    after = AnswerOut()

    class Meta:
        model = Event
        fields = ["id", "at", "claim", "statement", "before", "after"]
        read_only_fields = fields


class ActOut(serializers.ModelSerializer[Event]):
    """What somebody did, to which record, and why. The actor is null where nobody meant it."""

    actor = serializers.CharField(source="actor.username", default=None, allow_null=True)

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
            "reason",
        ]
        read_only_fields = fields


class ConsequencesView(ApiView):
    """What followed from one event."""

    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "event.consequences"
    keyset: ClassVar[Keyset] = Keyset()

    @extend_schema(
        operation_id="list_consequences",
        tags=["events"],
        description="What followed from one event: the claims whose answer became another one, "
        "page by page, and how many are still being counted anew (`waiting` of `deferred`). For "
        "whoever has a role and may see the record that the event is about.",
        parameters=[PageParameters],
        responses={
            200: inline_serializer(
                "Consequences",
                {
                    "event": ActOut(),
                    "deferred": serializers.IntegerField(
                        help_text="Claims that were too many to be counted at once."
                    ),
                    "waiting": serializers.IntegerField(
                        help_text="Claims among them whose answer is still the former one."
                    ),
                    "results": ChangedAnswerOut(many=True),
                    "next": serializers.URLField(allow_null=True),
                    "previous": serializers.URLField(allow_null=True),
                    "count": serializers.IntegerField(
                        required=False, help_text="How many there are, with `count=true`."
                    ),
                },
            ),
            **problems(400, 401, 403, 404, 406),
        },
    )
    def get(self, request: Request, pk: int) -> Response:
        """Will answer one page.

        Raises: NotAllowed; InvalidParameters; Http404.
        """
        asked = read_parameters(request, PageParameters)
        event = get_object_or_404(Event.objects.select_related("actor"), pk=pk)
        require(signed_in(request), self.reads, event)
        rows = Event.objects.recomputed().caused_by(event)
        cursors = Cursors(type(self).__name__, Event, self.keyset)
        page = read_page(rows, self.keyset, cursors.read(asked["cursor"]), asked["page_size"])
        progress = progress_of(event)
        told = narrowed(ChangedAnswerOut(page.rows, many=True), asked)
        counted = {"count": rows.count()} if "count" in asked else {}
        return Response(
            {
                "event": ActOut(event).data,
                "deferred": progress.deferred,
                "waiting": progress.waiting,
                "results": told.data,
                "next": cursors.link(request, page.next),
                "previous": cursors.link(request, page.previous),
                **counted,
            }
        )
