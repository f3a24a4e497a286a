"""Keeps what claims are found by: counts how common terms are, and makes all terms anew."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from accounts.runs import hold_run
from claims.models import Claim, ClaimTerm, MatchingState
from claims.services.matching.finding import ANALYSIS
from claims.services.matching.statements import REBUILD, REFRESH

BATCH = 2_000
"""Claims whose terms one transaction makes anew."""

GATE = 7_302_114
"""The advisory lock that whoever counts or rebuilds holds: two at once would do the same."""

UNREADABLE = (
    "DELETE FROM claims_claimterm AS term WHERE NOT EXISTS (SELECT FROM claims_claim AS claim \
WHERE claim.id = term.claim_id AND claim.status = 'open')"
)


def refresh(*, now: datetime) -> MatchingState:
    """Will count how common each term is and how long claims are; claims may be written meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        hold_run()
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GATE])
        for statement in REFRESH:
            cursor.execute(statement, {"now": now} if "%(now)s" in statement else None)
    return MatchingState.objects.get()


def rebuild(*, now: datetime) -> Iterator[tuple[int, int]]:
    """Will make the terms of all claims anew, some thousand at a time, and count them.

    Yields how many claims are done, of how many. Whatever interrupts it leaves claims that are
    found; run again, it goes through all once more.
    """
    refresh(now=now)
    total, done, after = Claim.objects.count(), 0, 0
    while numbers := Claim.objects.numbers_after(after, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SELECT id FROM claims_claim WHERE id = ANY(%s) FOR SHARE", [numbers])
            ClaimTerm.objects.filter(claim_id__in=numbers).delete()
            cursor.execute(REBUILD, {"after": after, "upto": numbers[-1]})
        after, done = numbers[-1], done + len(numbers)
        yield done, max(total, done)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(UNREADABLE)
        MatchingState.objects.update(analysis=ANALYSIS)
    refresh(now=now)


def is_outdated() -> bool:
    """Whether the terms were made by other rules than those of now."""
    return not MatchingState.objects.filter(analysis=ANALYSIS).exists()
