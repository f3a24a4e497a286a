"""`manage.py corroboration --all --policy N --dry-run`: which answers another policy would change."""

import json
from collections import Counter
from dataclasses import asdict

from django.core.management.base import OutputWrapper

from accounts.progress import progress
from claims.domain.policy import Policy
from claims.models import Claim
from claims.services.policies import Answer, Compared, compare

Transitions = Counter[tuple[str, str]]


def tell_differences(policy: Policy, out: OutputWrapper, *, as_json: bool) -> None:
    """Will write each claim whose answer would be another one as soon as it is known, then totals.

    As JSON that is one object a line, the totals last.
    """
    transitions, same, reasons_alone = Transitions(), 0, 0
    total = Claim.objects.count()
    with progress("Claims") as advance:
        for done, one in enumerate(compare(policy), start=1):
            if one.changes:
                transitions[one.before.label, one.after.label] += 1
                out.write(_line(one) if as_json else _paragraph(one))
            else:
                same += 1
                reasons_alone += bool(one.came or one.went)
            advance(done, max(total, done))
    told = _totals_line if as_json else _totals
    out.write(told(policy, transitions, same, reasons_alone))


def _paragraph(one: Compared) -> str:
    """One claim as people read it: statement, old and new answer, the sentences that differ."""
    lines = [
        f"{one.claim}  {one.statement}",
        f"    {_in_short(one.before)} → {_in_short(one.after)}",
        *(f"    + {sentence}" for sentence in one.came),
        *(f"    − {sentence}" for sentence in one.went),
    ]
    return "\n".join(lines)


def _in_short(answer: Answer) -> str:
    """An answer in a line.

    >>> _in_short(Answer("single_origin", (1, 2), (0, 0)))
    'single origin [1, 2]'
    >>> _in_short(Answer("conflicting", (1, 1), (2, 2)))
    'conflicting [1, 1] against [2, 2]'
    """
    against = f" against {list(answer.refutes)}" if answer.refutes[1] else ""
    return f"{_words(answer.label)} {list(answer.supports)}{against}"


def _words(label: str) -> str:
    return label.replace("_", " ")


def _totals(policy: Policy, transitions: Transitions, same: int, reasons_alone: int) -> str:
    changed = sum(transitions.values())
    lines = [
        "",
        f"Under policy {policy.version}, {changed} of {changed + same} claims would have another "
        f"answer; {reasons_alone} more would have other reasons for the same one.",
        *(
            f"{number:>8}  {_words(before)} → {_words(after)}"
            for (before, after), number in transitions.most_common()
        ),
    ]
    return "\n".join(lines)


def _line(one: Compared) -> str:
    return json.dumps(asdict(one), ensure_ascii=False)


def _totals_line(policy: Policy, transitions: Transitions, same: int, reasons_alone: int) -> str:
    told = {
        "policy": policy.version,
        "claims": sum(transitions.values()) + same,
        "changed": sum(transitions.values()),
        "reasons_alone": reasons_alone,
        "transitions": [
            {"before": before, "after": after, "claims": number}
            for (before, after), number in transitions.most_common()
        ],
    }
    return json.dumps({"totals": told}, ensure_ascii=False)
