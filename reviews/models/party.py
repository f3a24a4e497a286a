"""Who is what to a review: an author or a signer, for its whole life."""

from django.conf import settings
from django.db import models

from accounts.choices import enum_field, one_of
from accounts.models.constraints import unique
from accounts.models.references import Key
from reviews.domain.vocabulary import Part
from reviews.models.kept import Kept
from reviews.models.review import Review


class PartyQuerySet(models.QuerySet["Party"]):
    """Questions about who is what."""

    def authors(self) -> "PartyQuerySet":
        """Those who write."""
        return self.filter(part=Part.AUTHOR)

    def signers(self) -> "PartyQuerySet":
        """Those who sign."""
        return self.filter(part=Part.SIGNER)

    def of(self, review: Review) -> "PartyQuerySet":
        """The people of one review, in the order in which they came to it."""
        return self.filter(review=review).select_related("person").order_by("pk")


class Party(Kept):
    """A person's part in a review. Nobody has two: whoever wrote a line of it never signs it.

    What is written and what is signed refers to this row by review, person and part.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="parties")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="review_parties"
    )
    part = enum_field(Part)

    objects = PartyQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["review", "pk"]
        verbose_name_plural = "parties"
        constraints = [
            one_of("party_part_known", "part", Part),
            unique(
                "party_has_one_part",
                "review",
                "person",
                message="This person is an author or a signer of the review already.",
            ),
            Key(
                name="party_of_review",
                fields=("review", "person", "part"),
                violation_error_code="party_of_review",
                violation_error_message="This person has this part already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.part}"
