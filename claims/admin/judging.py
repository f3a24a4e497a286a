"""What people say about claims and origins, and what was computed from it."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.layout import fieldset
from accounts.admin.words import WordsFilter, in_words
from claims.admin.base import ClaimsAdmin
from claims.admin.relating import JudgesRelations, Waiting
from claims.models import (
    ClaimRelation,
    Corroboration,
    IndependenceJudgement,
    MatchPair,
    Suggestion,
)


@admin.register(ClaimRelation)
class ClaimRelationAdmin(JudgesRelations, ClaimsAdmin):
    """How one claim relates to another."""

    list_display = ["from_claim", "kind", "to_claim", "judgement", "reason", "judged_by"]
    list_display_links = ["from_claim", "kind"]
    list_filter = [Waiting, "kind", "judgement"]
    list_select_related = ["from_claim", "to_claim", "judged_by"]
    search_fields = ["from_claim__statement", "to_claim__statement", "reason"]
    readonly_fields = ["judged_by"]
    fieldsets = [
        fieldset(None, "from_claim", "kind", "to_claim"),
        fieldset("Judgement", ("judgement", "judged_by"), "reason"),
    ]


@admin.register(IndependenceJudgement)
class IndependenceJudgementAdmin(ClaimsAdmin):
    """An editor's word on whether two origins or two sources are one thing."""

    list_display = ["__str__", "verdict", "judged_by", "judged_at", "withdrawn_at"]
    list_filter = ["verdict", "judged_at", "withdrawn_at"]
    list_select_related = [
        "origin_a__holder",
        "origin_b__holder",
        "source_a",
        "source_b",
        "judged_by",
    ]
    search_fields = [
        "reason",
        "origin_a__title",
        "origin_b__title",
        "source_a__name",
        "source_b__name",
    ]
    readonly_fields = ["judged_by", "judged_at"]
    fieldsets = [
        fieldset(None, ("origin_a", "origin_b"), ("source_a", "source_b")),
        fieldset("Judgement", "verdict", "reason", ("judged_by", "judged_at"), "withdrawn_at"),
    ]


@admin.register(Suggestion)
class SuggestionAdmin(ClaimsAdmin):
    """What the reader proposed, and what became of it."""

    list_display = ["version", "rule", "start", "end", "status", "decided_by"]
    list_filter = ["status", "rule"]
    list_select_related = ["version__article", "decided_by"]
    search_fields = ["version__article__title", "rule"]
    readonly_fields = ["version", "rule", "start", "end", "proposal", "decided_by"]
    fieldsets = [
        fieldset(None, "version", ("rule", "start", "end"), "proposal"),
        fieldset("Decision", ("status", "appearance"), "decided_by"),
    ]

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never: a machine proposes."""
        return False


@admin.register(MatchPair)
class MatchPairAdmin(ClaimsAdmin):
    """A sentence and a claim that a person said to be the same or not."""

    list_display = ["text", "claim", "matches", "said_by"]
    list_filter = ["matches"]
    list_select_related = ["claim", "said_by"]
    search_fields = ["text", "claim__statement"]
    readonly_fields = ["said_by"]
    fieldsets = [fieldset(None, "text", "claim", ("matches", "said_by"))]


@admin.register(Corroboration)
class CorroborationAdmin(ReadOnlyAdmin):
    """What was computed, with what was computed before."""

    list_display = [
        "claim",
        "sourcing",
        "supports_confirmed",
        "supports_possible",
        "refutes_confirmed",
        "refutes_possible",
        "computed_at",
        "superseded_at",
    ]
    list_filter = [("label", WordsFilter), "policy", "superseded_at"]
    list_select_related = ["claim"]
    search_fields = ["claim__statement", "label"]

    @admin.display(description="sourcing", ordering="label")
    def sourcing(self, result: Corroboration) -> str:
        """The label in words."""
        return in_words(result.label)
