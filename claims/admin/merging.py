"""The pages on which two claims are compared and merged, and the way there from a suggestion."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from accounts.admin.forms import REASON
from accounts.admin.permitted import signed_in
from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation
from claims.services.claim_merging import merge_claims
from claims.services.duplicates import candidates
from sources.admin.merging import MergesRecords
from sources.domain.vocabulary import Judgement, NameKind
from sources.models import Merge

LOOK = "text-primary-600 underline dark:text-primary-500"

SAME = (RelationKind.EQUIVALENT, RelationKind.CLOSE)
"""Relations whose claims may be one."""


class MergesClaims(MergesRecords):
    """The part of the admin of claims that merges two of them."""

    def others(
        self, request: HttpRequest, record: Any, words: str
    ) -> "list[Any] | models.QuerySet[Any]":
        """The claims that say nearly the same, until somebody searches for other words."""
        if "q" in request.GET:
            return super().others(request, record, words)
        near = [pk for pk in candidates(record.statement) if pk != record.pk]
        rows = Claim.objects.active().in_bulk(near)
        return [rows[pk] for pk in near if pk in rows]

    def merge(self, request: HttpRequest, survivor: Any, merged: Any, known_as: NameKind) -> Merge:
        """Calls the service that merges claims.

        Raises: Refused, ValidationError.
        """
        return merge_claims(
            survivor,
            merged,
            by=signed_in(request),
            reason=request.POST.get(REASON, ""),
            is_sure="sure" in request.POST,
            expected=request.POST.get("seal", ""),
        )


class LeadsToMerging(ModelAdmin):  # type: ignore[misc]
    """The part of the admin of relations that leads to where the two claims are merged."""

    @admin.display(description="merge")
    def merging(self, relation: ClaimRelation) -> SafeString | str:
        """Links to where one of the two goes into the other, unless somebody said they are two."""
        if relation.kind not in SAME or relation.judgement == Judgement.REJECTED:
            return ""
        one, other = relation.from_claim_id, relation.to_claim_id
        return format_html_join(
            " · ",
            '<a class="{}" href="{}">No. {} into no. {}</a>',
            [
                (LOOK, reverse("admin:claims_claim_merge", args=[stays, goes]), goes, stays)
                for stays, goes in ((one, other), (other, one))
            ],
        )
