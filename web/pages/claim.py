"""The page of one claim."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from claims.domain.days import read_day
from claims.models import Claim
from web.desk.on_claim import reviewing
from web.pages.kept import kept_while_unchanged
from web.pages.merged import merged_from
from web.pages.reading_only import reading_only
from web.pages.shared_claim import seen_by, shared_claim

LONGEST_DAY = 40
"""So much of what was asked for as a day is given back."""


@reading_only
@kept_while_unchanged
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one claim, as of a day if one is asked for.

    A merged one leads on to its survivor, which says so. What is no day is named, with status 400,
    above the claim as it stands today.
    """
    asked = request.GET.get("as_of", "").strip()
    as_of, wrong = _day(asked)
    shared = shared_claim(seen_by(request, pk, as_of))
    if isinstance(shared, str):
        kept = {"merged": pk} | ({"as_of": asked[:LONGEST_DAY]} if asked else {})
        return redirect(f"{shared}?{urlencode(kept)}")
    context = {
        "page": shared,
        "reviewing": reviewing(request.user, pk, is_worked_on=shared.is_worked_on),
        "merged": merged_from(request, lambda: Claim.objects.gone_into(pk)),
        "wrong_day": wrong,
    }
    return render(request, "web/claim.html", context, status=400 if wrong else 200)


def _day(asked: str) -> tuple[date | None, str]:
    """The day that is asked for, if any, and what is wrong with it."""
    if not asked:
        return None, ""
    try:
        return read_day(asked, today=timezone.localdate()), ""
    except ValueError as refused:
        return None, str(refused)
