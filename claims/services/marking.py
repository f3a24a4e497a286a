"""Marking claims as stale: what is too much to count at once waits, and says so until it is counted."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import connection
from django.utils import timezone

from accounts.models import Event
from accounts.models.event import DEFERRED
from accounts.services.jobs import defer_job
from accounts.services.steps import cause_at_hand, log_consequence, verb
from claims.domain.policy import CURRENT_POLICY
from claims.domain.vocabulary import StaleReason
from claims.models import Appearance, StaleMark

MOST_CLAIMS = 200
MOST_APPEARANCES = 5_000
"""What one write counts itself: about a second of work. Beyond it a write would keep its author, and
everybody who waits for the gate behind it, waiting. One claim alone is always counted at once,
however large it is."""

TASK = "claims.recompute_stale"

MARKING = 7_140_957
"""The advisory lock of whoever marks the whole corpus, so that two that begin at once mark it once."""

MARK = """
    INSERT INTO claims_stalemark (claim_id, since, reason, cause_id, turns)
    SELECT unnest(%s::bigint[]), %s, %s, %s, %s
"""

MARK_ALL = """
    INSERT INTO claims_stalemark (claim_id, since, reason, cause_id, turns)
    SELECT id, %s, %s, NULL, 0 FROM claims_claim
"""

MARK_OUTDATED = """
    INSERT INTO claims_stalemark (claim_id, since, reason, cause_id, turns)
    SELECT claim_id, %(now)s, %(reason)s, NULL, 0 FROM claims_corroboration
    WHERE superseded_at IS NULL AND policy <> %(policy)s AND NOT EXISTS (
        SELECT FROM claims_stalemark mark
        WHERE mark.claim_id = claims_corroboration.claim_id AND mark.reason = %(reason)s
    )
"""


def are_few(claims: Collection[int]) -> bool:
    """Whether so many claims, with what they hold, can be counted within one write."""
    if len(claims) > MOST_CLAIMS:
        return False
    if len(claims) <= 1:
        return True
    rows = Appearance.objects.of(claims).order_by()
    return rows[: MOST_APPEARANCES + 1].count() <= MOST_APPEARANCES


def queue(claims: Collection[int]) -> None:
    """Will mark these claims as stale because of the step at hand, and ask for a job to count them."""
    cause = cause_at_hand()
    mark(claims, cause=cause, now=timezone.now())
    if cause is not None:
        log_consequence(DEFERRED, cause, before={}, after={"claims": len(claims)})
    defer_job(TASK, by=None)


def mark(
    claims: Iterable[int],
    *,
    cause: Event | None,
    now: datetime,
    reason: StaleReason = StaleReason.RIPPLE,
    turns: int = 0,
) -> None:
    """Will mark these claims as stale. It waits for nobody, and locks no claim against a change."""
    with connection.cursor() as cursor:
        cursor.execute(MARK, (sorted(claims), now, reason, cause.pk if cause else None, turns))


def mark_all(*, anew: bool = False) -> int:
    """Will mark every claim to be counted anew, and return how many claims wait for that.

    Where a former run left some, they go on waiting and no others are marked, unless `anew`.
    """
    with verb("corroboration.mark_all", by=None), connection.cursor() as cursor:
        # However many claims there are, they are marked together or not at all.
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MARKING])
        left = StaleMark.objects.because(StaleReason.CORPUS)
        if anew:
            left.delete()
        if anew or not left.exists():
            cursor.execute(MARK_ALL, [timezone.now(), StaleReason.CORPUS])
        return StaleMark.objects.because(StaleReason.CORPUS).number_of_claims()


def mark_outdated() -> int:
    """Will mark every claim whose answer was counted by another policy than the one in force.

    Returns how many there were; a job is asked for where there are any.
    """
    with verb("corroboration.mark_outdated", by=None), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MARKING])
        now, policy = timezone.now(), CURRENT_POLICY.version
        cursor.execute(MARK_OUTDATED, {"now": now, "reason": StaleReason.POLICY, "policy": policy})
        if cursor.rowcount:
            defer_job(TASK, by=None)
        return int(cursor.rowcount)


def marks_of(claims: Collection[int]) -> Mapping[int, list[StaleMark]]:
    """The marks of claims that the caller has locked, by claim, the oldest first.

    What is marked after this is not among them, and stays when these are cleared.
    """
    found: dict[int, list[StaleMark]] = {}
    if not claims:
        return found
    for one in StaleMark.objects.of(claims).select_related("cause__actor"):
        found.setdefault(one.claim_id, []).append(one)
    return found


def clear(marks: Iterable[StaleMark]) -> None:
    """Will take these marks off: the answers that are stored now were counted after they were made."""
    if ids := [one.pk for one in marks]:
        StaleMark.objects.filter(pk__in=ids).delete()
