"""Computes answers and keeps them: the current result, former ones as history, counts on the claim."""

import hashlib
from collections.abc import Callable, Collection, Container, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from accounts.models.event import RECOMPUTED
from accounts.models.statements import array_of
from accounts.services.steps import cause_at_hand, log_consequence
from claims.domain.corroboration import (
    Assessment,
    Facts,
    assess_folded,
    fold_and_lay_out,
)
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of, facts_of_many
from claims.services.facts.extending import extended, kept_of
from claims.services.fetching import execute, fetch
from claims.services.uncollected import uncollected

CURRENT = """
    SELECT id, claim_id, policy, input_hash, substance, label,
        supports_confirmed, supports_possible, refutes_confirmed, refutes_possible, {kept}
    FROM claims_corroboration WHERE superseded_at IS NULL AND claim_id = ANY(%(claims)s)
"""
STANDING = CURRENT.format(kept="'{}'")
STANDING_WITH_KEPT = CURRENT.format(kept="kept::text")

REWORD = """
    UPDATE claims_corroboration SET policy = new.policy, input_hash = new.input_hash,
        result = new.result, substance = new.substance, kept = new.kept, looks = looks + 1
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS new(
        pk bigint, policy smallint, input_hash text, result jsonb, substance text, kept jsonb
    )
    WHERE claims_corroboration.id = new.pk
"""

LOOKED_AT = (
    "UPDATE claims_corroboration SET looks = looks + 1 WHERE id = ANY(%(results)s::bigint[])"
)
"""The same result was found again: what it rests on may still be other than it was."""

COUNTS = (
    "label, supports_confirmed, supports_possible, refutes_confirmed, refutes_possible, "
    "appearance_count, article_count, publisher_count, echo_factor, listing"
)

_COUNT = """
    UPDATE claims_claim claim SET ({columns}) = ({new})
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS new(
        pk bigint, label text, supports_confirmed int, supports_possible int,
        refutes_confirmed int, refutes_possible int, appearance_count int, article_count int,
        publisher_count int, echo_factor float8, listing text
    )
    WHERE claim.id = new.pk AND ({old}) IS DISTINCT FROM ({new})
"""

COUNT = _COUNT.format(
    columns=COUNTS,
    new=", ".join(f"new.{name}" for name in COUNTS.split(", ")),
    old=", ".join(f"claim.{name}" for name in COUNTS.split(", ")),
)
"""The columns that lists show, on the claims' own rows; what they show already is not written again."""

Step = Callable[[int], AbstractContextManager[object]]
"""The step that a change of one claim's answer belongs to."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a computation needs of the current result: not its text, which may be long."""

    pk: int
    claim_id: int
    policy: int
    input_hash: str
    substance: str
    label: str
    supports_confirmed: int
    supports_possible: int
    refutes_confirmed: int
    refutes_possible: int
    kept: str


@dataclass(slots=True)
class Answer:
    """A result to be kept, and the row it takes the place of."""

    current: Standing | None
    assessment: Assessment
    row: dict[str, Any]

    @property
    def is_another(self) -> bool:
        """Whether it differs from what stands in more than its wording."""
        current = self.current
        if current is None:
            return True
        # Older rows do not have it beside them.
        stood = current.substance or substance_of(
            Corroboration.objects.values_list("result", flat=True).get(pk=current.pk)
        )
        return bool(stood != self.row["substance"])


@uncollected()
def keep(claim_id: int, now: datetime, *, added: Collection[int] = ()) -> bool:
    """Will store a result if it is another one than stands; returns whether it is.

    `added` are new appearances of which alone it is known that something changed. Another wording
    alone makes no history: it takes the place of the former one.
    """
    rows = fetch(STANDING_WITH_KEPT if added else STANDING, claims=[claim_id])
    current = next((Standing(*row) for row in rows), None)
    facts = None
    if current and added:
        facts = extended(claim_id, orjson.loads(current.kept), added)
    answer = _answer(facts or facts_of(claim_id), current, anew=False)
    if answer is None:
        _found_again([current])
        return False
    return bool(_store([answer], now))


