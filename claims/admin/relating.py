"""Judging suggested relations: chosen from the list, or one with both claims in view."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import HttpRequest, HttpResponse

from accounts.admin.bulk import ActsOnMany, Bulk
from accounts.admin.permitted import signed_in
from claims.models import ClaimRelation
from claims.services.relating import judge_relations
from sources.domain.vocabulary import Judgement


class Waiting(admin.SimpleListFilter):
    """Relations that a machine or a person suggested and nobody has judged."""

    title = "what waits"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All that waits, or that of it which says two claims may be one."""
        return [
            ("suggested", "Suggested: confirm or reject"),
            ("alike", "Perhaps one claim: confirm, reject or merge"),
        ]

    def queryset(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> "models.QuerySet[Any]":
        """The relations that wait, where that was asked for."""
        match self.value():
            case "suggested":
                return queryset & ClaimRelation.objects.suggested()
            case "alike":
                return queryset & ClaimRelation.objects.suggested().saying_alike()
        return queryset


class JudgesRelations(ActsOnMany):
    """The part of the admin of relations that judges them."""

    actions = ["confirm_selected", "reject_selected"]
    actions_submit_line = ["confirm", "reject"]

    @admin.action(description="Confirm selected", permissions=["change"])
    def confirm_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say of the chosen relations that they hold."""
        return self._judge(request, queryset, Judgement.CONFIRMED)

    @admin.action(description="Reject selected", permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say of the chosen relations that they do not hold; they are not suggested again."""
        return self._judge(request, queryset, Judgement.REJECTED)

    def _judge(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]", judgement: Judgement
    ) -> HttpResponse | None:
        title = "Confirm" if judgement == Judgement.CONFIRMED else "Reject"
        says = "All of them or none. Every answer that rests on them is counted anew."
        whole = partial(judge_relations, judgement=judgement)
        return self.act(request, chosen, Bulk(title, judgement.value, says, whole=whole))

    # -- one relation, on its own page: the button sets the judgement, saving it does the rest

    @admin.action(description="Confirm")
    def confirm(self, request: HttpRequest, obj: ClaimRelation) -> None:
        """Will mark the relation as holding."""
        obj.judgement = Judgement.CONFIRMED.value

    @admin.action(description="Reject")
    def reject(self, request: HttpRequest, obj: ClaimRelation) -> None:
        """Will mark the relation as not holding."""
        obj.judgement = Judgement.REJECTED.value

    def get_actions_submit_line(self, request: HttpRequest, object_id: str) -> list[Any]:
        """Both buttons while nobody has judged, for whoever may."""
        relation = self.get_object(request, unquote(str(object_id)))
        is_open = relation is not None and relation.judgement == Judgement.SUGGESTED
        if not is_open or not self.has_change_permission(request, relation):
            return []
        return [self.get_unfold_action(name) for name in self.actions_submit_line]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will save the relation, judged as the pressed button says.

        Raises: ValidationError; Refused.
        """
        for action in self.get_actions_submit_line(request, obj.pk) if change else []:
            if action.action_name in request.POST:
                action.method(request, obj)
                obj.judged_by = signed_in(request)
        super().save_model(request, obj, form, change)
