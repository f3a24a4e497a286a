"""What the page of a claim shows to all who may see and do as much: most of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.domain.numbers import LONGEST
from accounts.permissions import may
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from web.pages.kept import kept_part
from web.reading.claim import About, ClaimReading, read_claim
from web.reading.claim_rows import ONE


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
class SharedClaim:
    """A claim as it is `Seen`: what its page says at the top and beside, and the rest as HTML.

    `is_dated` tells whether there are days from which one may be chosen, `is_worked_on` whether there
    are reviews, which not everybody may see. No record is kept with it.
    """

    id: int
    url: str
    statement: str
    language: str
    is_withdrawn: bool
    said: str
    about: About
    counted_at: datetime | None
    as_of: date | None
    is_dated: bool
    is_worked_on: bool
    main: SafeString
    sections: SafeString

    def __len__(self) -> int:
        """The letters that are kept."""
        return len(self.main) + len(self.sections)


def seen_by(request: HttpRequest, pk: int, as_of: date | None) -> Seen:
    """What somebody sees of a claim."""
    address = request.build_absolute_uri(reverse("claim", args=[pk]))
    return Seen(
        pk=pk,
        address=f"{address}?as_of={as_of}" if as_of else address,
        as_of=as_of,
        for_colleague=request.user.is_authenticated,
        is_judging=may(request.user, "independencejudgement.add"),
        may_follow=may(request.user, "event.consequences"),
    )


def shared_claim(seen: Seen) -> SharedClaim | str:
    """Will give a claim as it is seen; of one that was merged the address of its survivor.

    Raises: Http404.
    """
    return kept_part(f"claim {seen}", lambda: _made(seen))


def _made(seen: Seen) -> SharedClaim | str:
    record = _found(seen.pk)
    if record.status == ClaimStatus.MERGED and record.merged_into is not None:
        return record.merged_into.get_absolute_url()
    page = read_claim(
        record, as_of=seen.as_of, for_colleague=seen.for_colleague, is_judging=seen.is_judging
    )
    return SharedClaim(
        id=page.id,
        url=page.url,
        statement=page.statement,
        language=page.language,
        is_withdrawn=page.is_withdrawn,
        said=page.sourcing.answer,
        about=page.about,
        counted_at=page.sourcing.computed_at,
        as_of=page.as_of,
        is_dated=bool(page.growth and page.growth.rows),
        is_worked_on=vars(record)["is_worked_on"],
        main=_html("main", page, seen),
        sections=_html("sections", page, seen),
    )


def _found(pk: int) -> Claim:
    """The claim of this number.

    Raises: Http404.
    """
    found = ONE.read(claim=pk) if len(str(pk)) <= LONGEST else []
    if not found:
        raise Http404
    return found[0]


def _html(part: str, page: ClaimReading, seen: Seen) -> SafeString:
    """A part of the page; its template knows nothing of whoever looks but what is `seen`."""
    context = {
        "page": page,
        "s": page.sourcing,
        "may_follow": seen.may_follow,
        "address": seen.address,
        "site_name": settings.SITE_NAME,
        "today": timezone.localdate().isoformat(),
    }
    return render_to_string(f"web/claim/{part}.html", context)
