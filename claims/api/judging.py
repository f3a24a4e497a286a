"""Judgements on independence: to read, to give and to take back."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fieldsets import narrowed
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.schema import (
    described_addition,
    described_detail,
    described_list,
    described_step,
)
from accounts.api.views import DetailView, ListView
from claims.api.judgements import (
    JudgedOut,
    JudgementIn,
    JudgementOut,
    JudgementParameters,
    WithdrawalIn,
)
from claims.domain.vocabulary import Verdict
from claims.models import IndependenceJudgement
from claims.models.judgement import IndependenceJudgementQuerySet
from claims.services.judgements import judge_independence, withdraw_judgement
from claims.services.previews import changed_by


@described_list(
    name="Judgement",
    out=JudgementOut,
    takes=JudgementParameters,
    says="Judgements in the order in which they were given, withdrawn ones included. `search` looks "
    "at the reason.",
)
@described_addition(
    name="judgement",
    body=JudgementIn,
    out=JudgedOut,
    says="Says of two origins or of two sources that they are the same or different, for every "
    "claim that rests on both. Answers with the claims that this changed.",
    met="",
)
class JudgementListView(ListView[IndependenceJudgement]):
    """Every judgement."""

    out = JudgementOut
    takes = JudgementParameters
    writes: ClassVar[dict[str, str]] = {"POST": "independencejudgement.add"}

    def post(self, request: Request) -> Response:
        """Will keep a judgement.

        Raises: ValidationError.
        """
        read_parameters(request, Parameters)
        given = read_body(request, JudgementIn)
        one, other = given["origins"] or given["sources"]
        made = judge_independence(
            one, other, Verdict(given["verdict"]), reason=given["reason"], by=signed_in(request)
        )
        url = reverse("api:judgement", args=[made.pk])
        where = {"Location": request.build_absolute_uri(url)}
        return Response(judged(made.pk, request), status=201, headers=where)

    def rows(self, asked: dict[str, Any]) -> IndependenceJudgementQuerySet:
        """Judgements on what was asked for, whose reason contains the words."""
        rows = IndependenceJudgement.objects.reasoned(asked["search"]).for_listing()
        if "origin" in asked:
            rows = rows.on_origin(asked["origin"])
        return rows.on_source(asked["source"]) if "source" in asked else rows


@described_detail(
    name="judgement",
    tag="judgements",
    out=JudgedOut,
    says="One judgement, withdrawn or not, with the claims that were changed by it.",
)
class JudgementView(DetailView):
    """One judgement."""

    out = JudgedOut

    def record(self, pk: int) -> IndependenceJudgement:
        """The judgement.

        Raises: Http404.
        """
        return get_object_or_404(IndependenceJudgement.objects.for_listing(), pk=pk)

    def answer(self, request: Request, record: Any, asked: dict[str, Any]) -> Any:
        """The judgement with what it changed."""
        told = {"judgement": record, "changed": changed_by(record)}
        return narrowed(JudgedOut(told, context={"request": request}), asked).data


@described_step(
    name="withdraw_judgement",
    tag="judgements",
    body=WithdrawalIn,
    out=JudgedOut,
    says="Takes a judgement back: it stays on record and does nothing any more.",
)
class WithdrawalView(ApiView):
    """Where a judgement is taken back."""

    writes: ClassVar[dict[str, str]] = {"POST": "independencejudgement.change"}

    def post(self, request: Request, pk: int) -> Response:
        """Will withdraw a judgement.

        Raises: Http404, ValidationError, AlreadyWithdrawn.
        """
        read_parameters(request, Parameters)
        given = read_body(request, WithdrawalIn)
        row = get_object_or_404(IndependenceJudgement, pk=pk)
        withdraw_judgement(row, reason=given["reason"], by=signed_in(request), now=timezone.now())
        return Response(judged(pk, request))


def judged(pk: int, request: Request) -> Any:
    """What is told of a judgement after something was done with it."""
    view = JudgementView()
    return view.answer(request, view.record(pk), {})
