"""Resources that programs add to and change: one record at a time, or up to a thousand at once."""

from collections.abc import Callable
from contextlib import nullcontext
from enum import StrEnum
from typing import Any, ClassVar, Generic, NoReturn, TypeVar

from django.db import models
from django.urls import reverse
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView, NoSuchVersion, expected_version, tagged
from accounts.api.fields import Word
from accounts.api.parameters import Parameters, read_body, read_object, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.problems import Problem, as_problem
from accounts.api.values import Whole
from accounts.api.views import DetailView, ListView
from accounts.errors import Refused, StaleRecord
from accounts.models import User
from accounts.permissions import require
from accounts.services.steps import attempted, verb

M = TypeVar("M", bound=models.Model)

MOST_ITEMS = 1000

Body = type[serializers.Serializer[Any]]


class NothingGiven(exceptions.APIException):
    """Says that an update changes no field."""

    status_code = 400
    default_code = "nothing_given"
    default_detail = "Name at least one field that is to be changed."


class CollectionView(ListView[M]):
    """A list that records can be added to.

    A subclass names the shape of what is sent, the route of one record, and how one is added.
    """

    body: ClassVar[Body]
    route: ClassVar[str]

    def add(self, given: dict[str, Any], *, by: User) -> M:
        """Will add one record.

        Raises: whatever the service raises.
        """
        raise NotImplementedError

    def one(self, pk: int) -> M:
        """The record as it is told in the list."""
        return self.rows({"search": ""}).get(pk=pk)

    def post(self, request: Request) -> Response:
        """Will add one record, and say where it is.

        Raises: ValidationError, Refused.
        """
        read_parameters(request, Parameters)
        given = read_body(request, self.body)
        made = self.one(self.add(given, by=signed_in(request)).pk)
        where = request.build_absolute_uri(reverse(self.route, args=[made.pk]))
        told = self.results(request, {}, [made])[0]
        return Response(told, status=201, headers={"Location": where})


class SeenView(DetailView, Generic[M]):
    """One record that is acted on as it was read: `If-Match` names that version."""

    def seen(self, pk: int, version: int) -> M:
        """The record, where it still is what was seen; a merged one leads on whatever was seen.

        What is read later than the version was checked would be written over what others wrote.

        Raises: StaleRecord; NoSuchVersion for one that it never was; Http404.
        """
        record: Any = self.record(pk)
        is_merged = getattr(record, "merged_into_id", None) is not None
        if not is_merged and record.row_version < version:
            raise NoSuchVersion(version, record.row_version)
        if not is_merged and record.row_version != version:
            raise StaleRecord(
                f"“{record}” was changed by somebody else (version {record.row_version}, "
                f"you have {version}).",
                current=record.row_version,
            )
        return record  # type: ignore[no-any-return]


