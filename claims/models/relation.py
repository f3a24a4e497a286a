"""Relations between claims."""

from collections.abc import Collection
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from accounts.models.statements import Blank
from accounts.permissions import may
from claims.domain.vocabulary import ACYCLIC_RELATIONS, SYMMETRIC_RELATIONS, RelationKind
from claims.models.claim import Claim
from sources.domain.vocabulary import Judgement

_ACYCLIC = ", ".join(f"'{kind.value}'" for kind in sorted(ACYCLIC_RELATIONS))

NO_CYCLES = f"""
    IF NEW.kind IN ({_ACYCLIC}) AND NEW.judgement <> 'rejected' THEN
        -- Two writers could each add half of a cycle without seeing the other: they take turns.
        PERFORM pg_advisory_xact_lock(hashtext('claimrelation_acyclic'), hashtext(NEW.kind));
        IF EXISTS (
            WITH RECURSIVE reached(id) AS (
                SELECT NEW.to_claim_id
                UNION
                SELECT relation.to_claim_id FROM claims_claimrelation relation
                JOIN reached ON relation.from_claim_id = reached.id
                WHERE relation.kind = NEW.kind AND relation.judgement <> 'rejected'
                    AND relation.id IS DISTINCT FROM NEW.id
            )
            SELECT 1 FROM reached WHERE reached.id = NEW.from_claim_id
        ) THEN
            {refuse("claimrelation_acyclic", "This relation would come round to where it began.")}
        END IF;
    END IF;
"""


class ClaimRelationQuerySet(AskedQuerySet["ClaimRelation"]):
    """Questions about relations."""

    def visible_to(self, user: User | AnonymousUser) -> "ClaimRelationQuerySet":
        """Relations that this person may see: all for who has a role, else those nobody rejected."""
        return self if may(user, "claimrelation.view") else self.live()

    def reasoned(self, words: str) -> "ClaimRelationQuerySet":
        """Relations whose reason contains all the words."""
        return self.containing_all(words, "reason")

    def of_claim(self, claim: "int | Blank | F | None") -> "ClaimRelationQuerySet":
        """Relations of one claim, from either end, by its id; all without one."""
        return self if claim is None else self.filter(Q(from_claim=claim) | Q(to_claim=claim))

    def for_listing(self) -> "ClaimRelationQuerySet":
        """Relations with both claims, in one query."""
        return self.select_related("from_claim", "to_claim").order_by("pk")

    def ends_of(self, relations: Collection[int]) -> set[int]:
        """The ids of the claims that these relations are between."""
        rows = self.filter(pk__in=relations).values_list("from_claim", "to_claim")
        return {end for ends in rows for end in ends}

    def live(self) -> "ClaimRelationQuerySet":
        """Relations that nobody rejected."""
        return self.exclude(judgement=Judgement.REJECTED)

    def from_or_to(self, claims: Any) -> "models.QuerySet[ClaimRelation, tuple[Any, ...]]":
        """Relations of these claims from either end: each by its id, beside the claim it is one of."""
        ends = [
            self.order_by().filter(**{f"{end}__in": claims}).values_list("pk", end)
            for end in ("from_claim", "to_claim")
        ]
        return ends[0].union(ends[1], all=True)

    def among(self, claims: Any) -> "ClaimRelationQuerySet":
        """Relations between two of these claims."""
        return self.filter(from_claim__in=claims, to_claim__in=claims)

    def suggested(self) -> "ClaimRelationQuerySet":
        """Relations that wait for a person."""
        return self.filter(judgement=Judgement.SUGGESTED)

    def saying_alike(self) -> "ClaimRelationQuerySet":
        """Relations that say two claims may be one."""
        return self.filter(kind__in=[RelationKind.EQUIVALENT, RelationKind.CLOSE])

    def not_alike(self) -> "ClaimRelationQuerySet":
        """Relations that say two claims are two, and how they stand to each other."""
        return self.exclude(kind__in=[RelationKind.EQUIVALENT, RelationKind.CLOSE])

    def between(self, claim: int, others: Collection[int]) -> "ClaimRelationQuerySet":
        """Relations of one claim to any of these others, rejected ones included, by their ids."""
        return self.filter(
            Q(from_claim=claim, to_claim__in=others) | Q(to_claim=claim, from_claim__in=others)
        )

    def touching(self, claim: Claim) -> "ClaimRelationQuerySet":
        """Live relations of one claim, from either end."""
        return (
            self.live()
            .filter(Q(from_claim=claim) | Q(to_claim=claim))
            .select_related("from_claim", "to_claim")
        )


@tracked()
class ClaimRelation(Record):
    """One relation, read from left to right; a symmetric kind is stored once, lower id first."""

    from_claim = models.ForeignKey(Claim, models.PROTECT, related_name="relations_from")
    to_claim = models.ForeignKey(Claim, models.PROTECT, related_name="relations_to")
    kind = enum_field(RelationKind)
    judgement = enum_field(Judgement, default=Judgement.SUGGESTED)
    reason = models.TextField(blank=True, default="")
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects = ClaimRelationQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["from_claim", "kind", "to_claim"]
        constraints = [
            one_of("claimrelation_kind_known", "kind", RelationKind),
            one_of("claimrelation_judgement_known", "judgement", Judgement),
            must(
                "claimrelation_not_to_itself",
                ~Q(from_claim=F("to_claim")),
                "A claim has no relation to itself.",
            ),
            must(
                "claimrelation_symmetric_once",
                ~Q(kind__in=sorted(SYMMETRIC_RELATIONS)) | Q(from_claim__lt=F("to_claim")),
                "A relation that says the same both ways is stored from the older claim to the newer.",
            ),
            unique(
                "claimrelation_once_live",
                "from_claim",
                "to_claim",
                "kind",
                condition=~Q(judgement=Judgement.REJECTED),
                message="This relation is already recorded.",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            guard("acyclic", NO_CYCLES, operation=pgtrigger.Insert | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.from_claim} {self.get_kind_display().lower()} {self.to_claim}"
