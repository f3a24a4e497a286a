"""Time: how a claim's number grew by publication dates, and what was said of it when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import Event
from claims.domain.corroboration import Facts, Timeline, timeline
from claims.domain.corroboration.differences import differences
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of, facts_of_many
from claims.services.facts.known import Known, known
from claims.services.relations import asking_whether_said
from claims.services.remembering import remembered


@dataclass(frozen=True, slots=True)
class Change:
    """One stored result with what made it another one than the result before.

    `is_first` where there was none before; `changes` then names what it began with.
    """

    row: Corroboration
    is_first: bool
    changes: tuple[str, ...]

    @property
    def cause(self) -> Event | None:
        """The write that led to it. What began a load of many claims is no cause of one of them."""
        event = self.row.cause
        is_told = event is not None and event.object_type.startswith("claims.")
        return event if is_told or not self.is_first else None


def timeline_of(
    claim: Claim, of: Known | None = None, quotes: Iterable[Claim] | None = None
) -> Timeline:
    """Will tell how the claim's number grew, from all that is known today; nothing is stored.

    What quote claims say of a statement it rests on counts from the day on which that came out. A
    process remembers it for a while, by everything that is known of the claim and of those: the
    days of what a result folds away matter here. `of` is what is known today and `quotes` are the
    claims about whether its statements were made, where somebody asked already.
    """
    of = of or known(facts_of(claim.pk))
    asking = asking_whether_said(claim, of.origins) if quotes is None else quotes
    about = {row.pk: row.attests_id for row in asking if row.attests_id in of.origins}
    read = list(facts_of_many(about)) if about else []
    asked: dict[int, tuple[Facts, ...]] = {}
    for one in read:
        asked[about[one.claim_id]] = (*asked.get(about[one.claim_id], ()), one)
    return remembered("timeline", [of, *read], lambda: timeline(of.facts, asked))


def changes_between(rows: Sequence[Corroboration]) -> list[Change]:
    """Will compare results of one claim, the latest first without a gap, each with the one before.

    One query more, for the result before the oldest of them.
    """
    return changes_since(rows, Corroboration.objects.before(rows[-1]).first()) if rows else []


def changes_since(rows: Sequence[Corroboration], former: Corroboration | None) -> list[Change]:
    """Will do the same where the result before the oldest of them, if there is one, is known."""
    pairs = zip(rows, [*rows[1:], former], strict=True)
    return [
        Change(row, before is None, differences(before.result if before else {}, row.result))
        for row, before in pairs
    ]
