"""The page of one claim."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.domain.numbers import LONGEST
from accounts.permissions import may
from claims.domain.days import read_day
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from web.desk.on_claim import reviewing
from web.pages.kept import kept_while_unchanged
from web.pages.merged import merged_from
from web.pages.reading_only import reading_only
from web.reading.claim import read_claim
from web.reading.claim_rows import ONE

LONGEST_DAY = 40
"""So much of what was asked for as a day is given back."""


@reading_only
@kept_while_unchanged
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one claim, as of a day if one is asked for.

    A merged one leads on to its survivor, which says so. What is no day is named, with status 400,
    above the claim as it stands today.
    """
    record = _found(pk)
    asked = request.GET.get("as_of", "").strip()
    if record.status == ClaimStatus.MERGED and record.merged_into is not None:
        kept = {"merged": record.pk} | ({"as_of": asked[:LONGEST_DAY]} if asked else {})
        return redirect(f"{record.merged_into.get_absolute_url()}?{urlencode(kept)}")
    as_of, wrong = _day(asked)
    is_colleague = request.user.is_authenticated
    address = request.build_absolute_uri(record.get_absolute_url())
    context = {
        "page": read_claim(
            record,
            as_of=as_of,
            for_colleague=is_colleague,
            is_judging=may(request.user, "independencejudgement.add"),
        ),
        "reviewing": reviewing(request.user, record),
        "merged": merged_from(request, lambda: Claim.objects.gone_into(record)),
        "may_follow": may(request.user, "event.consequences"),
        "address": f"{address}?as_of={as_of}" if as_of else address,
        "wrong_day": wrong,
        "asked_day": asked[:LONGEST_DAY],
        "today": timezone.localdate().isoformat(),
    }
    return render(request, "web/claim.html", context, status=400 if wrong else 200)


def _found(pk: int) -> Claim:
    """The claim of this number.

    Raises: Http404.
    """
    found = ONE.read(claim=pk) if len(str(pk)) <= LONGEST else []
    if not found:
        raise Http404
    return found[0]


def _day(asked: str) -> tuple[date | None, str]:
    """The day that is asked for, if any, and what is wrong with it."""
    if not asked:
        return None, ""
    try:
        return read_day(asked, today=timezone.localdate()), ""
    except ValueError as refused:
        return None, str(refused)
