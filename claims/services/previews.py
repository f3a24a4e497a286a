"""Which claims a judgement would change, before it is made, and which one did change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Event
from claims.domain.corroboration import Assessment, assess
from claims.domain.vocabulary import Label
from claims.models import Claim, IndependenceJudgement
from claims.services import reach
from claims.services.affected import affected
from claims.services.facts import facts_of

MOST_PREVIEWED = 100
"""More claims are not computed for a preview: only their number is told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A label and both intervals, `(confirmed, possible)` each."""

    label: str
    supports: tuple[int, int]
    refutes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One claim whose answer changes, from what to what."""

    claim: Claim
    before: Standing
    after: Standing

    @property
    def is_regrouped(self) -> bool:
        """Whether label and numbers stay, and only what stands behind them is grouped anew."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would change; `looked_at` claims of `concerned` were computed."""

    changes: tuple[Change, ...]
    looked_at: int
    concerned: int


class _TakenBack(Exception):
    """Ends the transaction of a preview."""


def preview_judgement(judgement: IndependenceJudgement) -> Preview:
    """Will tell what storing a new judgement would change; nothing is kept.

    Raises: IntegrityError for two things of which one is not stored.
    """
    return _previewed(judgement)


def preview_withdrawal(judgement: IndependenceJudgement, *, now: datetime) -> Preview:
    """Will tell what withdrawing a judgement would change; nothing is kept."""
    stored = IndependenceJudgement.objects.get(pk=judgement.pk)
    stored.withdrawn_at = now
    return _previewed(stored)


def _previewed(judgement: IndependenceJudgement) -> Preview:
    """Writes the row, asks every claim it has a part in, and takes it back."""
    found: list[Preview] = []
    try:
        with transaction.atomic():
            # A rule that the form has not checked yet, such as a reason, is none of the preview's.
            judgement.reason = judgement.reason or "?"
            judgement.save()
            found.append(_differences(affected(judgement)))
            raise _TakenBack
    except _TakenBack:
        return found[0]


def _differences(claims: set[int]) -> Preview:
    """What these claims would answer now; quote claims first, for others rest on their answers."""
    concerned = claims | reach.resting_on_words_of(claims)
    rows = Claim.objects.in_bulk(concerned)
    ordered = sorted(rows.values(), key=lambda claim: (claim.attests_id is None, claim.pk))
    looked_at = ordered[:MOST_PREVIEWED]
    changes = []
    for claim in looked_at:
        after = _standing_of(assess(facts_of(claim.pk)))
        before = standing_of(claim)
        if after != before:
            changes.append(Change(claim, before, after))
            if claim.attests_id and _is_contradicted(before) != _is_contradicted(after):
                Claim.objects.filter(pk=claim.pk).update(label=after.label)
    return Preview(tuple(changes), len(looked_at), len(concerned))


def _is_contradicted(standing: Standing) -> bool:
    return standing.label.startswith(Label.CONTRADICTED)


def standing_of(claim: Claim) -> Standing:
    """Will read the current answer from a claim's own row."""
    return Standing(
        claim.label,
        (claim.supports_confirmed, claim.supports_possible),
        (claim.refutes_confirmed, claim.refutes_possible),
    )


def _standing_of(assessment: Assessment) -> Standing:
    one, other = assessment.supports, assessment.refutes
    return Standing(
        assessment.full_label, (one.confirmed, one.possible), (other.confirmed, other.possible)
    )


def changed_by(judgement: IndependenceJudgement) -> list[Change]:
    """Will list the claims that were changed when a judgement was made or withdrawn, latest first."""
    return _changes(Event.objects.following(judgement))


def _changes(events: Iterable[Event]) -> list[Change]:
    told = list(events)
    claims = Claim.objects.in_bulk({event.object_id for event in told})
    return [
        Change(claims[event.object_id], _logged(event.before), _logged(event.after))
        for event in told
        if event.object_id in claims
    ]


def _logged(answer: dict[str, Any]) -> Standing:
    supports, refutes = answer["supports"], answer["refutes"]
    return Standing(answer["label"], (supports[0], supports[1]), (refutes[0], refutes[1]))
