"""The page of one claim."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import may
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from web.pages.merged import merged_from
from web.pages.reading_only import reading_only
from web.reading.claim import read_claim


@reading_only
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show one claim; a merged one leads on to its survivor, which says so."""
    record = get_object_or_404(Claim.objects.for_page(), pk=pk)
    if record.status == ClaimStatus.MERGED and record.merged_into is not None:
        return redirect(f"{record.merged_into.get_absolute_url()}?merged={record.pk}")
    context = {
        "page": read_claim(record, is_judging=may(request.user, "independencejudgement.add")),
        "merged": merged_from(request, Claim.objects.gone_into(record)),
        "address": request.build_absolute_uri(record.get_absolute_url()),
    }
    return render(request, "web/claim.html", context)
