"""Corrections: what readers are told of changes to what was public."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.choices import enum_field, one_of
from accounts.models.constraints import must
from accounts.models.references import key, refers
from reviews.domain.vocabulary import CorrectionKind
from reviews.models.kept import Kept
from reviews.models.publication import Publication
from reviews.models.review import Review


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Questions about corrections."""

    def of(self, review: Review) -> "CorrectionQuerySet":
        """The corrections of one review, the latest first."""
        return self.filter(review=review).order_by("-effective_at", "-pk")

    def told(self) -> "CorrectionQuerySet":
        """Corrections that readers are told of: all with a note."""
        return self.exclude(note="")

    def for_listing(self) -> "CorrectionQuerySet":
        """Corrections with the review, its claim and what was public before and after."""
        return self.select_related(
            "review__claim", "before__version__rating", "after__version__rating"
        ).defer("before__json_ld", "after__json_ld")


class Correction(Kept):
    """One change of what was public: from which publication to which, and in which words.

    A retraction has no publication after it.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="corrections")
    kind = enum_field(CorrectionKind)
    note = models.TextField(blank=True, default="", help_text="Public; may be empty when minor.")
    effective_at = models.DateTimeField()
    before = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    after = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="corrects"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["-effective_at", "-pk"]
        constraints = [
            one_of("correction_kind_known", "kind", CorrectionKind),
            must(
                "correction_with_note",
                Q(kind=CorrectionKind.MINOR) | ~Q(note=""),
                "A correction needs a public note, unless it is minor.",
            ),
            key("correction_of_review", "id", "review"),
            refers(
                "correction_before_is_of_review",
                "before",
                "review",
                to="reviews.Publication",
                target=("id", "review"),
                message="What was public before is of another review.",
            ),
            refers(
                "correction_after_is_of_review",
                "after",
                "review",
                to="reviews.Publication",
                target=("id", "review"),
                message="What was public afterwards is of another review.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.kind}"
