"""Sources, and claims, that may be one: led to where they are compared, or said to be two."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.domain.texts import is_storable
from accounts.errors import Refused
from accounts.models import User
from accounts.permissions import may
from claims.models import ClaimRelation
from claims.services.relating import change_relation
from sources.domain.vocabulary import Judgement
from sources.models import PossibleDuplicate
from sources.services.duplicates import reject_duplicate
from web.desk.access import colleague
from web.desk.paging import listed_page
from web.desk.signed_in import signed_in
from web.desk.told import tried_at
from web.pages.trusted import trusted

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one: both with what is said of each, why, and which version was read."""

    id: int
    ends: tuple[Any, Any]
    why: str
    version: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of such pairs.

    Whoever may do `action` says what they are, by one of the `verbs`; whoever may `merge` compares.
    """

    action: str
    merge: str
    rows: Callable[[], "models.QuerySet[Any]"]
    pair: Callable[[Any], Pair]
    verbs: Mapping[str, Callable[[Any, User, str, int | None], None]]
    done: Mapping[str, str]


def _two_sources(row: PossibleDuplicate) -> Pair:
    return Pair(row.pk, (row.source_a, row.source_b), " ".join(row.reasons), row.row_version)


def _two_claims(row: ClaimRelation) -> Pair:
    return Pair(row.pk, (row.from_claim, row.to_claim), row.reason, row.row_version)


def _different_sources(row: PossibleDuplicate, by: User, reason: str, version: int | None) -> None:
    reject_duplicate(row, by=by, now=timezone.now(), reason=reason)


def _different_claims(row: ClaimRelation, by: User, reason: str, version: int | None) -> None:
    _judge_claims(row, Judgement.REJECTED, by, reason, version)


def _same_claims(row: ClaimRelation, by: User, reason: str, version: int | None) -> None:
    _judge_claims(row, Judgement.CONFIRMED, by, reason, version)


def _judge_claims(
    row: ClaimRelation, judgement: Judgement, by: User, reason: str, version: int | None
) -> None:
    change_relation(
        row, by=by, judgement=judgement.value, reason=reason or None, expected_version=version or 0
    )


KINDS = {
    "sources": Kind(
        "possibleduplicate.change",
        "source.merge",
        lambda: PossibleDuplicate.objects.waiting(),
        _two_sources,
        {"different": _different_sources},
        {"different": "They are two; the pair does not come back."},
    ),
    "claims": Kind(
        "claimrelation.change",
        "claim.merge",
        lambda: ClaimRelation.objects.suggested().saying_alike().for_listing(),
        _two_claims,
        {"different": _different_claims, "same": _same_claims},
        {
            "different": "They are two; the pair does not come back.",
            "same": "Both stay, and what is said of either counts for both.",
        },
    ),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def duplicates(request: HttpRequest) -> HttpResponse:
    """Will list pairs of one kind that nobody has judged, and keep what somebody says of one.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    shown = request.GET.get("show", "sources")
    shown = shown if shown in KINDS else "sources"
    kind = KINDS[shown]
    tried: Mapping[str, object] = {}
    if request.method == "POST":
        try:
            _judge(request, kind)
            return redirect(request.get_full_path())
        except (ValidationError, Refused) as refusal:
            tried = tried_at(request.POST, refusal, "The pair", "pair", "note")
    page = listed_page(request, "duplicates", kind.rows(), shown=shown, size=PAGE_SIZE)
    context = {
        "rows": [kind.pair(row) for row in page.rows],
        "next": page.next,
        "previous": page.previous,
        "shown": shown,
        "choices": list(KINDS),
        "may_judge": may(request.user, kind.action),
        "may_merge": may(request.user, kind.merge),
        **tried,
    }
    status = int(str(tried.get("status", 200)))
    return render(request, "web/desk/duplicates.html", context, status=status)


def _judge(request: HttpRequest, kind: Kind) -> None:
    """Keeps what was said of one pair.

    Raises: PermissionDenied, Http404, ValidationError, Refused.
    """
    by, sent = trusted(request, kind.action), request.POST
    model = kind.rows().model
    row = get_object_or_404(model, pk=number(sent.get("pair", "")))
    say, reason = sent.get("say", ""), " ".join(sent.get("note", "").split())
    if say not in kind.verbs:
        raise ValidationError("Say whether they are two.", code="required")
    if not is_storable(reason):
        raise ValidationError("The reason holds signs that no text has: type it anew.")
    kind.verbs[say](row, by, reason, number(sent.get("expected_version", "")))
    messages.success(request, kind.done[say])
