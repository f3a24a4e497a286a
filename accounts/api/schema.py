"""How resources are described in the OpenAPI document: what they take, answer and refuse."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from drf_spectacular.utils import (
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
    inline_serializer,
)
from rest_framework import serializers
from rest_framework.views import APIView

from accounts.api.negotiation import MEDIA_TYPE
from accounts.api.parameters import ListParameters, Parameters

V = TypeVar("V", bound=type[APIView])
Out = type[serializers.BaseSerializer[Any]]


class ProblemErrorOut(serializers.Serializer[Any]):
    """One value at fault: a query parameter by name, or a field by JSON pointer."""

    parameter = serializers.CharField(required=False)
    pointer = serializers.CharField(required=False)
    code = serializers.CharField()
    detail = serializers.CharField()
    details = serializers.DictField(required=False, help_text="What to go on with, by code.")


class ProblemOut(serializers.Serializer[Any]):
    """Why a request was refused (RFC 9457). `code` is stable; `detail` is a sentence for people."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    instance = serializers.CharField(required=False)
    request_id = serializers.CharField(
        required=False, help_text="Of what is no fault of yours (5xx): name it when you report it."
    )
    details = serializers.DictField(required=False, help_text="What to go on with, by code.")
    errors = ProblemErrorOut(many=True, required=False)  # type: ignore[assignment]


class MovedToOut(serializers.Serializer[Any]):
    """The record that another one was merged into."""

    id = serializers.IntegerField()
    url = serializers.CharField()


class MovedOut(serializers.Serializer[Any]):
    """Says that a record was merged; its address leads to the survivor for ever."""

    id = serializers.IntegerField()
    status = serializers.CharField()
    merged_into = MovedToOut()


REASONS = {
    400: "A parameter or a field is unknown, repeated or has a value that does not fit.",
    401: "You are not signed in, or your token is unknown, was revoked or has expired.",
    403: "This takes a role that you do not have, or your token has not the scope for it.",
    404: "There is no such record.",
    406: "Only JSON is served.",
    409: "The record is not in a state in which this can be done; `code` says why.",
    410: "It is not there any more; `detail` says why.",
    412: "It is not what you saw any more: `detail` says who did what since then.",
    413: "The request is larger than is read; `detail` names the limit.",
    414: "The address is longer than 64 kB; this is refused without a body.",
    415: "The body is not JSON.",
    428: "`If-Match` is missing: say which version you change.",
    429: "It was asked for too often; `Retry-After` says when to come back.",
    503: "The database is busy with others, nothing was changed; `Retry-After` says when to come back.",
    422: "What was handed in is well-formed, but nothing can be made of it; `code` says why.",
}


def described_list(
    *,
    name: str,
    out: Out,
    says: str,
    takes: type[Parameters] = ListParameters,
    operation: str = "",
    tag: str = "",
    moves: bool = False,
    restricted: bool = False,
    of_record: bool = False,
    besides: Mapping[str, Any] | None = None,
) -> Callable[[V], V]:
    """Will describe a list of `out`, page by page; of a record's own list, by its `operation`.

    A `restricted` one takes a role to read; one `of_record` may be that of none. `besides` are
    fields that every page has.
    """
    page = inline_serializer(
        f"{name}Page",
        {
            **(besides or {}),
            "results": out(many=True),
            "next": serializers.URLField(allow_null=True, help_text="The next page, if any."),
            "previous": serializers.URLField(allow_null=True, help_text="The page before, if any."),
            "count": serializers.IntegerField(
                required=False, help_text="How many there are on all pages, with `count=true`."
            ),
        },
    )
    return extend_schema_view(
        get=extend_schema(
            operation_id=operation or f"list_{name.lower()}s",
            **_reading(restricted=restricted),
            tags=[tag or f"{name.lower()}s"],
            description=says,
            parameters=[takes],
            responses=_moving(
                {
                    200: page,
                    **problems(400, 406),
                    **(problems(401, 403) if restricted else {}),
                    **(problems(404) if of_record else {}),
                },
                moves=moves,
            ),
        )
    )


def _reading(*, restricted: bool) -> dict[str, Any]:
    """How who reads signs in: not at all, unless it takes a role."""
    return {} if restricted else {"auth": []}


def _moving(answers: dict[Any, Any], *, moves: bool) -> dict[Any, Any]:
    """The answers of an address that may lead on to a survivor, which may also be unknown."""
    if not moves:
        return answers
    survivor = OpenApiResponse(MovedOut, "It was merged: `Location` is the survivor's address.")
    return {**answers, **problems(404), 308: survivor}


def described_detail(
    *,
    name: str,
    tag: str,
    out: Out,
    says: str,
    moves: bool = False,
    takes: type[Parameters] | None = None,
    restricted: bool = False,
    refuses: bool = False,
) -> Callable[[V], V]:
    """Will describe one record; `moves` when its address may lead on to a survivor.

    A `restricted` one takes a role to read; one that `refuses` cannot be told in every state. What it
    takes says the view, where it is not said here.
    """
    refused = {**(problems(401, 403) if restricted else {}), **(problems(409) if refuses else {})}
    answers = _moving({200: out, **problems(400, 404, 406), **refused}, moves=moves)

    def described(view: V) -> V:
        taken: type[Parameters] = takes or getattr(view, "takes", None) or Parameters
        reading = extend_schema(
            operation_id=f"get_{name}",
            **_reading(restricted=restricted),
            tags=[tag],
            description=says,
            parameters=[taken] if taken is not Parameters else None,
            responses=answers,
        )
        return extend_schema_view(get=reading)(view)

    return described


def described_addition(
    *,
    name: str,
    body: Out,
    out: Out,
    says: str,
    met: str,
    conflicts: bool = False,
    tag: str = "",
) -> Callable[[V], V]:
    """Will describe how one record is added; `met` says when nothing new was made of it, if ever.

    With `conflicts` there are states in which none can be.
    """
    known = {200: OpenApiResponse(out, met)} if met else {}
    return extend_schema_view(
        post=extend_schema(
            operation_id=f"add_{name}",
            tags=[tag or f"{name}s"],
            description=says,
            request=body,
            responses={
                201: out,
                **known,
                **problems(400, 401, 403, 406, 413, 415, 422),
                **(problems(409) if conflicts else {}),
            },
        )
    )


def described_step(
    *, name: str, tag: str, body: Out, out: Out, says: str, stale: bool = False
) -> Callable[[V], V]:
    """Will describe what is done with one record; `stale` when it says which state was seen."""
    seen = problems(412) if stale else {}
    return extend_schema_view(
        post=extend_schema(
            operation_id=name,
            tags=[tag],
            description=says,
            request=body,
            responses={200: out, **problems(400, 401, 403, 404, 406, 409, 413, 415), **seen},
        )
    )


def problems(*statuses: int) -> dict[Any, Any]:
    """The refusals of a resource, by status and media type."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(ProblemOut, REASONS[status]) for status in statuses
    }