class RecordView(SeenView[M]):
    """One record that can be changed: `If-Match` names the version that was read.

    A subclass names the shape of what is sent and how it is changed.
    """

    body: ClassVar[Body]

    def change(self, record: M, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will change the fields that are given.

        Raises: StaleRecord where it is another version by now; whatever else the service raises.
        """
        raise NotImplementedError

    def patch(self, request: Request, pk: int) -> Response:
        """Will change some fields, and tell what the record is then.

        Raises: PreconditionRequired, PreconditionUnfit, NoSuchVersion, StaleRecord, ValidationError,
        Refused; Http404.
        """
        read_parameters(request, Parameters)
        seen = expected_version(request)
        record: Any = self.seen(pk, seen)
        survivor = getattr(record, "merged_into_id", None)
        if survivor is not None:
            return self.moved(request, record, survivor)
        given = read_body(request, self.body, partial=True)
        if not given:
            raise NothingGiven
        self.change(record, given, by=signed_in(request), seen=seen)
        fresh: Any = self.record(pk)
        return tagged(request, Response(self.answer(request, fresh, {})), fresh.row_version)


class BulkMode(StrEnum):
    """What becomes of the others where one item is refused."""

    ALL_OR_NOTHING = "all_or_nothing"
    BEST_EFFORT = "best_effort"


class BulkIn(serializers.Serializer[Any]):
    """Up to 1,000 records to add or change.

    An item with an `id` changes that record and names in `row_version` the version that was read;
    any other adds one.
    """

    mode = Word(
        BulkMode,
        help_text="Whether one that is refused keeps all others from being written.",
    )
    items = serializers.ListField(
        child=serializers.DictField(), min_length=1, max_length=MOST_ITEMS
    )


class SeenIn(serializers.Serializer[Any]):
    """Which record an item changes, and which version of it was read."""

    id = Whole(min_value=1)
    row_version = Whole(min_value=1)


class BulkItemOut(serializers.Serializer[Any]):
    """What became of one item: the record it became or changed, or why it was refused."""

    index = serializers.IntegerField()
    status = serializers.IntegerField(help_text="201 added, 200 changed, 4xx refused.")
    id = serializers.IntegerField(allow_null=True)
    row_version = serializers.IntegerField(allow_null=True)
    problem = serializers.DictField(allow_null=True)


class BulkOut(serializers.Serializer[Any]):
    """What became of every item, in the order in which they were sent."""

    written = serializers.IntegerField(help_text="How many records were added or changed.")
    results = BulkItemOut(many=True)


class NotAll(Refused):
    """Says that nothing was written, because some items were refused."""

    code = "bulk_refused"


class MergedAway(Refused):
    """Says that a record was merged, and into which one."""

    code = "merged"


class BulkView(ApiView):
    """Many records at once, through what adds and changes one.

    A subclass names both; `together` wraps what is written at once, so that it is counted once, and
    `apart` each item of it, so that one that is refused leaves nothing behind to be counted.
    """

    adds: ClassVar[type[CollectionView[Any]]]
    changes: ClassVar[type[RecordView[Any]]]
    writes: ClassVar[dict[str, str]]
    together: ClassVar[Callable[[], Any]] = nullcontext
    apart: ClassVar[Callable[[], Any]] = nullcontext

    def post(self, request: Request) -> Response:
        """Will write what can be written, or all or nothing, as asked.

        Raises: ValidationError; NotAll naming each refused item.
        """
        read_parameters(request, Parameters)
        given = read_body(request, BulkIn)
        is_whole = given["mode"] == BulkMode.ALL_OR_NOTHING
        by = signed_in(request)
        with verb(f"{self.writes['POST'].partition('.')[0]}.bulk", by=by), type(self).together():
            results = [self._one(number, item, by) for number, item in enumerate(given["items"])]
            refused = [one for one in results if one["problem"]]
            if is_whole and refused:
                _refuse(refused, len(results))
        return Response({"written": len(results) - len(refused), "results": results})

    def _one(self, index: int, item: dict[str, Any], by: User) -> dict[str, Any]:
        """Writes one item in a savepoint of its own."""
        told: dict[str, Any] = {"index": index, "id": None, "row_version": None, "problem": None}
        try:
            with attempted(), type(self).apart():
                status, record = self._written(item, by)
        except Exception as error:
            problem = as_problem(error)
            if problem is None or problem["status"] >= 500:
                raise  # it says nothing about this item
            return told | {"status": problem["status"], "problem": problem}
        record.refresh_from_db(fields=["row_version"])
        return told | {"status": status, "id": record.pk, "row_version": record.row_version}

    def _written(self, item: dict[str, Any], by: User) -> tuple[int, Any]:
        """Adds or changes one record."""
        if "id" not in item:
            adding = self._view(self.adds)
            return 201, adding.add(read_object(item, adding.body), by=by)
        named = {name: item[name] for name in ("id", "row_version") if name in item}
        seen = read_object(named, SeenIn)
        changing = self._view(self.changes)
        require(by, changing.writes["PATCH"])
        record = changing.seen(seen["id"], seen["row_version"])
        if survivor := getattr(record, "merged_into_id", None):
            raise MergedAway(
                f"No. {record.pk} was merged into no. {survivor}: change that one.",
                merged_into=survivor,
            )
        fields = {name: value for name, value in item.items() if name not in named}
        given = read_object(fields, changing.body, partial=True)
        if not given:
            raise NothingGiven
        changing.change(record, given, by=by, seen=seen["row_version"])
        return 200, record

    def _view(self, kind: type[Any]) -> Any:
        """The view of one record, asked by the same request."""
        view = kind()
        view.request = self.request
        return view


def _refuse(refused: list[dict[str, Any]], size: int) -> NoReturn:
    """Says what was refused of which item, by JSON pointer.

    Raises: NotAll.
    """
    said = f"Nothing was written: {len(refused)} of {size} items were refused."
    raise NotAll(said, errors=[error for one in refused for error in _errors_of(one)])


def _errors_of(one: dict[str, Any]) -> list[Problem]:
    """The errors of one item, each with the pointer of its field in the whole body.

    What a program may want to go on with is told too, such as the version that there is now.
    """
    problem, at = one["problem"], f"#/items/{one['index']}"
    told = ("code", "detail", "details")
    own = problem.get("errors") or [{name: problem[name] for name in told if problem.get(name)}]
    return [
        {**error, "pointer": at + str(error.get("pointer", "#")).removeprefix("#")} for error in own
    ]
