"""What of the reviews is for readers: never a word of what is being worked on."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Count, Max, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.models.asking import AskedQuerySet
from reviews.domain.vocabulary import RatingClass, ReviewState
from sources.models import Source

M = TypeVar("M", bound=models.Model)


class ReadersQuerySet(AskedQuerySet[M]):
    """Questions about what is public of reviews."""

    def public(self) -> Self:
        """Reviews that have a page everybody may read; those that were retracted have one too."""
        return self.filter(publication__isnull=False)

    def published(self) -> Self:
        """Reviews whose verdict stands in public, whatever is being worked on behind it."""
        return self.public().exclude(state=ReviewState.RETRACTED)

    def of_claimant(self, source: Source) -> Self:
        """Reviews of what this source claimed."""
        return self.filter(claimant=source)

    def rated(self, rating_class: RatingClass) -> Self:
        """Reviews whose public verdict comes down to this."""
        return self.filter(publication__version__rating__normalised=rating_class)

    def with_dates(self) -> Self:
        """Reviews with `first_published_at`, and `told_at`: when readers were last told of a change."""
        from reviews.models.publication import Publication

        rows = Publication.objects.filter(review=OuterRef("pk"), sequence=1)
        first = rows.values("published_at")
        told = Coalesce("retraction__signed_at", "publication__modified_at", Subquery(first))
        return self.annotate(first_published_at=Subquery(first), told_at=told)

    def last_told_first(self) -> Self:
        """Reviews read `with_dates()`, the one that readers were told of last first."""
        return self.order_by("-told_at", "-pk")

    def for_readers(self) -> Self:
        """Reviews with what a line about each tells readers, in one query."""
        rows = self.select_related("publication__version__rating", "retraction__proposal")
        return rows.with_dates().defer("publication__json_ld", "publication__version__body")

    def for_feed(self) -> Self:
        """Reviews with the document that machines read, in one query."""
        return self.select_related("publication", "retraction").with_dates()

    def after(self, pk: int) -> Self:
        """Reviews that were opened after the one of this number, in that order."""
        return self.filter(pk__gt=pk).order_by("pk")

    def in_short(self) -> dict[str, Any]:
        """Will tell in one query what changes with every publication and every retraction of these.

        `publications` is a sum of numbers, so that it does not matter in which order two are seen.
        """
        return self.aggregate(
            reviews=Count("pk"),
            publications=Sum("publication_id"),
            retractions=Count("retraction_id"),
            last_published=Max("publication__published_at"),
            last_retracted=Max("retraction__signed_at"),
        )

    def for_page(self) -> Self:
        """Reviews with what is public of them, in one query."""
        return self.select_related(
            "claim",
            "organisation",
            "publication__version__claimant",
            "publication__version__rating",
            "publication__version__scale",
            "publication__version__methodology",
            "publication__version__claim",
            "publication__version__created_by",
            "publication__first_signoff__signer",
            "publication__second_signoff__signer",
            "publication__third_signoff__signer",
            "retraction__proposal",
            "retraction__proposed_by",
            "retraction__signed_by",
        ).with_dates()
