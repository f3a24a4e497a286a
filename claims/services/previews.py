"""Which claims a judgement would change, before it is made, and which one did change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count

from accounts.models import Event
from claims.domain.corroboration import Assessment, Facts, assess
from claims.domain.vocabulary import ClaimStatus, Label
from claims.models import Claim, IndependenceJudgement
from claims.services import reach
from claims.services.affected import affected
from claims.services.facts import facts_of_many
from claims.services.grouped import NO_GROUPS, groups_of, stored_groups

MOST_PREVIEWED = 100
"""More claims are not computed for a preview: only their number is told."""

MOST_CHANGED = 50
"""More changes are not listed at once: the pages of the event tell them all."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A label and both intervals, `(confirmed, possible)` each."""

    label: str
    supports: tuple[int, int]
    refutes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One claim whose answer changes, from what to what; `at` tells when, once it has."""

    claim: Claim
    before: Standing
    after: Standing
    at: datetime | None = None

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
    """Writes the row, asks every claim it has a part in, and takes it back.

    No row of a claim is locked: nobody who writes one waits for a preview.
    """
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
    ids = [one.pk for one in looked_at]
    changes, denied, groups = list[Change](), _Denied(), stored_groups(ids)
    for claim, facts in zip(looked_at, facts_of_many(ids), strict=True):
        assessment = assess(denied.told(facts))
        before, after = standing_of(claim), _standing_of(assessment)
        if after != before or groups_of(assessment) != groups.get(claim.pk, NO_GROUPS):
            changes.append(Change(claim, before, after))
        if _is_contradicted(before) != _is_contradicted(after):
            denied.turn(claim, is_denial=_is_contradicted(after))
    return Preview(tuple(changes), len(looked_at), len(concerned))


class _Denied:
    """Statements of which a preview tells otherwise than the stored answers whether they were made."""

    def __init__(self) -> None:
        self.by: dict[int, set[int]] = {}

    def turn(self, quote: Claim, *, is_denial: bool) -> None:
        """Will note that a quote claim would deny its statement, or would not any more."""
        statement = quote.attests_id
        if statement is None or quote.status != ClaimStatus.OPEN:
            return
        if statement not in self.by:
            denying = Claim.objects.open().attesting([statement]).labelled(Label.CONTRADICTED)
            self.by[statement] = set(denying.values_list("pk", flat=True))
        (self.by[statement].add if is_denial else self.by[statement].discard)(quote.pk)

    def told(self, facts: Facts) -> Facts:
        """Will put this into the facts of a claim."""
        met = self.by.keys() & {origin.id for origin in facts.origins}
        if not met:
            return facts
        denied = {statement for statement in met if self.by[statement]}
        return replace(facts, disputed_origins=(facts.disputed_origins - met) | denied)


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
    """Will list the claims that were changed when a judgement was made or withdrawn, latest first.

    No more than `MOST_CHANGED`: `all_changed_by` tells how many there are, and where they are told.
    """
    return _changes(Event.objects.following(judgement)[:MOST_CHANGED])


@dataclass(frozen=True, slots=True)
class Following:
    """All that followed from what was done with a judgement: how much, and from which events."""

    total: int
    events: tuple[int, ...]


def all_changed_by(judgement: IndependenceJudgement) -> Following:
    """Will count the changes, and name the events they followed from, latest first."""
    rows = Event.objects.following(judgement).order_by()
    counts = dict(rows.values_list("cause").annotate(Count("pk")))
    return Following(sum(counts.values()), tuple(sorted(counts, reverse=True)))


def _changes(events: Iterable[Event]) -> list[Change]:
    told = list(events)
    claims = Claim.objects.in_bulk({event.object_id for event in told})
    return [
        Change(claims[event.object_id], _logged(event.before), _logged(event.after), event.at)
        for event in told
        if event.object_id in claims
    ]


def _logged(answer: dict[str, Any]) -> Standing:
    supports, refutes = answer["supports"], answer["refutes"]
    return Standing(answer["label"], (supports[0], supports[1]), (refutes[0], refutes[1]))
