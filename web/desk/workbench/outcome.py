"""What a step did to a claim's sourcing: the answer before and after it."""

from dataclasses import dataclass
from typing import Any

from claims.models import Appearance, Claim, Corroboration
from web.words import Badge, badge, interval_words


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands at one time: label, numbers in words, and the answer as a sentence."""

    id: int
    badge: Badge
    interval: str
    against: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim with how it stands now and stood before; `before` is empty for a new claim."""

    claim: Claim
    appearance: int
    before: Standing | None
    after: Standing | None
    is_stale: bool

    @property
    def is_same(self) -> bool:
        """Whether the step changed nothing of the answer."""
        return self.before is not None and self.before == self.after

    @property
    def said(self) -> str:
        """The change as one sentence, to be read aloud."""
        if self.after is None:
            return "The claim is being counted."
        now = f"{self.after.badge.name}: {self.after.interval}."
        if self.before is None:
            return f"A new claim. {now}"
        if self.is_same:
            return f"Recorded; the claim stands as before. {now}"
        return f"Before: {self.before.badge.name}, {self.before.interval}. Now: {now}"


def standing_of(claim: Claim | None) -> int:
    """The id of the result that a claim has now, by which it is found again later; 0 for none."""
    if claim is None:
        return 0
    row = Corroboration.objects.current().without_result().about(claim).first()
    return row.pk if row else 0


def outcome_of(appearance: int, before: int) -> Outcome | None:
    """Will tell how the claim of an appearance stands, and stood with the result `before`."""
    row = Appearance.objects.select_related("claim").in_bulk([appearance]).get(appearance)
    if row is None:
        return None
    claim = Claim.objects.with_staleness().in_bulk([row.claim_id])[row.claim_id]
    now = Corroboration.objects.current().about(claim).first()
    earlier = Corroboration.objects.about(claim).in_bulk([before]).get(before)
    return Outcome(
        claim=claim,
        appearance=row.pk,
        before=_standing(earlier) if earlier else None,
        after=_standing(now) if now else None,
        is_stale=claim.staleness is not None,
    )


def _standing(row: Corroboration) -> Standing:
    result: dict[str, Any] = row.result
    against = ""
    if row.refutes_possible:
        against = interval_words(row.refutes_confirmed, row.refutes_possible)
    return Standing(
        id=row.pk,
        badge=badge(row.label),
        interval=interval_words(row.supports_confirmed, row.supports_possible),
        against=against,
        sentence=str(result.get("answer", "")),
    )
