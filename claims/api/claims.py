"""Claims: to read, to add, to change, to withdraw and to open again."""

from collections.abc import Mapping
from typing import Any, ClassVar

from accounts.api.described import (
    described_bulk,
    described_change,
    described_removal,
    described_verb,
)
from accounts.api.fast import AS_USUAL, FastListView
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.verbs import VerbView
from accounts.api.writing import BulkView
from accounts.models import User
from accounts.models.statements import Compiled
from claims.api.claim_bodies import (
    ORDERS,
    PLACES,
    BecauseIn,
    ClaimIn,
    ClaimListParameters,
    ClaimParameters,
)
from claims.api.claim_shape import CLAIM, RELATIONS, beside_claims
from claims.api.rows import RowListView, RowView
from claims.api.serializers import ClaimOut
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from claims.models.claim_queries import ClaimQuerySet
from claims.services.claims import change_claim, create_claim, reopen_claim, withdraw_claim
from claims.services.corroboration import apart, together

TAG = "claims"


class ClaimReadView(FastListView[Claim]):
    """A list of claims, told and narrowed down like all of them."""

    out = ClaimOut
    takes = ClaimListParameters
    orders = ORDERS
    optional = (RELATIONS,)
    shape = CLAIM
    usual: ClassVar[dict[str, Any]] = {**AS_USUAL, "status": ClaimStatus.OPEN.value}

    def rows(self, asked: dict[str, Any]) -> ClaimQuerySet:
        """Claims that contain the words and are as was asked for."""
        found = Claim.objects.matching(asked["search"]).having(
            status=asked["status"],
            kind=asked.get("kind"),
            checkability=asked.get("checkability"),
            language=asked.get("language"),
            topics__slug=asked.get("topic"),
            subjects=asked.get("subject"),
            verdict_class=asked.get("verdict_class"),
        )
        found = found.supported_by_at_least(asked.get("min_supports"))
        found = found.added_between(asked.get("created_from"), asked.get("created_to"))
        if "has_verdict" in asked:
            found = found.with_verdict(asked["has_verdict"] == "true")
        if "label" in asked:
            found = found.labelled(asked["label"])
        return found

    def select(self, names: set[str]) -> tuple[str, Mapping[str, Compiled]]:
        """Where these fields come from."""
        return beside_claims(names)


@described_list(
    name="Claim",
    out=ClaimOut,
    takes=ClaimListParameters,
    says="Claims, those that are being tracked unless another `status` is asked for, in the order in "
    "which they were added or another `ordering`. `search` looks at statement and short form. "
    "Several filters must all hold.",
)
@described_addition(
    name="claim",
    body=ClaimIn,
    out=ClaimOut,
    says="Adds a claim with its subjects and topics. What it is like is answered with it.",
    met="",
)
class ClaimListView(ClaimReadView, RowListView[Claim]):
    """Claims that are being tracked, or were."""

    is_same_for_all = True
    body = ClaimIn
    route = "api:claim"
    writes: ClassVar[dict[str, str]] = {"POST": "claim.add"}
    model = Claim
    places = PLACES
    besides = ("subjects", "topics")

    def found(self) -> ClaimQuerySet:
        """Claims with topics and subjects."""
        return Claim.objects.for_listing().with_subjects()

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str) -> None:
        """Will add the claim with what it is about.

        Raises: ValidationError.
        """
        about = {name: given[name] for name in self.besides if name in given}
        create_claim(row, by=by, reason=reason, **about)


@described_detail(
    name="claim",
    tag=TAG,
    out=ClaimOut,
    says="One claim, withdrawn ones included. The address of a merged one leads to its survivor.",
    moves=True,
    takes=ClaimParameters,
)
@described_change(
    name="claim",
    tag=TAG,
    body=ClaimIn,
    out=ClaimOut,
    says="Changes the fields that are given. `subjects` and `topics` are given whole, as are `valid` "
    "and `quantity`. What a claim is called when a public review concluded on other words is no "
    "longer shown with that verdict.",
    moves=True,
)
@described_removal(
    name="claim",
    tag=TAG,
    says="Deletes a claim that nothing refers to; one that appeared somewhere is withdrawn instead.",
    moves=True,
)
class ClaimView(RowView[Claim]):
    """One claim."""

    out = ClaimOut
    takes = ClaimParameters
    body = ClaimIn
    route = "api:claim"
    writes: ClassVar[dict[str, str]] = {"PATCH": "claim.change", "DELETE": "claim.delete"}
    listed = ClaimListView
    optional = ("relations",)

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str, seen: int) -> None:
        """Will save the claim, and what it is about where that is given.

        Raises: ValidationError, StaleRecord.
        """
        about = {name: given[name] for name in self.listed.besides if name in given}
        change_claim(row, by=by, reason=reason, expected_version=seen, **about)


@described_bulk(name="claims", tag=TAG, adds=ClaimIn, changes=ClaimIn)
class ClaimBulkView(BulkView):
    """Many claims at once; each answer is computed once."""

    adds = ClaimListView
    changes = ClaimView
    writes: ClassVar[dict[str, str]] = {"POST": "claim.add"}
    together = together
    apart = apart


@described_verb(
    operation="withdraw_claim",
    tag=TAG,
    body=BecauseIn,
    out=ClaimOut,
    says="Stops tracking an open claim; it keeps its number, its appearances and its history.",
    moves=True,
)
class ClaimWithdrawalView(VerbView[Claim]):
    """Where a claim is withdrawn."""

    of = ClaimView
    body = BecauseIn
    writes: ClassVar[dict[str, str]] = {"POST": "claim.change"}

    def act(self, record: Claim, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will withdraw the claim.

        Raises: NotOpen, StaleRecord.
        """
        withdraw_claim(record, by=by, reason=given["reason"], expected_version=seen)


@described_verb(
    operation="reopen_claim",
    tag=TAG,
    body=BecauseIn,
    out=ClaimOut,
    says="Tracks a withdrawn claim again.",
    moves=True,
)
class ClaimReopeningView(VerbView[Claim]):
    """Where a withdrawn claim is opened again."""

    of = ClaimView
    body = BecauseIn
    writes: ClassVar[dict[str, str]] = {"POST": "claim.change"}

    def act(self, record: Claim, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will open the claim again.

        Raises: NotWithdrawn, StaleRecord.
        """
        reopen_claim(record, by=by, reason=given["reason"], expected_version=seen)
