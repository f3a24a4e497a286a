"""What was loaded from seed files."""

from django.db import models
from django.db.models.functions import Now

from accounts.models.constraints import unique


class Seeded(models.Model):
    """Which record came from which entry of the seed files: what was loaded once is left alone.

    `key` is the entry's own, or what identifies one that has none. The record may have been edited
    or merged since; loading again never overwrites what a curator did.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    object_id = models.BigIntegerField()
    loaded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            unique("seeded_once", "kind", "key", message="This entry was loaded before.")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
