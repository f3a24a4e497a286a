"""How many requests a caller made in the window at hand."""

from django.db import models


class RequestCount(models.Model):
    """One caller of the API: when the window at hand began, and what was asked in it.

    `caller` names a token, a person or a keyed hash of an address. The table is not logged by the
    database: after a crash everybody begins anew.
    """

    caller = models.CharField(max_length=80, primary_key=True)
    began_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["began_at"], name="requestcount_forgotten")]

    def __str__(self) -> str:
        return f"{self.caller}: {self.count}"
