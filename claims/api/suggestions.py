"""Suggestions: to look through, to accept, to reject, to take back, and to have an article read."""

from dataclasses import asdict
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.described import described_verb
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.rows import ReasonedIn
from accounts.api.schema import described_detail, described_list, described_step
from accounts.api.verbs import VerbView
from accounts.api.views import ListView
from accounts.api.writing import SeenView
from accounts.models import User
from claims.api.bodies import assign, pointing
from claims.api.suggestion_bodies import (
    ORDERS,
    PLACES,
    AcceptanceIn,
    RatesOut,
    ReadingIn,
    ReadingOut,
    SuggestionOut,
    SuggestionParameters,
)
from claims.models import Attribution, Claim, Origin, Suggestion
from claims.models.suggestion import SuggestionQuerySet
from claims.services.origins import PollTold
from claims.services.suggestions import (
    HopTold,
    OriginTold,
    accept,
    draft_appearance,
    draft_claim,
    read_version,
    reject,
    reopen,
)
from sources.models import ArticleVersion

TAG = "suggestions"
NO_TEXT = "Of this article no text is recorded."
ABOUT = ("subjects", "topics")
OF_THE_APPEARANCE = {
    "stance",
    "wording",
    "force",
    "distanced",
    "basis",
    "date",
    "quantity",
    "note",
}


@described_list(
    name="Suggestion",
    out=SuggestionOut,
    takes=SuggestionParameters,
    tag=TAG,
    says="What the reader proposes, those that wait unless another `status` is asked for. "
    "`ordering=best` puts the most promising first. `search` looks at the draft.",
    restricted=True,
)
class SuggestionListView(ListView[Suggestion]):
    """Suggestions."""

    permission_classes = [ThoseWhoMayRead]
    reads = "suggestion.view"
    out = SuggestionOut
    takes = SuggestionParameters
    orders = ORDERS

    def rows(self, asked: dict[str, Any]) -> SuggestionQuerySet:
        """The suggestions that were asked for."""
        rows = Suggestion.objects.visible_to(self.request.user).for_listing().with_words()
        rows = rows.containing_all(asked["search"], "proposal__statement")
        return rows.having(
            version__article=asked.get("article"),
            status=asked["status"],
            rule=asked.get("rule"),
        )


@described_detail(
    name="suggestion", tag=TAG, out=SuggestionOut, says="One suggestion.", restricted=True
)
class SuggestionView(SeenView[Suggestion]):
    """One suggestion."""

    permission_classes = [ThoseWhoMayRead]
    reads = "suggestion.view"
    out = SuggestionOut

    def record(self, pk: int) -> Suggestion:
        """The suggestion, if this person may see it.

        Raises: Http404.
        """
        rows = Suggestion.objects.visible_to(self.request.user).for_listing().with_words()
        return get_object_or_404(rows, pk=pk)


class DecisionView(VerbView[Suggestion]):
    """Where somebody decides on a suggestion. A subclass says how."""

    of = SuggestionView
    body = ReasonedIn
    writes: ClassVar[dict[str, str]] = {"POST": "suggestion.change"}


@described_verb(
    operation="accept_suggestion",
    tag=TAG,
    body=AcceptanceIn,
    out=SuggestionOut,
    says="Makes an appearance of a suggestion, with its claim, new or known, and its chain, all in "
    "one step. New origins may be given in place. The claim is computed once.",
)
class AcceptSuggestionView(DecisionView):
    """Where a suggestion becomes an appearance."""

    body = AcceptanceIn

    def act(self, record: Suggestion, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will record the appearance.

        Raises: AlreadyDecided, ValidationError, StaleRecord.
        """
        row = draft_appearance(record)
        told = {name: one for name, one in given.items() if name in OF_THE_APPEARANCE}
        if told:
            assign(row, told)
        new = given.get("new_claim")
        row.claim = given["claim"] if new is None else _new_claim(record, new)
        about = {name: new[name] for name in ABOUT if new and name in new}
        chain = [_hop(hop) for hop in given.get("chain", ())]
        reason = given.get("reason", "")
        with pointing(PLACES):
            accept(record, row, by=by, chain=chain, reason=reason, expected_version=seen, **about)


@described_verb(
    operation="reject_suggestion",
    tag=TAG,
    body=ReasonedIn,
    out=SuggestionOut,
    says="Says that this is no claim to track. It does not come back while its words stand.",
)
class RejectSuggestionView(DecisionView):
    """Where a suggestion is rejected."""

    def act(self, record: Suggestion, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will reject it.

        Raises: AlreadyDecided, StaleRecord.
        """
        reject(record, by=by, reason=given.get("reason", ""), expected_version=seen)


@described_verb(
    operation="reopen_suggestion",
    tag=TAG,
    body=ReasonedIn,
    out=SuggestionOut,
    says="Takes a decision back. An appearance that was made goes with its hops, unless it was "
    "changed since or others rest on it; a claim that came with it is withdrawn.",
)
class ReopenSuggestionView(DecisionView):
    """Where a decision is taken back."""

    def act(self, record: Suggestion, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will let it wait again.

        Raises: NotDecided, ChangedSince, RecordInUse, StaleRecord.
        """
        reopen(record, by=by, reason=given.get("reason", ""), expected_version=seen)


@described_step(
    name="read_article",
    tag=TAG,
    body=ReadingIn,
    out=ReadingOut,
    says="Reads the newest text of an article and keeps what it suggests. Texts are read by "
    "themselves when they arrive; this is for one that came before, or for a better reader.",
)
class ReadingView(ApiView):
    """Where an article is read."""

    writes: ClassVar[dict[str, str]] = {"POST": "suggestion.add"}

    def post(self, request: Request) -> Response:
        """Will read it.

        Raises: ValidationError, for an article without any text too; NotReadable.
        """
        read_parameters(request, Parameters)
        given = read_body(request, ReadingIn)
        version = ArticleVersion.objects.newest_of(given["article"])
        if version is None:
            raise ValidationError({"article": ValidationError(NO_TEXT, code="no_text")})
        outcome = read_version(version, by=signed_in(request))
        return Response({**asdict(outcome), "version": version.sequence})


@described_detail(
    name="suggestion_rates",
    tag=TAG,
    out=RatesOut,
    says="By rule, how many suggestions wait, were accepted and were rejected.",
    restricted=True,
)
class SuggestionRatesView(ApiView):
    """What people said to what each rule suggests."""

    permission_classes = [ThoseWhoMayRead]
    reads = "suggestion.view"

    def get(self, request: Request) -> Response:
        """Will answer the rates.

        Raises: InvalidParameters.
        """
        read_parameters(request, Parameters)
        told = [{**rate, "accepted_share": _share(rate)} for rate in Suggestion.objects.rates()]
        return Response({"results": told})


def _share(rate: dict[str, Any]) -> float | None:
    decided = rate["accepted"] + rate["rejected"]
    return round(rate["accepted"] / decided, 3) if decided else None


def _new_claim(suggestion: Suggestion, given: dict[str, Any]) -> Claim:
    """The draft with what was given in its place."""
    claim = draft_claim(suggestion)
    told = {name: one for name, one in given.items() if name not in ABOUT}
    if told:
        assign(claim, told)
    return claim


def _hop(given: dict[str, Any]) -> HopTold:
    told = dict(given)
    new = told.pop("origin", None)
    if new is None:
        return HopTold(Attribution(**told))
    origin, poll = Origin(), new.pop("poll", None)
    assign(origin, new)
    return HopTold(Attribution(**told), OriginTold(origin, PollTold(poll) if poll else None))
