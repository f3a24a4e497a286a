"""Brings the answers of claims up to date: at once, or together at the end of a block."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import transaction
from django.utils import timezone

from claims.domain.corroboration import Assessment, assess
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.models import Claim
from claims.services import reach
from claims.services.facts import facts_of
from claims.services.keeping import keep
from claims.services.locks import lock

EVERYTHING: frozenset[int] = frozenset()

Waiting = dict[int, frozenset[int]]
"""Claims to compute, with the appearances of which alone it is known that they are new; none where
anything may have changed."""

_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


def recompute(claims: Iterable[int], *, added: Collection[int] = ()) -> None:
    """Will bring the results of these claims up to date, now or when `deferred()` ends.

    Called inside the transaction of what changed. `added` are appearances that were added with
    their hops, where nothing else was.
    """
    waiting = _waiting.get()
    if waiting is None:
        _recompute_now(dict.fromkeys(claims, frozenset(added)))
        return
    for pk in claims:
        known = waiting.get(pk)
        is_more = known is None or (known and added)
        waiting[pk] = (known or EVERYTHING).union(added) if is_more else EVERYTHING


@contextmanager
def deferred() -> Iterator[None]:
    """Recomputes each claim once for all that changes inside, at the end of the outermost block."""
    if _waiting.get() is not None:
        yield
        return
    waiting: Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    _recompute_now(waiting)


def recompute_one(claim_id: int) -> bool:
    """Will compute one claim anew, its inputs changed or not; returns whether its result did.

    In a transaction of its own, for a corpus claim by claim.
    """
    with transaction.atomic():
        return claim_id in _recompute_now({claim_id: EVERYTHING}, anew=True)


def assessment_of(
    claim: Claim, *, as_of: date | None = None, policy: Policy = CURRENT_POLICY
) -> Assessment:
    """Will compute the answer for one claim as of a day, storing nothing."""
    return assess(facts_of(claim.pk, as_of=as_of, policy=policy))


def _recompute_now(claims: Waiting, *, anew: bool = False) -> set[int]:
    """Computes claims, quote claims first, and returns those whose result changed.

    What a quote claim says of a statement is an input of the others: where one of them turns, the
    claims that rest on its statement are computed as well, quote claims among them first. Quote
    claims that dispute one another are computed once more than there are of them at the most.
    """
    if not claims:
        return set()
    held = lock(claims.keys() | reach.resting_on_words_of(claims))
    now = timezone.now()
    attesting = Claim.objects.filter(pk__in=held, attests__isnull=False)
    quotes = dict(attesting.values_list("pk", "attests"))
    touched, changed = claims.keys() & held, set[int]()
    waiting = touched & quotes.keys()
    for _ in range(len(quotes) + 1):
        turned = {pk for pk in sorted(waiting) if keep(pk, now, anew=anew)}
        changed |= turned
        dependent = reach.related(reach.citing(origins=[quotes[pk] for pk in turned])) & held
        touched |= dependent
        waiting = dependent & quotes.keys()
        if not waiting:
            break
    return changed | {
        pk
        for pk in sorted(touched - quotes.keys())
        if keep(pk, now, anew=anew, added=claims.get(pk, EVERYTHING))
    }
