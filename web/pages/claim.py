"""The page of one claim."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.domain.numbers import LONGEST
from accounts.permissions import may
from claims.domain.days import read_day
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from web.desk.on_claim import reviewing
from web.pages.kept import kept_part, kept_while_unchanged
from web.pages.merged import merged_from
from web.pages.reading_only import reading_only
from web.reading.claim import ClaimReading, read_claim
from web.reading.claim_rows import ONE

LONGEST_DAY = 40
"""So much of what was asked for as a day is given back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at, as of which day, and what whoever looks may see and do: all that differs."""

    pk: int
    address: str
    as_of: date | None
    for_colleague: bool
    is_judging: bool
    may_follow: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as it is `Seen`, and as HTML what answers the question and what comes after it.

    One that was merged has no page: it `leads_to` that of its survivor.
    """

    record: Claim
    page: ClaimReading | None = None
    answer: str = ""
    sections: str = ""
    leads_to: str = ""

    def __len__(self) -> int:
        return len(self.answer) + len(self.sections)


@reading_only
@kept_while_unchanged
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one claim, as of a day if one is asked for.

    A merged one leads on to its survivor, which says so. What is no day is named, with status 400,
    above the claim as it stands today.
    """
    asked = request.GET.get("as_of", "").strip()
    as_of, wrong = _day(asked)
    seen = _seen(request, pk, as_of)
    shown = kept_part(f"claim {seen}", lambda: _shown(seen))
    record = shown.record
    if shown.page is None:
        kept = {"merged": record.pk} | ({"as_of": asked[:LONGEST_DAY]} if asked else {})
        return redirect(f"{shown.leads_to}?{urlencode(kept)}")
    context = {
        "shown": shown,
        "page": shown.page,
        "s": shown.page.sourcing,
        "reviewing": reviewing(request.user, record),
        "merged": merged_from(request, lambda: Claim.objects.gone_into(record)),
        "wrong_day": wrong,
    }
    return render(request, "web/claim.html", context, status=400 if wrong else 200)


def _seen(request: HttpRequest, pk: int, as_of: date | None) -> Seen:
    address = request.build_absolute_uri(reverse("claim", args=[pk]))
    return Seen(
        pk=pk,
        address=f"{address}?as_of={as_of}" if as_of else address,
        as_of=as_of,
        for_colleague=request.user.is_authenticated,
        is_judging=may(request.user, "independencejudgement.add"),
        may_follow=may(request.user, "event.consequences"),
    )


def _shown(seen: Seen) -> Shown:
    """Reads and shows all that depends on nothing but what is `seen` and on the database.

    Raises: Http404.
    """
    record = _found(seen.pk)
    if record.status == ClaimStatus.MERGED and record.merged_into is not None:
        return Shown(record, leads_to=record.merged_into.get_absolute_url())
    page = read_claim(
        record, as_of=seen.as_of, for_colleague=seen.for_colleague, is_judging=seen.is_judging
    )
    context = {
        "page": page,
        "s": page.sourcing,
        "may_follow": seen.may_follow,
        "address": seen.address,
        "site_name": settings.SITE_NAME,
        "today": timezone.localdate().isoformat(),
    }
    answer, sections = (
        render_to_string(f"web/claim/{part}.html", context) for part in ("answer", "sections")
    )
    return Shown(record, page, answer, sections)


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
