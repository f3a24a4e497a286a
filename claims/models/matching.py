"""What claims are found by: their terms, how common each term is, and how long claims are."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

USUAL_LENGTH = 12
"""Terms of a claim, before anybody has counted."""


class ClaimTerm(models.Model):
    """One term of one open claim, with what it weighs there.

    Triggers of the table of claims write it in the statement that writes the claim; nobody else
    does but `rebuild_matching`. The number of the claim is no foreign key: what follows the claim so
    closely need not be checked again for every term.
    """

    pk = models.CompositePrimaryKey("lexeme", "claim_id")
    lexeme = models.TextField()
    claim_id = models.BigIntegerField()
    weight = models.FloatField()

    class Meta:
        managed = False
        db_table = "claims_claimterm"

    def __str__(self) -> str:
        return f"{self.lexeme} of claim {self.claim_id}"


class TermFrequency(models.Model):
    """In how many claims a term stands, as it was counted last; a newer term has no row yet."""

    lexeme = models.TextField(primary_key=True)
    claims = models.PositiveIntegerField()

    class Meta:
        managed = False
        db_table = "claims_termfrequency"
        verbose_name_plural = "term frequencies"

    def __str__(self) -> str:
        return f"{self.lexeme}: {self.claims}"


class MatchingState(models.Model):
    """One row: how many claims were counted last, how long they are, which languages they are in.

    `configurations` are those of the full-text search; `analysis` is the version of the rules by
    which the terms were made, 0 before the first count.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    claims = models.PositiveIntegerField(default=0)
    mean_length = models.FloatField(default=USUAL_LENGTH)
    configurations = ArrayField(models.CharField(max_length=63), default=list)
    analysis = models.PositiveSmallIntegerField(default=0)
    refreshed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.claims} claims of {self.mean_length:.1f} terms"
