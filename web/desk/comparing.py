"""Two records side by side: which one stays, what moves, what is lost; and making one of the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.domain.texts import is_storable
from accounts.errors import Refused
from sources.domain.merging import Step
from sources.domain.vocabulary import NameKind
from sources.models import Merge, Source
from sources.services.merging import Preview, preview_merge
from sources.services.merging.verbs import BECOMES
from web.desk.access import Told, status_of, told
from web.desk.boxes import Box, listed
from web.desk.merging import KINDS, Agreed, Kind, rows_in_words
from web.desk.signed_in import signed_in
from web.pages.trusted import trusted
from web.reading.compared import compared

LONGEST_REASON = 500
NAMES = {"reason": "Why the two are one", "sure": "I am sure"}
MOST_STEPS = 30


@dataclass(frozen=True, slots=True)
class Moved:
    """What happens to the rows of one table: in words how many, and the first of them."""

    said: str
    steps: tuple[Step, ...]
    is_cut: bool


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def compare_records(request: HttpRequest, kind: str) -> HttpResponse:
    """Will show two records side by side and make one of them; with one alone, ask for the other.

    `a` is the one that stays, `b` the one that goes into it.

    Raises: PermissionDenied, Http404.
    """
    if kind not in KINDS:
        raise Http404
    mine = KINDS[kind]
    trusted(request, mine.action)
    first, second = (_record(mine, request.GET.get(name, "")) for name in ("a", "b"))
    if first is None:
        raise Http404
    if second is None or first.pk == second.pk:
        return _choose(request, kind, first, is_same=second is not None)
    if first.merged_into_id == second.pk or second.merged_into_id == first.pk:
        return _one_already(request, first, second)
    if request.method == "POST":
        return _merge(request, kind, first, second)
    return _compare(request, kind, first, second, {})


def _record(kind: Kind, text: str) -> Any:
    """The record whose number an address names; none where it names none.

    Raises: Http404 where there is no such record.
    """
    if not text:
        return None
    pk = number(text.removeprefix("#"))
    return get_object_or_404(kind.rows, pk=pk if pk is not None else -1)


def _choose(request: HttpRequest, kind: str, record: Any, *, is_same: bool) -> HttpResponse:
    """The page that asks which other record is meant."""
    words = request.GET.get("q", "").strip()
    mine = KINDS[kind]
    found = mine.find(record, words) if is_storable(words) else ()
    context = {
        "kind": kind,
        "noun": mine.noun,
        "record": record,
        "words": words,
        "found": [(one, mine.about(one)) for one in found],
        "is_same": is_same,
    }
    return render(request, "web/desk/compare_choose.html", context)


def _one_already(request: HttpRequest, first: Any, second: Any) -> HttpResponse:
    """Leads to the merge that made one of the two."""
    gone, stays = (first, second) if first.merged_into_id == second.pk else (second, first)
    done = Merge.objects.standing().into(stays._meta.model_name, stays.pk, gone.pk).first()
    messages.info(request, f"“{gone}” was merged into “{stays}” already.")
    return redirect("desk-merge", done.pk) if done else redirect(stays)


def _merge(request: HttpRequest, kind: str, survivor: Any, merged: Any) -> HttpResponse:
    """Makes one of the two, or tells why not."""
    mine, sent = KINDS[kind], request.POST
    reason = sent.get("reason", "").replace("\r\n", "\n")
    try:
        _require_sayable(reason)
        known_as = _known_as(request)
        agreed = Agreed(
            by=trusted(request, mine.action),
            reason=reason,
            seal=sent.get(f"seal-{known_as.value}", ""),
            known_as=known_as,
            is_sure="sure" in sent,
        )
        done = mine.merge(survivor, merged, agreed)
    except (ValidationError, Refused) as refusal:
        wrong = told(refusal)
        if isinstance(refusal, Refused) and refusal.details.get("doubts"):
            wrong = {"sure": ["Read both again. If they are one all the same, say so."]}
        return _compare(request, kind, survivor, merged, wrong, status=status_of(refusal))
    messages.success(request, f"“{merged}” is part of “{survivor}” now.")
    return redirect("desk-merge", done.pk)


def _require_sayable(reason: str) -> None:
    """Will return silently where a reason can be kept; that there is one is asked by the verb.

    Raises: ValidationError.
    """
    said = ""
    if len(reason) > LONGEST_REASON:
        said = f"{len(reason):,} characters: at most {LONGEST_REASON} are kept."
    elif not is_storable(reason):
        said = "It holds signs that no text has: type it anew."
    if said:
        raise ValidationError({"reason": ValidationError(said, code="unusable")})


def _compare(
    request: HttpRequest, kind: str, survivor: Any, merged: Any, wrong: Told, *, status: int = 200
) -> HttpResponse:
    known_as = _known_as(request)
    preview = preview_merge(survivor, merged, known_as=known_as)
    rows = compared(survivor, merged)
    context = {
        "kind": kind,
        "noun": KINDS[kind].noun,
        "survivor": survivor,
        "merged": merged,
        "preview": preview,
        "rows": rows,
        "lost": [row for row in rows if row.differs and row.merged and row.name != "Sourcing"],
        "known_as": known_as.value,
        "becomes": BECOMES if isinstance(survivor, Source) else (),
        "seals": _seals(preview, known_as),
        "wrong": wrong,
        "sentences": listed(wrong, _box_of),
        "reason": request.POST.get("reason", ""),
        "is_sure": "sure" in request.POST,
        **moves_of(preview),
    }
    return render(request, "web/desk/compare_records.html", context, status=status)


def _seals(preview: Preview, known_as: NameKind) -> dict[str, str]:
    """What is agreed to by pressing the button, by what the names of a merged source become."""
    seals = {known_as.value: preview.seal}
    for other in BECOMES if isinstance(preview.survivor, Source) else ():
        if other is not known_as:
            turned = preview_merge(preview.survivor, preview.merged, known_as=other)
            seals[other.value] = turned.seal
    return seals


def moves_of(preview: Preview) -> dict[str, list[Moved]]:
    """What a merge would move, drop and add, and what stays with the record that goes."""
    found = {}
    for name in ("moved", "deleted", "added"):
        rows = [
            (part.title, beside(getattr(part, name), preview.survivor, preview.merged))
            for part in preview.parts
        ]
        found[name] = [moved(title, steps) for title, steps in rows if steps]
    stays = [Moved(rows_in_words(one.title, one.count), (), False) for one in preview.remaining]
    return {**found, "remaining": stays}


def beside(steps: Iterable[Step], *records: Any) -> tuple[Step, ...]:
    """The steps that concern other rows than these records themselves."""
    own = {(record._meta.label_lower, record.pk) for record in records}
    return tuple(step for step in steps if (step.model, step.id) not in own)


def moved(title: str, steps: tuple[Step, ...]) -> Moved:
    """Will say how many rows of a table something happens to."""
    return Moved(rows_in_words(title, len(steps)), steps[:MOST_STEPS], len(steps) > MOST_STEPS)


def _box_of(name: str) -> Box:
    return Box(NAMES[name], f"#{name}") if name in NAMES else Box()


def _known_as(request: HttpRequest) -> NameKind:
    """What preferred names become: as asked, an alias unless that is something they may be."""
    asked = request.POST.get("known_as") or request.GET.get("known_as", "")
    return next((kind for kind in BECOMES if kind == asked), NameKind.ALIAS)
