"""Reviews by others in the admin, and what of their data could not be read."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from reviews.admin.base import ReviewsAdmin
from reviews.models import ExternalReview, QuarantinedItem


@admin.register(ExternalReview)
class ExternalReviewAdmin(ReviewsAdmin):
    """A review by another publisher, as its ClaimReview told it."""

    list_display = ["title_or_address", "site", "rating_given", "rating_class", "claim", "match"]
    list_filter = ["match", "rating_class", "language"]
    list_select_related = ["claim", "publisher"]
    search_fields = ["title", "url", "claim_text", "site", "publisher_name"]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The reviews without their raw items, until one is read."""
        return super().get_queryset(request).defer("raw")

    @admin.display(description="review", ordering="title")
    def title_or_address(self, row: ExternalReview) -> str:
        """What it is called."""
        return str(row)


@admin.register(QuarantinedItem)
class QuarantinedItemAdmin(ReviewsAdmin):
    """An item of an import that could not be read, with the reasons."""

    list_display = ["source", "position", "reasons", "state"]
    list_filter = ["state"]
    search_fields = ["source", "sha256", "raw"]
