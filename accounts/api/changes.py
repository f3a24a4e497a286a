"""The feed of changes: what happened to every record, for programs that follow along."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from accounts.api.base import ApiView
from accounts.api.fields import Text, WholeNumber, word
from accounts.api.parameters import LONGEST_CURSOR, Parameters, read_parameters
from accounts.api.problems import InvalidParameters
from accounts.api.schema import problems
from accounts.domain.feed import Place
from accounts.domain.vocabulary import ChangedKind, Happening
from accounts.models import Change
from accounts.services.bulk.exporting import sees_all
from accounts.services.feed import Read, cursor_of, newest_place, path_of, place_of, read_changes

NOW = "now"
"""What is asked for instead of a cursor by who wants only what is to come."""

MOST = 500
"""Changes on a page."""


class FeedChangeOut(serializers.Serializer[Any]):
    """One change: what became of which record, when, and where to read it now.

    `at` is when the transaction began that made it. `is_public` is false of what is told only to
    those who hold a role.
    """

    kind = word(ChangedKind)
    id = serializers.IntegerField()
    what = word(Happening)
    at = serializers.DateTimeField()
    url = serializers.URLField()
    is_public = serializers.BooleanField()


class ChangeParameters(Parameters):
    """The query parameters of the feed."""

    after = Text(
        required=False,
        max_length=LONGEST_CURSOR,
        help_text="The cursor at which to go on, from an earlier page or the head of an export; "
        "`now` for what is to come. The oldest changes that are kept without it.",
    )
    kind = Text(
        required=False,
        max_length=400,
        help_text="The kinds of record, joined by commas: all of them without it. A page may then "
        "hold few changes or none although there are more.",
    )
    page_size = WholeNumber(
        required=False,
        default=100,
        min_value=1,
        max_value=MOST,
        help_text="The largest number of changes on a page.",
    )


class ChangesView(ApiView):
    """Every change, in an order that later changes never reach behind."""

    @extend_schema(
        operation_id="list_changes",
        auth=[],
        tags=["changes"],
        description="What became of every record, in one order, as far as you may see it: follow "
        "`next` for ever, and nothing is missed, however many write at once. A change is told once "
        "every transaction that began before it is over, most often at once. Ask again with the "
        "`ETag` while there is nothing new. See docs/howto/following.md.",
        parameters=[ChangeParameters],
        responses={
            200: inline_serializer(
                "ChangesPage",
                {
                    "results": FeedChangeOut(many=True),
                    "cursor": serializers.CharField(help_text="Where to go on: keep it."),
                    "next": serializers.URLField(help_text="The address at which to go on."),
                    "more": serializers.BooleanField(
                        help_text="Whether to go on at once; otherwise ask again in a while."
                    ),
                },
            ),
            **problems(400, 406, 410),
        },
    )
    def get(self, request: Request) -> Response:
        """Will answer one page.

        Raises: InvalidParameters, CursorGone.
        """
        asked = read_parameters(request, ChangeParameters)
        read = read_changes(
            _after(asked.get("after", "")),
            to_staff=sees_all(request.user),
            kinds=_kinds(asked.get("kind", "")),
            size=asked["page_size"],
        )
        return Response(_page(request, read, to_staff=sees_all(request.user)))


def _after(text: str) -> Place | None:
    """The place that a parameter names.

    Raises: InvalidParameters.
    """
    if not text:
        return None
    if text == NOW:
        return newest_place()
    try:
        return place_of(text)
    except ValueError:
        raise _unfit("after", "invalid_cursor", "This is no cursor of the feed.") from None


def _kinds(text: str) -> list[str]:
    """The kinds that a parameter names.

    Raises: InvalidParameters.
    """
    names = [name for name in text.split(",") if name]
    for name in names:
        if name not in set(ChangedKind):
            known = ", ".join(ChangedKind)
            raise _unfit("kind", "invalid_choice", f"There is no kind {name}; there are {known}.")
    return names


def _unfit(parameter: str, code: str, detail: str) -> InvalidParameters:
    return InvalidParameters([{"parameter": parameter, "code": code, "detail": detail}])


def _page(request: Request, read: Read, *, to_staff: bool) -> dict[str, Any]:
    cursor = cursor_of(read.place)
    return {
        "results": list(_told(request, read.changes, to_staff=to_staff)),
        "cursor": cursor,
        "next": replace_query_param(request.build_absolute_uri(), "after", cursor),
        "more": read.more,
    }


def _told(request: Request, changes: Iterable[Change], *, to_staff: bool) -> Iterable[Any]:
    """The changes as they are told; the address of a kind is worked out once."""
    bases: dict[str, str] = {}
    for one in changes:
        if one.kind not in bases:
            address = request.build_absolute_uri(path_of(one.kind, 0))
            bases[one.kind] = address.removesuffix("0/")
        yield {
            "kind": one.kind,
            "id": one.object_id,
            "what": one.what if to_staff else one.told,
            "at": one.at,
            "url": f"{bases[one.kind]}{one.object_id}/",
            "is_public": bool(one.told),
        }
