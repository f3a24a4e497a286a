"""How we work, in the words that readers are shown."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models.constraints import must, unique
from reviews.models.kept import Kept, sha256_of


class MethodologyQuerySet(models.QuerySet["Methodology"]):
    """Questions about methodologies."""

    def matching(self, words: str) -> "MethodologyQuerySet":
        """Methodologies whose title or text contains all the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
        return found

    def newest_first(self) -> "MethodologyQuerySet":
        """Methodologies, the one that holds now first."""
        return self.order_by("-version")


class Methodology(Kept):
    """One version of our methodology; what is published names the one it was made by."""

    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    content_hash = sha256_of("text")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MethodologyQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["-version"]
        verbose_name_plural = "methodologies"
        constraints = [
            must("methodology_written", ~Q(title="") & ~Q(text=""), "It has a title and a text."),
            unique("methodology_version_once", "version", message="There is such a version."),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
