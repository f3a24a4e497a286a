"""Computes corroborations and keeps them: one current result per claim, earlier ones as history."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from claims.domain.corroboration import Assessment, assess, input_hash
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.models import Claim, Corroboration
from claims.services import reach
from claims.services.facts import facts_of

GATE = 7_140_956
"""The advisory lock that writers of claims share and a change in `sources` holds alone.

A change of a tie looks for the claims it matters to; it must not miss one that is being written.
"""

_waiting: ContextVar[set[int] | None] = ContextVar("waiting", default=None)


def lock(claims: Collection[int]) -> set[int]:
    """Will hold these claims until the transaction ends, in order of ids, and return them."""
    _pass_gate("pg_advisory_xact_lock_shared")
    held = Claim.objects.select_for_update(no_key=True).filter(pk__in=claims).order_by("pk")
    return set(held.values_list("pk", flat=True))


def recompute(claims: Iterable[int]) -> None:
    """Will bring the results of these claims up to date, now or when `deferred()` ends.

    Called inside the transaction of what changed.
    """
    waiting = _waiting.get()
    if waiting is None:
        _recompute_now(set(claims))
    else:
        waiting.update(claims)


@contextmanager
def deferred() -> Iterator[None]:
    """Recomputes each claim once for all that changes inside, at the end of the outermost block."""
    if _waiting.get() is not None:
        yield
        return
    waiting: set[int] = set()
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    _recompute_now(waiting)


def recompute_after(*, sources: Collection[int], articles: Collection[int]) -> None:
    """Will bring up to date every claim that these sources or articles have a part in.

    This is what `sources.ripple` calls.
    """
    _pass_gate("pg_advisory_xact_lock")
    touched = reach.of_sources(sources) | reach.of_articles(articles)
    recompute(reach.related(touched))


def recompute_one(claim_id: int) -> bool:
    """Will bring one claim up to date in a transaction of its own; returns whether it changed."""
    with transaction.atomic():
        return _keep(claim_id, timezone.now()) if lock([claim_id]) else False


def assessment_of(
    claim: Claim, *, as_of: date | None = None, policy: Policy = CURRENT_POLICY
) -> Assessment:
    """Will compute the answer for one claim as of a day, storing nothing."""
    return assess(facts_of(claim.pk, as_of=as_of, policy=policy))


def _pass_gate(lock_function: str) -> None:
    """Waits for those on the other side, and holds the gate until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock_function}(%s)", [GATE])


def _recompute_now(claims: set[int]) -> None:
    """Quote claims come first: what they say of a statement is an input of the others.

    Where one of them turns, the claims that rest on its statement are computed again.
    """
    if not claims:
        return
    held = lock(claims)
    now = timezone.now()
    quotes = dict(
        Claim.objects.filter(pk__in=held, attests__isnull=False).values_list("pk", "attests")
    )
    turned = [quotes[pk] for pk in sorted(quotes) if _keep(pk, now)]
    rest = (held | lock(reach.related(reach.citing(origins=turned)))) - set(quotes)
    for pk in sorted(rest):
        _keep(pk, now)


def _keep(claim_id: int, now: datetime) -> bool:
    """Stores the result if it is not the one that stands; returns whether it changed."""
    facts = facts_of(claim_id)
    found = input_hash(facts)
    current = Corroboration.objects.current().filter(claim=claim_id).first()
    if current and current.input_hash == found and current.policy == facts.policy.version:
        return False
    assessment = assess(facts)
    result = assessment.to_dict()
    if current and current.result == result:
        Corroboration.objects.filter(pk=current.pk).update(input_hash=found)
        return False
    if current:
        Corroboration.objects.filter(pk=current.pk).update(superseded_at=now)
    Corroboration.objects.create(
        claim_id=claim_id,
        policy=facts.policy.version,
        label=result["label"],
        supports_confirmed=assessment.supports.confirmed,
        supports_possible=assessment.supports.possible,
        refutes_confirmed=assessment.refutes.confirmed,
        refutes_possible=assessment.refutes.possible,
        result=result,
        input_hash=found,
        computed_at=now,
    )
    _keep_on_claim(claim_id, assessment, result["label"])
    return True


def _keep_on_claim(claim_id: int, assessment: Assessment, label: str) -> None:
    """The columns that lists show, on the claim's own row."""
    Claim.objects.filter(pk=claim_id).update(
        label=label,
        supports_confirmed=assessment.supports.confirmed,
        supports_possible=assessment.supports.possible,
        refutes_confirmed=assessment.refutes.confirmed,
        refutes_possible=assessment.refutes.possible,
        appearance_count=assessment.appearances,
        article_count=assessment.articles,
        publisher_count=assessment.publishers,
        echo_factor=assessment.echo_factor,
        listing=assessment.listing[:300],
    )
