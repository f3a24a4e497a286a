"""Reviews by others that a machine thinks are about our claims: confirmed or refused."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.models import Event
from accounts.permissions import may
from claims.models import Claim
from claims.services.matching import match_each
from reviews.domain.vocabulary import MatchState
from reviews.models import ExternalReview
from reviews.services.matching import confirm_match, refuse_match, suggest_again
from web.desk.access import colleague, is_stale, told
from web.desk.paging import listed_page
from web.desk.signed_in import signed_in
from web.desk.told import tried_at
from web.pages.trusted import trusted

MATCH = "externalreview.match"
PAGE_SIZE = 20
NEAREST = 3

SHOWN = {
    "suggested": MatchState.SUGGESTED.value,
    "confirmed": MatchState.CONFIRMED.value,
    "refused": MatchState.REFUSED.value,
    "without a claim": "",
}
VERBS = {"confirm": confirm_match, "refuse": refuse_match}
DONE = {
    "confirm": "It stands on the page of the claim now.",
    "refuse": "It is not about the claim.",
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def others(request: HttpRequest) -> HttpResponse:
    """Will list reviews by others in one state, each beside the claim it may be about.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    shown = request.GET.get("show", "suggested")
    shown = shown if shown in SHOWN else "suggested"
    tried: dict[str, object] = {}
    if request.method == "POST":
        try:
            return _said(request, shown)
        except (ValidationError, Refused) as refusal:
            tried = _tried(request, refusal)
    page = _page(request, shown)
    is_shown = tried.get("tried") in {row.pk for row, _ in page["rows"]}
    context = {**page, **tried, "is_shown": is_shown, "may_match": may(request.user, MATCH)}
    status = tried.get("status", 200)
    return render(request, "web/desk/others.html", context, status=int(str(status)))


def _said(request: HttpRequest, shown: str) -> HttpResponse:
    """Keeps what somebody said of a match, or looks for claims again.

    Raises: PermissionDenied, Http404, ValidationError, Refused.
    """
    by, sent = trusted(request, MATCH), request.POST
    if sent.get("say") == "again":
        looked, found = suggest_again(by=by)
        messages.success(request, f"{looked} reviews without a claim looked at, {found} found one.")
        return redirect(request.path if found else f"{request.path}?show={shown}")
    row = get_object_or_404(ExternalReview, pk=number(sent.get("review", "")))
    verb = VERBS.get(sent.get("say", ""))
    if verb is None:
        said = "Say whether it is about the claim."
        raise ValidationError({"say": ValidationError(said, code="required")})
    version = number(sent.get("expected_version", ""))
    verb(row, by=by, claim=_claim(sent.get("claim", "")), expected_version=version)
    messages.success(request, DONE[sent["say"]])
    return redirect(request.get_full_path())


def _claim(text: str) -> Claim | None:
    """The claim whose number was typed, if one was.

    Raises: ValidationError.
    """
    text = text.strip().removeprefix("#")
    if not text:
        return None
    pk = number(text)
    found = Claim.objects.in_bulk([pk]) if pk is not None else {}
    if pk is None or pk not in found:
        said = f"There is no claim “{text[:40]}”: its number stands in the address of its page."
        raise ValidationError({"claim": ValidationError(said, code="unknown")})
    return found[pk]


def _tried(request: HttpRequest, refusal: ValidationError | Refused) -> dict[str, object]:
    """What was typed, and why it was refused; of a review that moved on, who moved it."""
    pk = number(request.POST.get("review", ""))
    wrong = [said for sentences in told(refusal).values() for said in sentences]
    if is_stale(refusal) and pk is not None:
        wrong = [_meanwhile(pk), *wrong]
    tried = tried_at(request.POST, refusal, "The review", "review", "claim")
    return {**tried, "wrong": wrong}


def _meanwhile(pk: int) -> str:
    """What became of a review since it was read, and by whom."""
    row = ExternalReview.objects.for_listing().get(pk=pk)
    event = Event.objects.about(row).select_related("actor").last()
    who = str(event.actor) if event and event.actor else "an import"
    match = f"{row.match} for “{row.claim}”" if row.match else "without a claim"
    return f"{who} was quicker: it is {match} now, rated “{row.rating_given}”."


def _page(request: HttpRequest, shown: str) -> dict[str, Any]:
    """The rows of one page with the claims nearest to each, in three queries."""
    rows = ExternalReview.objects.in_match(SHOWN[shown]).standing().for_listing()
    page = listed_page(request, "others", rows, shown=shown, size=PAGE_SIZE)
    near = match_each([row.claim_text for row in page.rows], limit=NEAREST)
    others = [
        [one for one in found if one.claim != row.claim_id]
        for row, found in zip(page.rows, near, strict=True)
    ]
    return {
        "rows": list(zip(page.rows, others, strict=True)),
        "shown": shown,
        "choices": list(SHOWN),
        "next": page.next,
        "previous": page.previous,
    }
