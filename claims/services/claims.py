"""Claims and how they relate."""

from collections.abc import Iterable, Mapping

from django.db.models import Model

from accounts.models import User
from accounts.services.steps import verb
from claims.domain.vocabulary import ClaimStatus, RelationKind
from claims.models import Claim, ClaimRelation, ClaimSubject, ClaimTopic, Topic
from claims.services.corroboration import deferred
from claims.services.records import delete, save
from claims.services.refusals import NotOpen, NotWithdrawn
from sources.domain.vocabulary import Judgement
from sources.models import Source


def create_claim(
    claim: Claim,
    *,
    by: User | None,
    subjects: Iterable[Source] = (),
    topics: Iterable[Topic] = (),
    reason: str = "",
) -> Claim:
    """Will add a claim with what it is about.

    Raises: ValidationError.
    """
    with verb("claim.create", by=by, reason=reason):
        save(claim, by=by, reason=reason)
        for source in subjects:
            save(ClaimSubject(claim=claim, source=source), by=by)
        for topic in topics:
            save(ClaimTopic(claim=claim, topic=topic), by=by)
    return claim


def change_claim(
    claim: Claim,
    *,
    by: User | None,
    subjects: Iterable[Source] | None = None,
    topics: Iterable[Topic] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will save a claim; where they are given, these become all its subjects, or all its topics.

    A claim with another subject or topic is another version of it.

    Raises: ValidationError, StaleRecord.
    """
    with verb("claim.change", by=by, reason=reason), deferred():
        save(claim, by=by, reason=reason, expected_version=expected_version)
        if subjects is not None:
            wanted = {source.pk: ClaimSubject(claim=claim, source=source) for source in subjects}
            there = {row.source_id: row for row in ClaimSubject.objects.of(claim)}
            _replace(there, wanted, by=by, reason=reason)
        if topics is not None:
            filed = {topic.pk: ClaimTopic(claim=claim, topic=topic) for topic in topics}
            held = {row.topic_id: row for row in ClaimTopic.objects.of(claim)}
            _replace(held, filed, by=by, reason=reason)


def _replace(
    there: Mapping[int, Model], wanted: Mapping[int, Model], *, by: User | None, reason: str
) -> None:
    """Adds the rows that are not there, deletes those not wanted."""
    gone = [there[key] for key in sorted(there.keys() - wanted.keys())]
    new = [row for key, row in wanted.items() if key not in there]
    for row in gone:
        delete(row, by=by, reason=reason)
    for row in new:
        save(row, by=by, reason=reason)


def withdraw_claim(
    claim: Claim, *, by: User, reason: str, expected_version: int | None = None
) -> None:
    """Will stop tracking a claim; it keeps its number, its appearances and its history.

    Raises: NotOpen; ValidationError, StaleRecord.
    """
    if claim.status != ClaimStatus.OPEN:
        raise NotOpen(f"“{claim}” is {claim.status}: only an open claim is withdrawn.")
    _set_status(claim, ClaimStatus.WITHDRAWN, by, reason, expected_version)


def reopen_claim(
    claim: Claim, *, by: User, reason: str, expected_version: int | None = None
) -> None:
    """Will track a withdrawn claim again.

    Raises: NotWithdrawn; ValidationError, StaleRecord.
    """
    if claim.status != ClaimStatus.WITHDRAWN:
        raise NotWithdrawn(f"“{claim}” is {claim.status}: only a withdrawn claim is opened again.")
    _set_status(claim, ClaimStatus.OPEN, by, reason, expected_version)


def _set_status(
    claim: Claim, status: ClaimStatus, by: User, reason: str, expected_version: int | None
) -> None:
    claim.status = status.value
    save(claim, by=by, reason=reason, expected_version=expected_version)


def relate(
    one: Claim,
    kind: RelationKind,
    other: Claim,
    *,
    by: User | None,
    judgement: Judgement = Judgement.CONFIRMED,
    reason: str = "",
) -> ClaimRelation:
    """Will record how one claim relates to another.

    Raises: ValidationError for a relation already there, or one that would come round to itself.
    """
    relation = ClaimRelation(
        from_claim=one, to_claim=other, kind=kind, judgement=judgement, reason=reason, judged_by=by
    )
    save(relation, by=by, reason=reason)
    return relation
