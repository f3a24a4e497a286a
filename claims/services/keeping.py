"""Computes one answer and keeps it: the current result, former ones as history, counts on the claim."""

import hashlib
import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from accounts.models.event import RECOMPUTED
from accounts.services.steps import cause_at_hand, log_consequence
from claims.domain.corroboration import Assessment, Facts, assess_folded, fold, input_hash
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of
from claims.services.facts.extending import extended, kept_of


def keep(claim_id: int, now: datetime, *, anew: bool, added: Collection[int] = ()) -> bool:
    """Stores a result if it is another one than stands; returns whether it is.

    `added` are new appearances of which alone it is known that something changed. Another wording
    alone makes no history: it takes the place of the former one.
    """
    current = Corroboration.objects.current().without_result().filter(claim=claim_id).first()
    facts = extended(claim_id, current.kept, added) if current and added else None
    if facts is None:
        facts = fold(facts_of(claim_id))
    return keep_assessed(current, facts, now, anew=anew)


def keep_assessed(
    current: Corroboration | None, facts: Facts, now: datetime, *, anew: bool
) -> bool:
    """Stores what follows from folded facts if it is another result than stands.

    Returns whether it is.
    """
    row: dict[str, Any] = {"policy": facts.policy.version, "input_hash": input_hash(facts)}
    if current and not anew and row == {name: getattr(current, name) for name in row}:
        return False
    assessment = assess_folded(facts)
    result = assessment.to_dict()
    row |= {"result": result, "substance": _substance(result), "kept": kept_of(facts)}
    _keep_on_claim(facts.claim_id, assessment)
    if current and _substance_of(current) == row["substance"]:
        Corroboration.objects.filter(pk=current.pk).update(**row)
        return False
    Corroboration.objects.current().filter(claim=facts.claim_id).update(superseded_at=now, kept={})
    Corroboration.objects.create(
        claim_id=facts.claim_id,
        label=result["full_label"],
        supports_confirmed=assessment.supports.confirmed,
        supports_possible=assessment.supports.possible,
        refutes_confirmed=assessment.refutes.confirmed,
        refutes_possible=assessment.refutes.possible,
        computed_at=now,
        cause=cause_at_hand(),
        **row,
    )
    if current:
        _log_change(facts.claim_id, current, assessment)
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


def _substance_of(current: Corroboration) -> str:
    """The same of a stored result; older ones do not have it beside them."""
    return current.substance or _substance(current.result)


def _substance(result: dict[str, Any]) -> str:
    """A SHA-256 of what makes a result another one: label, numbers, groups, what is left out.

    That a newer version of a text counts instead of an older one is no change by itself.
    """
    told = [result[name] for name in ("full_label", "contested", "misquotes")]
    for side in (result["supports"], result["refutes"]):
        groups = [sorted(member["id"] for member in group["members"]) for group in side["groups"]]
        cut = [(node["kind"], node["id"]) for node in side["cut"]]
        told += [side["confirmed"], side["possible"], sorted(groups), cut]
    left_out = [(one["appearance"], one["code"]) for one in result["left_out"]]
    told.append([one for one in left_out if one[1] != "older_version"])
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


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
