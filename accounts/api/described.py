"""How changes, deletions and writes of many records at once are described in the OpenAPI document."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)
from rest_framework.views import APIView

from accounts.api.erasing import ErasingParameters
from accounts.api.schema import MovedOut, Out, problems
from accounts.api.writing import BulkIn, BulkOut

V = TypeVar("V", bound=type[APIView])

IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="The version that was read: the ETag of the record, or its `row_version` in "
    "quotation marks.",
)

MOVED = OpenApiResponse(MovedOut, "It was merged: `Location` is the survivor's address.")


def described_change(
    *, name: str, tag: str, body: Out, out: Out, says: str, moves: bool = False
) -> Callable[[V], V]:
    """Will describe how one record is changed; `moves` when its address may lead to a survivor."""
    return extend_schema_view(
        patch=extend_schema(
            operation_id=f"change_{name}",
            tags=[tag],
            description=says,
            parameters=[IF_MATCH],
            request=body,
            responses={
                200: out,
                **({308: MOVED} if moves else {}),
                **problems(400, 401, 403, 404, 406, 409, 412, 413, 415, 428),
            },
        )
    )


def described_removal(*, name: str, tag: str, says: str, moves: bool = False) -> Callable[[V], V]:
    """Will describe how one record is deleted; `moves` when its address may lead to a survivor."""
    return extend_schema_view(
        delete=extend_schema(
            operation_id=f"delete_{name}",
            tags=[tag],
            description=says,
            parameters=[IF_MATCH, ErasingParameters],
            responses={
                204: OpenApiResponse(description="It is gone."),
                **({308: MOVED} if moves else {}),
                **problems(400, 401, 403, 404, 406, 409, 412, 428),
            },
        )
    )


def described_verb(
    *, operation: str, tag: str, body: Out, out: Out, says: str, moves: bool = False
) -> Callable[[V], V]:
    """Will describe what is done with one record as it was read; `moves` as for a change."""
    return extend_schema_view(
        post=extend_schema(
            operation_id=operation,
            tags=[tag],
            description=says,
            parameters=[IF_MATCH],
            request=body,
            responses={
                200: out,
                **({308: MOVED} if moves else {}),
                **problems(400, 401, 403, 404, 406, 409, 412, 413, 415, 428),
            },
        )
    )


def described_bulk(*, name: str, tag: str, adds: Any, changes: Any) -> Callable[[V], V]:
    """Will describe how many records are written at once; `adds` and `changes` name the bodies."""
    says = (
        f"Adds and changes up to 1,000 {tag} at once. An item without `id` is "
        f"what is sent to add one (`{adds.__name__}`); one with `id` and the `row_version` that "
        f"was read changes that record (`{changes.__name__}`). `all_or_nothing` writes nothing if "
        "one item is refused and names each by JSON pointer; `best_effort` writes the others and "
        "tells what became of each."
    )
    return extend_schema_view(
        post=extend_schema(
            operation_id=f"write_{name}",
            tags=[tag],
            description=says,
            request=BulkIn,
            responses={200: BulkOut, **problems(400, 401, 403, 406, 409, 413, 415)},
        )
    )
