"""A claim as files: for programs that know schema.org, and as a table for spreadsheets."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from web.pages.reading_only import reading_only
from web.reading.claim_files import claim_json_ld, claim_table


@reading_only
def json_ld(request: HttpRequest, pk: int) -> HttpResponse:
    """Will hand out a claim as schema.org's Claim; a merged one leads on to its survivor."""
    claim = get_object_or_404(Claim.objects.for_page(), pk=pk)
    if claim.status == ClaimStatus.MERGED and claim.merged_into_id is not None:
        return redirect("claim-json-ld", claim.merged_into_id)
    text = json.dumps(claim_json_ld(claim, settings.SITE_URL), ensure_ascii=False, indent=2)
    return _file(text, "application/ld+json", f"claim-{pk}.jsonld")


@reading_only
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Will hand out the appearances of a claim as CSV; a merged one leads on to its survivor."""
    claim = get_object_or_404(Claim, pk=pk)
    if claim.status == ClaimStatus.MERGED and claim.merged_into_id is not None:
        return redirect("claim-table", claim.merged_into_id)
    text = claim_table(claim, settings.SITE_URL)
    return _file(text, "text/csv; charset=utf-8", f"claim-{pk}.csv")


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=content_type, headers=headers)
