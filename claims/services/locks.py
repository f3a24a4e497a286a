"""Who waits for whom: one gate before any row, then the claims in the order of their ids."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet

from claims.models import Claim
from claims.services.fetching import fetch

GATE = 7_140_956
"""The advisory lock that writers of a claim's own rows share, and that whoever writes what several
claims reach (sources, articles, origins, polls, judgements) holds alone.

A change of a tie looks for the claims it matters to; it must not miss one that is being written.
The gate comes before any row is locked.
"""

LOCK = """
    SELECT id, attests_id,
        EXISTS (SELECT FROM claims_stalemark mark WHERE mark.claim_id = claim.id)
    FROM claims_claim claim
    WHERE id = ANY(%(claims)s) AND (SELECT pg_advisory_xact_lock_shared(%(gate)s) IS NOT NULL)
    ORDER BY id FOR NO KEY UPDATE OF claim
"""
"""Passes the gate, which no row depends on, before it looks at the first one."""

HELD_ALONE = """
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND mode = 'ExclusiveLock' AND granted
        AND ((classid::bigint << 32) | objid::bigint) = %(gate)s AND objsubid = 1
"""


@dataclass(frozen=True, slots=True)
class Held:
    """Claims that are held, the statements that the quote claims among them are about, and the marked.

    What was marked while the claims were waited for may not be among those.
    """

    claims: frozenset[int] = frozenset()
    statements: dict[int, int] = field(default_factory=dict)
    marked: frozenset[int] = frozenset()


def lock(claims: Collection[int]) -> Held:
    """Will share the gate and hold these claims until the transaction ends, in order of ids."""
    if not claims:
        enter()
        return Held()
    rows = fetch(LOCK, claims=claims, gate=GATE)
    return Held(
        frozenset(pk for pk, _, _ in rows),
        {pk: statement for pk, statement, _ in rows if statement is not None},
        frozenset(pk for pk, _, is_marked in rows if is_marked),
    )


def hold_alone() -> None:
    """Will keep every other writer of claims and sources out until the transaction ends."""
    _pass_gate("pg_advisory_xact_lock")


def enter() -> None:
    """Will share the gate until the transaction ends, holding no claim yet."""
    _pass_gate("pg_advisory_xact_lock_shared")


def take(claims: QuerySet[Claim]) -> list[int]:
    """Will hold those of these claims that nobody else holds, and return their ids, waiting for none.

    The caller has passed the gate.
    """
    free = claims.select_for_update(no_key=True, skip_locked=True, of=("self",))
    return list(free.values_list("pk", flat=True))


def gate_is_held_alone() -> bool:
    """Whether this transaction keeps every other writer out."""
    return bool(fetch(HELD_ALONE, gate=GATE))


def _pass_gate(lock_function: str) -> None:
    """Waits for those on the other side, and holds the gate until the transaction ends."""
    fetch(f"SELECT {lock_function}(%(gate)s)", gate=GATE)
