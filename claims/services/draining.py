"""Counts anew what is marked as stale: batch by batch, by as many at once as like."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import OperationalError, close_old_connections, connection

from accounts.runs import TakenOver
from accounts.services.steps import verb
from claims.models import Claim, StaleMark
from claims.models.claim_queries import ClaimQuerySet
from claims.services.corroboration import recompute_marked
from claims.services.locks import enter, hold_alone, take

BATCH_CLAIMS = 200
BATCH_APPEARANCES = 2_000
"""What one transaction counts: short enough that whoever needs the gate alone hardly waits for it,
long enough that beginning and ending weigh nothing."""

ATTEMPTS = 10
"""Attempts, a second apart, to begin a batch while the gate is held or the database is away."""

Failures = dict[int, BaseException]


class CountingFailed(Exception):
    """Says that some claims could not be counted; they stay marked."""

    def __init__(self, failed: Failures) -> None:
        named = ", ".join(str(pk) for pk in sorted(failed)[:10])
        more = f" and {len(failed) - 10} more" if len(failed) > 10 else ""
        last = next(reversed(failed.values()))
        super().__init__(
            f"These claims could not be counted: {named}{more}. "
            f"The last one: {type(last).__name__}: {last}"
        )


class _BatchFailed(Exception):
    """Says that the batch of these claims was undone; its cause says why."""

    def __init__(self, claims: list[int]) -> None:
        super().__init__(claims)
        self.claims = claims


@dataclass(frozen=True, slots=True)
class Counted:
    """What one batch did: the claims it counted, and how many of their results changed."""

    claims: tuple[int, ...]
    changed: int


def drain() -> Iterator[Counted]:
    """Will count marked claims anew until none is left to take, one transaction a batch.

    Several may do this at once, on several machines: each takes claims that nobody else holds.
    Whatever ends a process undoes the batch at hand alone. A claim that cannot be counted is passed
    over and stays marked.

    Raises: CountingFailed at the end, naming those; TakenOver in a job that another worker has.
    """
    failed: Failures = {}
    counted = -1
    while counted:
        counted = 0
        for quotes in (True, False):
            for batch in _go_through(failed, quotes=quotes):
                counted += len(batch.claims)
                yield batch
    if failed:
        raise CountingFailed(failed)


def waiting() -> int:
    """How many claims wait to be counted anew."""
    return StaleMark.objects.number_of_claims()


def _go_through(failed: Failures, *, quotes: bool) -> Iterator[Counted]:
    """Counts what is marked, once in the order of ids: the quote claims, or all others."""
    after = 0
    while True:
        marked = Claim.objects.being_counted().filter(attests__isnull=not quotes, pk__gt=after)
        rows = marked.exclude(pk__in=list(failed)).order_by("pk")
        if quotes and not rows.exists():
            return  # without shutting everybody out for nothing
        try:
            batches = [_count(rows, quotes=quotes)]
        except _BatchFailed as failure:
            batches = list(_one_by_one(failure, failed, quotes=quotes))
            after = max(failure.claims)
        for batch in batches:
            if not batch.claims:
                return
            after = max(after, *batch.claims)
            yield batch


def _one_by_one(failure: _BatchFailed, failed: Failures, *, quotes: bool) -> Iterator[Counted]:
    """Counts each claim of a batch that failed by itself, and notes which of them fail alone."""
    for pk in failure.claims:
        try:
            batch = _count(Claim.objects.being_counted().filter(pk=pk), quotes=quotes)
            if batch.claims:
                yield batch
        except _BatchFailed as alone:
            failed[pk] = alone.__cause__ or alone


def _count(rows: ClaimQuerySet, *, quotes: bool) -> Counted:
    """Counts the first of these claims that nobody else holds, in one transaction.

    While quote claims are counted nobody else writes: what rests on their statements is found whole.

    Raises: _BatchFailed; TakenOver.
    """
    taken: list[int] = []
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with verb("claim.recompute_stale", by=None):
                (hold_alone if quotes else enter)()
                taken = _first(rows)
                return Counted(tuple(taken), len(recompute_marked(taken)))
        except TakenOver:
            raise
        except Exception as error:
            if taken:
                raise _BatchFailed(taken) from error
            if not isinstance(error, OperationalError) or attempt == ATTEMPTS:
                raise
        if not connection.in_atomic_block:
            close_old_connections()
        time.sleep(1)
    return Counted((), 0)


def _first(rows: ClaimQuerySet) -> list[int]:
    """Takes a batch of claims: so many that what they hold is not too much, one at the least."""
    taken = take(rows[:BATCH_CLAIMS])
    sizes = dict(Claim.objects.filter(pk__in=taken).values_list("pk", "appearance_count"))
    held, size = list[int](), 0
    for pk in taken:
        size += sizes[pk]
        if held and size > BATCH_APPEARANCES:
            break
        held.append(pk)
    return held
