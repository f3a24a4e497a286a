"""What another policy would make of the corpus, before anybody adopts it. Nothing is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from claims.domain.corroboration import Assessment
from claims.domain.policy import Policy
from claims.models import Claim, Corroboration
from claims.services.corroboration import assessment_of

BATCH = 100
"""Claims of one transaction, which reads and can do nothing else."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in short: the label and both intervals, `[confirmed, possible]`."""

    label: str
    supports: tuple[int, int]
    refutes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """One claim under the policy it was counted by and under another one.

    `came` and `went` are the sentences of the reasons that only one of the two gives.
    """

    claim: int
    statement: str
    before: Answer
    after: Answer
    came: tuple[str, ...]
    went: tuple[str, ...]

    @property
    def changes(self) -> bool:
        """Whether label or numbers would be others; another reason alone is no other answer."""
        return self.before != self.after


def compare(policy: Policy) -> Iterator[Compared]:
    """Will count every claim by this policy and set it beside the stored answer, in order of ids."""
    after = 0
    while True:
        with transaction.atomic():
            _only_read()
            claims = list(Claim.objects.filter(pk__gt=after).order_by("pk")[:BATCH])
            stored = Corroboration.objects.current().filter(claim__in=claims)
            results = {row.claim_id: row.result for row in stored}
            compared = [_compare(claim, results.get(claim.pk), policy) for claim in claims]
        if not claims:
            return
        yield from compared
        after = claims[-1].pk


def _only_read() -> None:
    """Lets this transaction write nothing, where it is one of its own."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")


def _compare(claim: Claim, stored: dict[str, Any] | None, policy: Policy) -> Compared:
    """One claim; without a stored answer it is compared with what the policy in force gives."""
    former = stored or assessment_of(claim).to_dict()
    now = assessment_of(claim, policy=policy)
    said, says = _reasons(former), _reasons(now.to_dict())
    return Compared(
        claim=claim.pk,
        statement=claim.statement,
        before=Answer(former["full_label"], *(_interval(former[side]) for side in SIDES)),
        after=_answer(now),
        came=tuple(one for one in says if one not in said),
        went=tuple(one for one in said if one not in says),
    )


SIDES = ("supports", "refutes")


def _answer(now: Assessment) -> Answer:
    return Answer(
        now.full_label,
        (now.supports.confirmed, now.supports.possible),
        (now.refutes.confirmed, now.refutes.possible),
    )


def _interval(side: dict[str, Any]) -> tuple[int, int]:
    return (side["confirmed"], side["possible"])


def _reasons(result: dict[str, Any]) -> dict[str, None]:
    """The sentences of the reasons, each once, in their order."""
    return dict.fromkeys(reason["message"] for reason in result["reasons"])
