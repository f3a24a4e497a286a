"""Records that programs may delete: `If-Match` names the version that was read."""

from typing import ClassVar, TypeVar

from django.db import models
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import expected_version
from accounts.api.fields import Text
from accounts.api.parameters import Parameters, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.writing import RecordView
from accounts.models import User

M = TypeVar("M", bound=models.Model)

LONGEST_REASON = 500


class ErasingParameters(Parameters):
    """The query parameters of a deletion."""

    reason = Text(
        required=False,
        allow_blank=True,
        default="",
        max_length=LONGEST_REASON,
        help_text="Why the record is deleted; the log keeps it.",
    )


class ErasableView(RecordView[M]):
    """One record that can be changed and deleted. A subclass says how it is deleted."""

    removal: ClassVar[type[Parameters]] = ErasingParameters

    def erase(self, record: M, *, by: User, reason: str, seen: int) -> None:
        """Will delete the record.

        Raises: StaleRecord where it is another version by now; whatever else the service raises.
        """
        raise NotImplementedError

    def delete(self, request: Request, pk: int) -> Response:
        """Will delete the record.

        Raises: PreconditionRequired, PreconditionUnfit, StaleRecord, Refused; Http404.
        """
        asked = read_parameters(request, self.removal)
        seen = expected_version(request)
        record: M = self.seen(pk, seen)
        survivor = getattr(record, "merged_into_id", None)
        if survivor is not None:
            return self.moved(request, record, survivor)
        self.erase(record, by=signed_in(request), reason=asked["reason"], seen=seen)
        return Response(status=204)
