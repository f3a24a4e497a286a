"""Computes one answer and keeps it: the current result, former ones as history, counts on the claim."""

import json
from datetime import datetime
from typing import Any

from accounts.models.event import RECOMPUTED
from accounts.services.steps import cause_at_hand, log_consequence
from claims.domain.corroboration import Assessment, assess, input_hash
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of


def keep(claim_id: int, now: datetime, *, anew: bool) -> bool:
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
        cause=cause_at_hand(),
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
