"""Appearances: to read, to record with their chains, to change, to accept and to reject."""

from typing import Any, ClassVar

from accounts.api.described import (
    described_bulk,
    described_change,
    described_removal,
    described_verb,
)
from accounts.api.rows import ReasonedIn
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.verbs import VerbView
from accounts.api.writing import BulkView
from accounts.models import User
from claims.api.appearance_bodies import (
    ORDERS,
    PLACES,
    AppearanceChangeIn,
    AppearanceIn,
    AppearanceParameters,
    place,
)
from claims.api.bodies import pointing
from claims.api.hop_answers import AppearanceOut
from claims.api.rows import RowListView, RowView
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution
from claims.models.appearance import AppearanceQuerySet
from claims.services import records
from claims.services.appearances import record_appearance
from claims.services.corroboration import apart, together
from claims.services.deciding import decide_appearance

TAG = "appearances"


@described_list(
    name="Appearance",
    out=AppearanceOut,
    takes=AppearanceParameters,
    says="Appearances with their chains, in the order in which they were recorded or another "
    "`ordering`; rejected ones only to who has a role. `search` looks at claim and article.",
)
@described_addition(
    name="appearance",
    body=AppearanceIn,
    out=AppearanceOut,
    says="Records an appearance with the hops that leave it, all or nothing, and computes the claim "
    "once. A refused anchor shows what stands there. An accepted figure other than the exact one of "
    "the claim needs a `reason`.",
    met="",
)
class AppearanceListView(RowListView[Appearance]):
    """Appearances."""

    out = AppearanceOut
    takes = AppearanceParameters
    body = AppearanceIn
    route = "api:appearance"
    writes: ClassVar[dict[str, str]] = {"POST": "appearance.add"}
    model = Appearance
    orders = ORDERS
    places = PLACES
    besides = ("version", "chain")

    def found(self) -> AppearanceQuerySet:
        """The appearances that this person may see, with the hops that he may see."""
        user = self.request.user
        hops = Attribution.objects.visible_to(user).for_listing()
        return Appearance.objects.visible_to(user).for_listing(hops)

    def rows(self, asked: dict[str, Any]) -> AppearanceQuerySet:
        """The appearances that were asked for."""
        return (
            self.found()
            .matching(asked["search"])
            .having(
                claim=asked.get("claim"),
                article=asked.get("article"),
                article__publisher=asked.get("publisher"),
                stance=asked.get("stance"),
                basis=asked.get("basis"),
                status=asked.get("status"),
            )
        )

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str) -> None:
        """Will record the appearance with its chain.

        Raises: ValidationError.
        """
        place(row, given)
        chain = [Attribution(**hop) for hop in given.get("chain", ())]
        record_appearance(row, by=by, chain=chain, reason=reason)


@described_detail(
    name="appearance",
    tag=TAG,
    out=AppearanceOut,
    says="One appearance, with the hops that leave it.",
)
@described_change(
    name="appearance",
    tag=TAG,
    body=AppearanceChangeIn,
    out=AppearanceOut,
    says="Changes the fields that are given; `exact` alone is looked for anew. The hops that leave it "
    "are changed each by itself. Every claim that it matters to is computed anew.",
)
@described_removal(
    name="appearance",
    tag=TAG,
    says="Deletes an appearance that nothing refers to; one that was looked at is rejected instead.",
)
class AppearanceView(RowView[Appearance]):
    """One appearance."""

    out = AppearanceOut
    body = AppearanceChangeIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "appearance.change",
        "DELETE": "appearance.delete",
    }
    listed = AppearanceListView

    def write(self, row: Any, given: dict[str, Any], *, by: User, reason: str, seen: int) -> None:
        """Will save the appearance.

        Raises: ValidationError, StaleRecord.
        """
        place(row, given)
        records.save(row, by=by, reason=reason, expected_version=seen)


@described_bulk(name="appearances", tag=TAG, adds=AppearanceIn, changes=AppearanceChangeIn)
class AppearanceBulkView(BulkView):
    """Many appearances at once; each answer is computed once."""

    adds = AppearanceListView
    changes = AppearanceView
    writes: ClassVar[dict[str, str]] = {"POST": "appearance.add"}
    together = together
    apart = apart


class DecisionView(VerbView[Appearance]):
    """Where an appearance is decided on. A subclass says how."""

    of = AppearanceView
    body = ReasonedIn
    writes: ClassVar[dict[str, str]] = {"POST": "appearance.change"}
    status: ClassVar[AppearanceStatus]

    def act(self, record: Appearance, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will decide.

        Raises: ValidationError, StaleRecord.
        """
        reason = given.get("reason", "")
        with pointing(PLACES):
            decide_appearance(record, self.status, by=by, reason=reason, expected_version=seen)


@described_verb(
    operation="accept_appearance",
    tag=TAG,
    body=ReasonedIn,
    out=AppearanceOut,
    says="Lets an appearance count. A figure other than the exact one of the claim needs a `reason`.",
)
class AcceptanceView(DecisionView):
    """Where an appearance is accepted."""

    status = AppearanceStatus.ACCEPTED


@described_verb(
    operation="reject_appearance",
    tag=TAG,
    body=ReasonedIn,
    out=AppearanceOut,
    says="Keeps an appearance from counting; it stays on record.",
)
class RejectionView(DecisionView):
    """Where an appearance is rejected."""

    status = AppearanceStatus.REJECTED