@uncollected()
def keep_many(
    claims: Collection[int], now: datetime, *, anew: Container[int] = (), step: Step = nullcontext
) -> set[int]:
    """Will do the same for many claims, with as many reads as for one; returns those that changed.

    Those in `anew` are computed even where none of their inputs changed.
    """
    if not claims:
        return set()
    current = {row[1]: Standing(*row) for row in fetch(STANDING, claims=claims)}
    answers = {
        facts.claim_id: _answer(facts, current.get(facts.claim_id), anew=facts.claim_id in anew)
        for facts in facts_of_many(claims)
    }
    _found_again([current.get(pk) for pk, answer in answers.items() if answer is None])
    return _store([one for one in answers.values() if one is not None], now, step)


def _found_again(results: Iterable[Standing | None]) -> None:
    """Notes that claims were counted and these results stand."""
    found = [one.pk for one in results if one is not None]
    if found:
        execute(LOOKED_AT, results=array_of(found))


def _answer(facts: Facts, current: Standing | None, *, anew: bool) -> Answer | None:
    """The result of these facts, unless it is what the current one was computed from."""
    facts, chains = fold_and_lay_out(facts)
    row: dict[str, Any] = {"policy": facts.policy.version, "input_hash": facts.input_hash}
    if current and not anew and row == {name: getattr(current, name) for name in row}:
        return None
    assessment = assess_folded(facts, chains)
    result = assessment.to_dict()
    row |= {"result": result, "substance": substance_of(result), "kept": kept_of(facts)}
    return Answer(current, assessment, row)


def _store(answers: Collection[Answer], now: datetime, step: Step = nullcontext) -> set[int]:
    """Keeps results; returns the claims for which they are other ones than stood."""
    if answers:
        _count(answers)
    others = [one for one in answers if one.is_another]
    for one in others:
        with step(one.assessment.claim_id):
            _take_the_place(one, now)
    _reword([one for one in answers if not one.is_another])
    return {one.assessment.claim_id for one in others}


def _take_the_place(answer: Answer, now: datetime) -> None:
    """Makes the former result history."""
    assessment, current = answer.assessment, answer.current
    if current:
        Corroboration.objects.filter(pk=current.pk).update(superseded_at=now, kept={})
    Corroboration.objects.create(
        claim_id=assessment.claim_id,
        label=assessment.full_label,
        supports_confirmed=assessment.supports.confirmed,
        supports_possible=assessment.supports.possible,
        refutes_confirmed=assessment.refutes.confirmed,
        refutes_possible=assessment.refutes.possible,
        computed_at=now,
        cause=cause_at_hand(),
        **answer.row,
    )
    if current:
        _log_change(current, assessment)


def _reword(answers: Collection[Answer]) -> None:
    """Puts results in the place of those they do not differ from in substance."""
    rows = [{"pk": one.current.pk, **one.row} for one in answers if one.current]
    if rows:
        execute(REWORD, rows=orjson.dumps(rows).decode())


def _count(answers: Iterable[Answer]) -> None:
    rows = [
        {
            "pk": now.claim_id,
            "label": now.full_label,
            "supports_confirmed": now.supports.confirmed,
            "supports_possible": now.supports.possible,
            "refutes_confirmed": now.refutes.confirmed,
            "refutes_possible": now.refutes.possible,
            "appearance_count": now.appearances,
            "article_count": now.articles,
            "publisher_count": now.publishers,
            "echo_factor": now.echo_factor,
            "listing": now.listing[:300],
        }
        for now in (one.assessment for one in answers)
    ]
    execute(COUNT, rows=orjson.dumps(rows).decode())


def _log_change(former: Standing, now: Assessment) -> None:
    """One event on the claim, beside the one of whatever somebody did to change its answer."""
    log_consequence(
        f"claim.{RECOMPUTED}",
        Claim.objects.get(pk=now.claim_id),
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


def substance_of(result: dict[str, Any]) -> str:
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
    return hashlib.sha256(orjson.dumps(told)).hexdigest()
