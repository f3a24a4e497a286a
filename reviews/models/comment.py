"""What people who work on a review say to each other."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models.constraints import must
from accounts.models.references import refers
from reviews.models.kept import Kept
from reviews.models.review import Review
from reviews.models.version import ReviewVersion


class CommentQuerySet(models.QuerySet["Comment"]):
    """Questions about comments."""

    def on(self, review: Review) -> "CommentQuerySet":
        """The comments on one review, oldest first, with who wrote them."""
        return self.filter(review=review).select_related("author", "version").order_by("pk")


class Comment(Kept):
    """A remark about a version of a review; never public."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="comments")
    version = models.ForeignKey(
        ReviewVersion, models.PROTECT, null=True, blank=True, related_name="comments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="review_comments"
    )
    body = models.TextField()
    created_at = models.DateTimeField()

    objects = CommentQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["pk"]
        constraints = [
            must("comment_not_empty", ~Q(body=""), "A comment is not empty."),
            refers(
                "comment_on_version_of_review",
                "version",
                "review",
                to="reviews.ReviewVersion",
                target=("id", "review"),
                message="The version is one of another review.",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:100]
