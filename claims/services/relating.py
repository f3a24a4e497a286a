"""Suggests relations between numerical claims, and keeps what people say of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, models

from accounts.errors import Refused
from accounts.models import User
from accounts.services.steps import verb
from claims.domain.relating import Proposal, Stated, propose
from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation, ClaimSubject, Poll
from claims.services import records
from claims.services.corroboration import deferred
from claims.services.locks import hold_alone
from sources.domain.vocabulary import Judgement

LOOKED_AT = 200
"""As many claims with a similar statement, or with a subject in common, are compared."""

EXCLUDED_AT_MOST = 5
"""So many claims are suggested to exclude one claim; more of them say that something else is wrong."""

CANDIDATES = """
    SELECT id FROM (
        SELECT other.id, other.statement FROM claims_claim other
        WHERE other.comparator <> '' AND other.statement %% %(statement)s
            AND other.status = 'open' AND other.statistic = %(statistic)s
        UNION
        SELECT other.id, other.statement FROM claims_claimsubject own
        JOIN claims_claimsubject shared ON shared.source_id = own.source_id
        JOIN claims_claim other ON other.id = shared.claim_id
        WHERE own.claim_id = %(claim)s AND other.comparator <> ''
            AND other.status = 'open' AND other.statistic = %(statistic)s
    ) found
    WHERE id <> %(claim)s
    ORDER BY similarity(statement, %(statement)s) DESC, id
    LIMIT %(limit)s
"""
"""Open claims with a figure of the same statistic that may be about the same matter."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One claim that was compared with others, and what was, or would be, suggested for it."""

    claim: int
    proposals: tuple[Proposal, ...]


def suggest_relations(claim: Claim, *, by: User | None = None) -> list[ClaimRelation]:
    """Will suggest which claims a numerical claim updates, is updated by, or excludes.

    What is tied already, and what somebody rejected, is left alone; a relation that another writer
    records meanwhile, or that would come round to itself, is passed over.
    """
    return suggest(proposals_for(claim), by=by)


def suggest(proposals: Iterable[Proposal], *, by: User | None) -> list[ClaimRelation]:
    """Will store what is proposed, as suggested; what is refused by now is passed over."""
    made = []
    for proposal in proposals:
        relation = ClaimRelation(
            from_claim_id=proposal.from_id,
            to_claim_id=proposal.to_id,
            kind=proposal.kind,
            judgement=Judgement.SUGGESTED,
            reason=proposal.reason,
        )
        try:
            with verb("claimrelation.suggest", by=by):
                records.save(relation, by=by)
        except (ValidationError, Refused):
            continue
        made.append(relation)
    return made


def suggest_all(*, by: User | None = None, dry_run: bool = False) -> Iterator[Looked]:
    """Will look through every numerical claim, each in transactions of its own.

    With `dry_run` nothing is stored. A run may be stopped at any time and begun again.
    """
    told: set[tuple[int, RelationKind, int]] = set()
    ids = Claim.objects.open().with_figure().order_by("pk").values_list("pk", flat=True)
    for pk in list(ids):
        claim = Claim.objects.get(pk=pk)
        if dry_run:
            found = [
                one
                for one in proposals_for(claim)
                if (one.from_id, one.kind, one.to_id) not in told
            ]
        else:
            found = [_as_proposal(relation) for relation in suggest_relations(claim, by=by)]
        told.update((one.from_id, one.kind, one.to_id) for one in found)
        yield Looked(pk, tuple(found))


def judge_relations(
    chosen: "models.QuerySet[ClaimRelation]", judgement: Judgement, *, by: User, reason: str = ""
) -> int:
    """Will confirm or reject these relations, all or none; returns how many were judged otherwise.

    Every answer that rests on them is computed again in the same step. Without a `reason` the one
    that they were suggested for stays.

    Raises: ValidationError, Refused.
    """
    with verb(f"claimrelation.{judgement.value}", by=by, reason=reason):
        hold_alone()
        rows = list(chosen.exclude(judgement=judgement).order_by("pk"))
        with deferred():
            for row in rows:
                row.judgement, row.judged_by = judgement.value, by
                records.save(row, by=by, reason=reason)
    return len(rows)


