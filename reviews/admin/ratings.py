"""Scales, labels, maps and methodologies in the admin: edited until used, then another version."""

from typing import Any

from django.contrib import admin
from django.utils import timezone

from accounts.admin.layout import fieldset
from accounts.admin.rows import RecordTabularInline
from accounts.models import User
from reviews.admin.base import ReviewsAdmin
from reviews.models import Methodology, Rating, RatingMapping, RatingScale
from reviews.services.ratings import install_methodology


class RatingRows(RecordTabularInline):
    """The labels of a scale."""

    model = Rating
    fields = ["order", "label", "value", "normalised", "definition"]


@admin.register(RatingScale)
class RatingScaleAdmin(ReviewsAdmin):
    """A scale with its labels; once a review uses it, another version is made instead."""

    inlines = [RatingRows]
    list_display = ["name", "version", "worst", "best", "language"]
    list_filter = ["language"]
    search_fields = ["name", "description"]
    fieldsets = [
        fieldset(
            None,
            ("name", "version"),
            ("worst", "best"),
            "language",
            "description",
            says="Once a review uses it, a scale stays as it is: make another version of it.",
        )
    ]


@admin.register(Rating)
class RatingAdmin(ReviewsAdmin):
    """A label and what it means."""

    list_display = ["label", "scale", "value", "normalised", "order"]
    list_filter = ["normalised"]
    list_select_related = ["scale"]
    search_fields = ["label", "definition", "scale__name"]


@admin.register(RatingMapping)
class RatingMappingAdmin(ReviewsAdmin):
    """What a label of another publisher comes down to."""

    imports = True
    list_display = ["site", "words", "normalised"]
    list_filter = ["normalised"]
    search_fields = ["site", "words"]


@admin.register(Methodology)
class MethodologyAdmin(ReviewsAdmin):
    """How we work: a change is another version, and what was published keeps its own."""

    list_display = ["version", "title", "created_by", "created_at"]
    list_display_links = ["version", "title"]
    list_select_related = ["created_by"]
    search_fields = ["title", "text"]
    readonly_fields = ["version", "content_hash", "created_by", "created_at"]
    fieldsets = [
        fieldset(
            None,
            "title",
            "text",
            says="Saved as the next version. Versions of reviews that are saved from then on name it.",
        ),
        fieldset("Kept", ("version", "created_at"), "created_by", "content_hash"),
    ]

    def write(
        self, obj: Any, *, by: User, reason: str, expected_version: int | None = None
    ) -> None:
        """Will install the next version.

        Raises: NotAllowed, ValidationError.
        """
        made = install_methodology(obj.title, obj.text, by=by, now=timezone.now())
        obj.pk, obj.version = made.pk, made.version
