"""What is done with one record besides changing its fields: a verb, with an address of its own."""

from typing import Any, ClassVar, Generic, TypeVar

from django.db import models
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView, expected_version, tagged
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.writing import SeenView
from accounts.models import User

M = TypeVar("M", bound=models.Model)


class VerbView(ApiView, Generic[M]):
    """Where one verb is done with a record: `If-Match` names the version that was read.

    A subclass names the view of one record, the shape of what is sent, and calls the service.
    """

    of: ClassVar[type[SeenView[Any]]]
    body: ClassVar[type[serializers.Serializer[Any]]]
    writes: ClassVar[dict[str, str]]

    def act(self, record: M, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will do it.

        Raises: StaleRecord where it is another version by now; whatever else the service raises.
        """
        raise NotImplementedError

    def post(self, request: Request, pk: int) -> Response:
        """Will do it, and tell what the record is then.

        Raises: PreconditionRequired, PreconditionUnfit, StaleRecord, ValidationError, Refused; Http404.
        """
        read_parameters(request, Parameters)
        seen = expected_version(request)
        view = self.of()
        view.request = request
        record: Any = view.seen(pk, seen)
        survivor = getattr(record, "merged_into_id", None)
        if survivor is not None:
            return view.moved(request, record, survivor)
        self.act(record, read_body(request, self.body), by=signed_in(request), seen=seen)
        fresh: Any = view.record(pk)
        return tagged(request, Response(view.answer(request, fresh, {})), fresh.row_version)
