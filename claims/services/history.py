"""Time: how a claim's number grew by publication dates, and what was said of it when."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from claims.domain.corroboration import Timeline, timeline
from claims.domain.corroboration.differences import differences
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of


@dataclass(frozen=True, slots=True)
class Change:
    """One stored result with what made it another one than the result before.

    `is_first` where there was none before; `changes` then names what it began with.
    """

    row: Corroboration
    is_first: bool
    changes: tuple[str, ...]


REMEMBERED = 600
"""For so many seconds a process remembers a timeline."""


def timeline_of(claim: Claim) -> Timeline:
    """Will tell how the claim's number grew, from all that is known today; nothing is stored.

    A process remembers it for a while, by the hash of all that the current result rests on.
    """
    current = Corroboration.objects.about(claim).current()
    known = current.values_list("pk", "input_hash").first()
    if known is None:
        return _timeline_of(claim)
    key = f"timeline:{claim.pk}:{known[0]}:{known[1]}"
    found: Timeline | None = cache.get(key)
    if found is None:
        found = _timeline_of(claim)
        cache.set(key, found, REMEMBERED)
    return found


def _timeline_of(claim: Claim) -> Timeline:
    """What quote claims say of a statement it rests on counts from the day on which that came out."""
    facts = facts_of(claim.pk)
    quotes: dict[int, list[int]] = {}
    attesting = Claim.objects.open().filter(attests__in=[origin.id for origin in facts.origins])
    for pk, origin in attesting.exclude(pk=claim.pk).values_list("pk", "attests_id"):
        quotes.setdefault(origin, []).append(pk)
    return timeline(
        facts, {origin: tuple(facts_of(pk) for pk in pks) for origin, pks in quotes.items()}
    )


def changes_between(rows: Sequence[Corroboration]) -> list[Change]:
    """Will compare results of one claim, the latest first without a gap, each with the one before.

    One query more, for the result before the oldest of them.
    """
    if not rows:
        return []
    former = Corroboration.objects.before(rows[-1]).first()
    pairs = zip(rows, [*rows[1:], former], strict=True)
    return [
        Change(row, before is None, differences(before.result if before else {}, row.result))
        for row, before in pairs
    ]
