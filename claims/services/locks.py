"""Who waits for whom: one gate before any row, then the claims in the order of their ids."""

from collections.abc import Collection

from django.db import connection

from claims.models import Claim

GATE = 7_140_956
"""The advisory lock that writers of a claim's own rows share, and that whoever writes what several
claims reach (sources, articles, origins, polls, judgements) holds alone.

A change of a tie looks for the claims it matters to; it must not miss one that is being written.
The gate comes before any row is locked.
"""


def lock(claims: Collection[int]) -> set[int]:
    """Will hold these claims until the transaction ends, in order of ids, and return them."""
    _pass_gate("pg_advisory_xact_lock_shared")
    held = Claim.objects.select_for_update(no_key=True).filter(pk__in=claims).order_by("pk")
    return set(held.values_list("pk", flat=True))


def hold_alone() -> None:
    """Will keep every other writer of claims and sources out until the transaction ends."""
    _pass_gate("pg_advisory_xact_lock")


def _pass_gate(lock_function: str) -> None:
    """Waits for those on the other side, and holds the gate until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock_function}(%s)", [GATE])