def change_relation(
    relation: ClaimRelation,
    *,
    by: User,
    judgement: str = "",
    reason: str | None = None,
    expected_version: int | None = None,
) -> None:
    """Will judge a relation where a `judgement` is given, and note another reason where one is.

    Whoever judges it otherwise is named as its judge.

    Raises: ValidationError, StaleRecord.
    """
    if judgement and judgement != relation.judgement:
        relation.judgement, relation.judged_by = judgement, by
    if reason is not None:
        relation.reason = reason
    records.save(relation, by=by, reason=reason or "", expected_version=expected_version)


def proposals_for(claim: Claim) -> list[Proposal]:
    """Will compare a claim with those that may be about the same matter; nothing is stored.

    Of a series only the neighbours in time are proposed: the last one before and the first after.
    """
    quantity = claim.quantity
    if quantity is None or claim.status != "open":
        return []
    rows = {row.pk: row for row in Claim.objects.filter(pk__in=[claim.pk, *_candidates(claim)])}
    stated = {one.id: one for one in _stated(list(rows.values()))}
    own = stated.pop(claim.pk, None)
    if own is None:
        return []
    rejected, tied = _known(claim.pk, stated)
    found = [
        proposal
        for other in stated.values()
        if (proposal := propose(own, other)) and _key(proposal) not in rejected
    ]
    return [
        proposal
        for proposal in _nearest(own, found, stated)
        if _other(own.id, proposal) not in tied
    ]


def _candidates(claim: Claim) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            CANDIDATES,
            {
                "claim": claim.pk,
                "statement": claim.statement,
                "statistic": claim.statistic,
                "limit": LOOKED_AT,
            },
        )
        return [pk for (pk,) in cursor.fetchall()]


def _stated(claims: Collection[Claim]) -> Iterator[Stated]:
    """The claims as they are compared, with what their polls asked: in two queries for all."""
    ids = [claim.pk for claim in claims]
    subjects: dict[int, set[int]] = defaultdict(set)
    pairs = ClaimSubject.objects.filter(claim__in=ids).values_list("claim", "source")
    for claim, source in pairs:
        subjects[claim].add(source)
    questions: dict[int, set[str]] = defaultdict(set)
    margins: dict[int, Decimal] = {}
    for claim, question, margin in Poll.objects.behind(ids):
        if question.strip():
            questions[claim].add(question)
        if margin is not None:
            margins[claim] = max(margin, margins.get(claim, margin))
    for row in claims:
        quantity = row.quantity
        if quantity is not None:
            yield Stated(
                id=row.pk,
                statement=row.statement,
                quantity=quantity,
                when=row.as_of if row.as_of.is_known else row.valid,
                place=row.place,
                language=row.language,
                subjects=frozenset(subjects[row.pk]),
                questions=frozenset(questions[row.pk]),
                margin=margins.get(row.pk),
            )


Key = tuple[int, str, int]


def _known(claim: int, others: Collection[int]) -> tuple[set[Key], set[int]]:
    """What somebody rejected between this claim and the others, and which of them it is tied to."""
    rejected: set[Key] = set()
    tied: set[int] = set()
    for row in ClaimRelation.objects.between(claim, others):
        if row.judgement == Judgement.REJECTED:
            rejected.add((row.from_claim_id, row.kind, row.to_claim_id))
        else:
            tied.update({row.from_claim_id, row.to_claim_id} - {claim})
    return rejected, tied


def _key(proposal: Proposal) -> Key:
    return proposal.from_id, proposal.kind.value, proposal.to_id


def _other(claim: int, proposal: Proposal) -> int:
    return proposal.to_id if proposal.from_id == claim else proposal.from_id


def _nearest(own: Stated, found: Collection[Proposal], stated: dict[int, Stated]) -> list[Proposal]:
    """The neighbours in time among the updates, and the first of those that exclude."""
    older = [one for one in found if one.kind == RelationKind.UPDATES and one.from_id == own.id]
    newer = [one for one in found if one.kind == RelationKind.UPDATES and one.to_id == own.id]
    excluding = [one for one in found if one.kind == RelationKind.EXCLUDES]

    def begun(claim: int) -> tuple[date, int]:
        return stated[claim].when.earliest or date.min, claim

    kept = sorted(older, key=lambda one: begun(one.to_id))[-1:]
    kept += sorted(newer, key=lambda one: begun(one.from_id))[:1]
    return kept + sorted(excluding, key=_key)[:EXCLUDED_AT_MOST]


def _as_proposal(row: ClaimRelation) -> Proposal:
    return Proposal(row.from_claim_id, RelationKind(row.kind), row.to_claim_id, row.reason)
