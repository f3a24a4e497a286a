"""What somebody without an account did, so that nobody does it too often."""

from datetime import datetime

from django.db import models


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Questions about attempts."""

    def by(self, purpose: str, whom: str) -> "AttemptQuerySet":
        """The attempts at one thing from one place, the earliest first."""
        return self.filter(purpose=purpose, whom=whom).order_by("at", "pk")

    def since(self, moment: datetime) -> "AttemptQuerySet":
        """Attempts after a moment."""
        return self.filter(at__gt=moment)

    def until(self, moment: datetime) -> "AttemptQuerySet":
        """Attempts of a moment and before."""
        return self.filter(at__lte=moment)


class Attempt(models.Model):
    """One attempt at something that is limited.

    `whom` is a keyed hash of the address it came from, never the address; rows are deleted when
    they do not matter any more.
    """

    purpose = models.CharField(max_length=60)
    whom = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["purpose", "whom", "at"], name="attempt_counted"),
            models.Index(fields=["at"], name="attempt_forgotten"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} at {self.at}"
