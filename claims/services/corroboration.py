"""Computes corroborations and keeps them: one current result per claim, earlier ones as history."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts.models.event import RECOMPUTED
from accounts.services.steps import log_consequence
from claims.domain.corroboration import Assessment, assess, input_hash
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.models import Claim, Corroboration
from claims.services import reach
from claims.services.facts import facts_of

GATE = 7_140_956
"""The advisory lock that writers of a claim's own rows share, and that whoever writes what several
claims reach (sources, articles, origins, polls, judgements) holds alone.

A change of a tie looks for the claims it matters to; it must not miss one that is being written.
The gate comes before any row is locked.
"""

_waiting: ContextVar[set[int] | None] = ContextVar("waiting", default=None)


def lock(claims: Collection[int]) -> set[int]:
    """Will hold these claims until the transaction ends, in order of ids, and return them."""
    _pass_gate("pg_advisory_xact_lock_shared")
    held = Claim.objects.select_for_update(no_key=True).filter(pk__in=claims).order_by("pk")
    return set(held.values_list("pk", flat=True))


def hold_alone() -> None:
    """Will keep every other writer of claims and sources out until the transaction ends."""
    _pass_gate("pg_advisory_xact_lock")


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


def recompute_one(claim_id: int) -> bool:
    """Will compute one claim anew, its inputs changed or not; returns whether its result did.

    In a transaction of its own, for a corpus claim by claim.
    """
    with transaction.atomic():
        return claim_id in _recompute_now({claim_id}, anew=True)


def assessment_of(
    claim: Claim, *, as_of: date | None = None, policy: Policy = CURRENT_POLICY
) -> Assessment:
    """Will compute the answer for one claim as of a day, storing nothing."""
    return assess(facts_of(claim.pk, as_of=as_of, policy=policy))


def _pass_gate(lock_function: str) -> None:
    """Waits for those on the other side, and holds the gate until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock_function}(%s)", [GATE])


def _recompute_now(claims: set[int], *, anew: bool = False) -> set[int]:
    """Computes claims, quote claims first, and returns those whose result changed.

    What a quote claim says of a statement is an input of the others: where one of them turns, the
    claims that rest on its statement are computed as well, quote claims among them first. Quote
    claims that dispute one another are computed once more than there are of them at the most.
    """
    if not claims:
        return set()
    held = lock(claims | reach.resting_on_words_of(claims))
    now = timezone.now()
    attesting = Claim.objects.filter(pk__in=held, attests__isnull=False)
    quotes = dict(attesting.values_list("pk", "attests"))
    touched, changed = claims & held, set[int]()
    waiting = touched & quotes.keys()
    for _ in range(len(quotes) + 1):
        turned = {pk for pk in sorted(waiting) if _keep(pk, now, anew=anew)}
        changed |= turned
        dependent = reach.related(reach.citing(origins=[quotes[pk] for pk in turned])) & held
        touched |= dependent
        waiting = dependent & quotes.keys()
        if not waiting:
            break
    return changed | {pk for pk in sorted(touched - quotes.keys()) if _keep(pk, now, anew=anew)}


def _keep(claim_id: int, now: datetime, *, anew: bool) -> bool:
    """Stores a result if it is another one than stands; returns whether it is.

    Another wording alone makes no history: it takes the place of the former one.
    """
    facts = facts_of(claim_id)
    row = {"policy": facts.policy.version, "input_hash": input_hash(facts)}
    current = Corroboration.objects.current().filter(claim=claim_id).first()
    if current and not anew and row == {name: getattr(current, name) for name in row}:
        return False
    assessment = assess(facts)
    result = json.loads(json.dumps(assessment.to_dict()))
    _keep_on_claim(claim_id, assessment)
    if current and _substance(current.result) == _substance(result):
        Corroboration.objects.filter(pk=current.pk).update(result=result, **row)
        return False
    Corroboration.objects.current().filter(claim=claim_id).update(superseded_at=now)
    Corroboration.objects.create(
        claim_id=claim_id,
        label=result["full_label"],
        supports_confirmed=assessment.supports.confirmed,
        supports_possible=assessment.supports.possible,
        refutes_confirmed=assessment.refutes.confirmed,
        refutes_possible=assessment.refutes.possible,
        result=result,
        computed_at=now,
        **row,
    )
    if current:
        _log_change(claim_id, current, assessment)
    return True


def _log_change(claim_id: int, former: Corroboration, now: Assessment) -> None:
    """One event on the claim, beside the one of whatever somebody did to change its answer."""
    log_consequence(
        f"claim.{RECOMPUTED}",
        Claim.objects.get(pk=claim_id),
        before={
            "label": former.label,
            "supports": [former.supports_confirmed, former.supports_possible],
            "refutes": [former.refutes_confirmed, former.refutes_possible],
        },
        after={
            "label": now.full_label,
            "supports": [now.supports.confirmed, now.supports.possible],
            "refutes": [now.refutes.confirmed, now.refutes.possible],
        },
    )


def _substance(result: dict[str, Any]) -> list[Any]:
    """What makes a result another one: label, numbers, who is grouped with whom, what is left out.

    That a newer version of a text counts instead of an older one is no change by itself.
    """
    told = [result[name] for name in ("full_label", "contested", "misquotes")]
    for side in (result["supports"], result["refutes"]):
        groups = [sorted(member["id"] for member in group["members"]) for group in side["groups"]]
        cut = [(node["kind"], node["id"]) for node in side["cut"]]
        told += [side["confirmed"], side["possible"], sorted(groups), cut]
    left_out = [(one["appearance"], one["code"]) for one in result["left_out"]]
    return [*told, [one for one in left_out if one[1] != "older_version"]]


def _keep_on_claim(claim_id: int, assessment: Assessment) -> None:
    """The columns that lists show, on the claim's own row."""
    Claim.objects.filter(pk=claim_id).update(
        label=assessment.full_label,
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
