"""What was merged: the list of it, and each merge with the way back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.domain.texts import is_storable
from accounts.errors import Refused
from accounts.permissions import may
from sources.domain.merging import Step
from sources.models import Merge
from sources.services.merging import preview_undo, undo_merge
from sources.services.merging.kinds import kinds
from sources.services.merging.naming import names_of
from sources.services.merging.preview import Part, parts_of
from web.desk.access import Told, colleague, status_of, told
from web.desk.boxes import Box, listed
from web.desk.comparing import LONGEST_REASON, Moved, beside, moved
from web.desk.paging import listed_page
from web.desk.signed_in import signed_in
from web.pages.reading_only import reading_only
from web.pages.trusted import trusted

UNDO = "merge.undo"
SEEN = "merge.view"
PAGE_SIZE = 50
SHOWN = {"standing": False, "undone": True}


@reading_only
@signed_in
def merges(request: HttpRequest) -> HttpResponse:
    """Will list what was merged and stands, or what was undone.

    Raises: PermissionDenied.
    """
    trusted(request, SEEN)
    shown = request.GET.get("show", "standing")
    shown = shown if shown in SHOWN else "standing"
    rows = Merge.objects.undone(SHOWN[shown]).for_listing()
    page = listed_page(request, "merges", rows, shown=shown, size=PAGE_SIZE)
    names = names_of(page.rows)
    context = {
        "rows": [
            (row, _name(names, row.kind, row.merged_id), _name(names, row.kind, row.survivor_id))
            for row in page.rows
        ],
        "next": page.next,
        "previous": page.previous,
        "shown": shown,
        "choices": list(SHOWN),
    }
    return render(request, "web/desk/merges.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one merge, what undoing it would put back, and undo it once somebody said why.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    trusted(request, SEEN)
    row = get_object_or_404(Merge.objects.select_related("merged_by", "undone_by"), pk=pk)
    wrong: Told = {}
    status = 200
    if request.method == "POST":
        by, reason = trusted(request, UNDO), request.POST.get("reason", "")
        try:
            _require_sayable(reason)
            undo_merge(row, by=by, reason=reason.replace("\r\n", "\n"))
            messages.success(request, "The merge was undone: there are two again.")
            return redirect(request.path)
        except (ValidationError, Refused) as refusal:
            wrong, status = told(refusal), status_of(refusal)
            row.refresh_from_db()
    context = {
        "merge": row,
        "noun": row.get_kind_display().lower(),
        "kinds": f"{row.kind}s",
        "wrong": wrong,
        "sentences": listed(wrong, _box_of),
        "reason": request.POST.get("reason", ""),
        "may_undo": may(request.user, UNDO),
        **(_done(row) if row.undone_at else _undoing(row)),
    }
    return render(request, "web/desk/merge.html", context, status=status)


def _undoing(row: Merge) -> dict[str, Any]:
    """What undoing would put back, and what is in the way.

    Raises: Http404 where one of the two is not there any more.
    """
    try:
        preview = preview_undo(row)
    except Refused as gone:
        raise Http404 from gone
    return {
        "survivor": preview.survivor,
        "merged": preview.merged,
        "refusals": preview.refusals,
        "recomputed": preview.recomputed,
        "parts": _parts(preview.parts, preview.survivor, preview.merged),
    }


def _done(row: Merge) -> dict[str, Any]:
    """What an undone merge had moved."""
    held = kinds()[row.kind].model._base_manager.in_bulk([row.survivor_id, row.merged_id])
    if len(held) < 2:
        raise Http404
    survivor, merged = held[row.survivor_id], held[row.merged_id]
    done = parts_of(Step.from_dict(one) for one in row.moved.get("steps", []))
    return {"survivor": survivor, "merged": merged, "parts": _parts(done, survivor, merged)}


def _parts(parts: Iterable[Part], *records: Any) -> list[tuple[str, Moved]]:
    """What happens to the rows besides these records, by what is done to them."""
    found = [
        (name, part.title, beside(getattr(part, name), *records))
        for part in parts
        for name in ("moved", "added", "deleted")
    ]
    return [(name, moved(title, steps)) for name, title, steps in found if steps]


def _require_sayable(reason: str) -> None:
    if len(reason) > LONGEST_REASON or not is_storable(reason):
        said = f"Say it in at most {LONGEST_REASON} characters that can be read."
        raise ValidationError({"reason": ValidationError(said, code="unusable")})


def _box_of(name: str) -> Box:
    return Box("Why the two are not one", "#reason") if name == "reason" else Box()


def _name(names: dict[tuple[str, int], str], kind: str, pk: int) -> str:
    return names.get((kind, pk), f"{kind} no. {pk}")
