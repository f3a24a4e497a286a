"""What people say about claims and origins, and what was computed from it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.bulk import Bulk
from accounts.admin.filters import Days
from accounts.admin.forms import REASON
from accounts.admin.layout import fieldset
from accounts.admin.permitted import signed_in
from accounts.admin.words import WordsFilter, label_name
from claims.admin.base import ClaimsAdmin
from claims.admin.merging import LeadsToMerging
from claims.admin.relating import JudgesRelations, Waiting
from claims.models import (
    ClaimRelation,
    Corroboration,
    IndependenceJudgement,
    MatchPair,
)
from claims.services.judgements import withdraw_judgement, withdraw_judgements


@admin.register(ClaimRelation)
class ClaimRelationAdmin(JudgesRelations, LeadsToMerging, ClaimsAdmin):
    """How one claim relates to another."""

    imports = True
    list_display = ["from_claim", "kind", "to_claim", "judgement", "reason", "merging", "judged_by"]
    list_display_links = ["from_claim", "kind"]
    list_filter = [Waiting, "kind", "judgement"]
    list_select_related = ["from_claim", "to_claim", "judged_by"]
    search_fields = ["from_claim__statement", "to_claim__statement", "reason"]
    readonly_fields = ["judged_by", "merging"]
    fieldsets = [
        fieldset(None, "from_claim", "kind", "to_claim", "merging"),
        fieldset("Judgement", ("judgement", "judged_by"), "reason"),
    ]


class StandingFilter(admin.SimpleListFilter):
    """Shows the judgements that stand, or those that were withdrawn."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices beside “all”."""
        return [("yes", "Standing"), ("no", "Withdrawn")]

    def queryset(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> "models.QuerySet[Any]":
        """The judgements asked for."""
        standing = IndependenceJudgement.objects.standing().values("pk")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=standing)
            case "no":
                return queryset.exclude(pk__in=standing)
        return queryset


@admin.register(IndependenceJudgement)
class IndependenceJudgementAdmin(ClaimsAdmin):
    """An editor's word on whether two origins or two sources are one thing."""

    list_display = ["__str__", "verdict", "reason", "judged_by", "judged_at", "withdrawn_at"]
    list_filter = [StandingFilter, "verdict", ("judged_at", Days), "judged_by"]
    actions = ["withdraw_selected"]
    actions_submit_line = ["withdraw"]
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
    fieldsets = [
        fieldset(
            None,
            ("origin_a", "origin_b"),
            ("source_a", "source_b"),
            says="Two origins, or two sources: a word on sources is about all they say.",
        ),
        fieldset("Judgement", "verdict", "reason", ("judged_by", "judged_at"), "withdrawn_at"),
    ]

    def get_readonly_fields(
        self, request: HttpRequest, obj: IndependenceJudgement | None = None
    ) -> list[str]:
        """A word that was given stays as it was given: whoever sees it otherwise gives another."""
        given = ["origin_a", "origin_b", "source_a", "source_b", "verdict", "reason"]
        return ["judged_by", "judged_at", "withdrawn_at", *(given if obj else [])]

    # -- withdrawing, which keeps the word on record

    @admin.action(description="Withdraw")
    def withdraw(self, request: HttpRequest, obj: IndependenceJudgement) -> None:
        """Will withdraw the judgement for the reason that was typed.

        Raises: ValidationError, Refused.
        """
        reason = request.POST.get(REASON, "")
        if not reason.strip():
            raise ValidationError({REASON: "To withdraw, say why."})
        withdraw_judgement(obj, reason=reason, by=signed_in(request), now=timezone.now())

    def get_actions_submit_line(self, request: HttpRequest, object_id: str) -> list[Any]:
        """The button, where the judgement stands, for whoever may press it."""
        row = self.get_object(request, unquote(str(object_id)))
        stands = row is not None and row.withdrawn_at is None
        if not stands or not self.has_change_permission(request, row):
            return []
        return [self.get_unfold_action("withdraw")]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will keep a new judgement, or withdraw one where that button was pressed.

        Raises: ValidationError, Refused.
        """
        for action in self.get_actions_submit_line(request, obj.pk) if change else []:
            if action.action_name in request.POST:
                action.method(request, obj)
                return
        super().save_model(request, obj, form, change)

    @admin.action(description="Withdraw selected", permissions=["change"])
    def withdraw_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will ask why, then withdraw those of the chosen judgements that stand."""
        standing = queryset.standing().for_listing()  # type: ignore[attr-defined]
        says = "They stay on record and do nothing any more."
        none = "None of these judgements stands."
        bulk = Bulk("Withdraw", "withdrawn", says, whole=_withdraw_all, asks_why=True, none=none)
        return self.act(request, standing, bulk)


def _withdraw_all(chosen: "models.QuerySet[Any]", *, by: Any, reason: str) -> int:
    """Withdraws every one of these judgements, or none; returns how many."""
    rows = list(chosen)
    withdraw_judgements(rows, reason=reason, by=by, now=timezone.now())
    return len(rows)


@admin.register(MatchPair)
class MatchPairAdmin(ClaimsAdmin):
    """A sentence and a claim that a person said to be the same or not."""

    imports = True
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
        return label_name(result.label)
