"""Merges: every one that was done, to read and to undo."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.schema import described_detail, described_list, described_step
from accounts.api.views import DetailView, ListView
from sources.api.merge_bodies import MergeOut, MergeReasonIn, UndoPreviewOut, told_of
from sources.api.parameters import MergeParameters
from sources.models import Merge
from sources.models.merge import MergeQuerySet
from sources.services import merging
from sources.services.merging.naming import names_of

IS_UNDONE = {"true": True, "false": False}


@described_list(
    name="Merge",
    out=MergeOut,
    takes=MergeParameters,
    says="Merges in the order in which they were done, undone ones included. The address of a "
    "merged record leads to its survivor. `search` looks at the reason.",
)
class MergeListView(ListView[Merge]):
    """Every merge."""

    out = MergeOut
    takes = MergeParameters

    def rows(self, asked: dict[str, Any]) -> MergeQuerySet:
        """Merges whose reason contains the words."""
        rows = Merge.objects.having(kind=asked.get("kind")).of_record(asked.get("record"))
        rows = rows.undone(IS_UNDONE.get(asked.get("undone", "")))
        return rows.containing_all(asked["search"], "reason").for_listing()

    def told(self, rows: list[Merge]) -> list[dict[str, Any]]:
        """The merges with what their records are called."""
        names = names_of(rows)
        return [told_of(merge, names) for merge in rows]


@described_detail(name="merge", tag="merges", out=MergeOut, says="One merge, undone or not.")
class MergeView(DetailView):
    """One merge."""

    out = MergeOut

    def record(self, pk: int) -> Merge:
        """The merge.

        Raises: Http404.
        """
        return get_object_or_404(Merge.objects.for_listing(), pk=pk)

    def answer(self, request: Request, record: Merge, asked: dict[str, Any]) -> Any:
        """The merge with what its records are called.

        Raises: InvalidParameters.
        """
        told: Any = told_of(record, names_of([record]))
        return super().answer(request, told, asked)


@described_detail(
    name="undo_preview",
    tag="merges",
    out=UndoPreviewOut,
    says="What undoing a merge would put back, row by row, and what is in its way. Nothing is "
    "written.",
    restricted=True,
    refuses=True,
)
class UndoPreviewView(ApiView):
    """What undoing a merge would do."""

    permission_classes = [ThoseWhoMayRead]
    reads = "merge.undo"

    def get(self, request: Request, pk: int) -> Response:
        """Will look; nothing is written.

        Raises: Http404, InvalidParameters, MergeRefused.
        """
        read_parameters(request, Parameters)
        merge = get_object_or_404(Merge, pk=pk)
        preview = merging.preview_undo(merge)
        told = {
            "merge": told_of(merge, names_of([merge])),
            "parts": preview.parts,
            "refusals": preview.refusals,
            "recomputed": preview.recomputed,
        }
        return Response(UndoPreviewOut(told).data)


@described_step(
    name="undo_merge",
    tag="merges",
    body=MergeReasonIn,
    out=MergeOut,
    says="Undoes a merge: every row is put back as it was, with its old id; what was added to the "
    "survivor since stays with it. What is in the way is named, and nothing is undone then.",
)
class UndoView(ApiView):
    """Where a merge is undone."""

    writes: ClassVar[dict[str, str]] = {"POST": "merge.undo"}

    def post(self, request: Request, pk: int) -> Response:
        """Will undo a merge.

        Raises: Http404, ValidationError, MergeRefused.
        """
        read_parameters(request, Parameters)
        given = read_body(request, MergeReasonIn)
        merge = get_object_or_404(Merge, pk=pk)
        undone = merging.undo_merge(merge, by=signed_in(request), reason=given["reason"])
        return Response(MergeOut(told_of(undone, names_of([undone]))).data)
