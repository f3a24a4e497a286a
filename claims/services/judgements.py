"""An editor's word on whether two origins or two sources are one thing."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.errors import Refused
from accounts.models import User
from accounts.services.steps import verb
from claims.domain.vocabulary import Verdict
from claims.models import IndependenceJudgement, Origin
from claims.services.corroboration import deferred
from claims.services.locks import hold_alone
from claims.services.records import save
from sources.models import Source


class AlreadyWithdrawn(Refused):
    """Says that a judgement was withdrawn before."""

    code = "already_withdrawn"


def judge_independence(
    one: Origin | Source, other: Origin | Source, verdict: Verdict, *, reason: str, by: User
) -> IndependenceJudgement:
    """Will record an editor's word that two origins or two sources are the same, or different.

    Raises: ValidationError without a reason, or for two things that cannot be compared.
    """
    judgement = judgement_on(one, other, verdict, reason=reason, by=by)
    save(judgement, by=by, reason=judgement.reason)
    return judgement


def judgement_on(
    one: Origin | Source, other: Origin | Source, verdict: Verdict, *, reason: str, by: User
) -> IndependenceJudgement:
    """Will make the judgement without storing it.

    Raises: ValidationError for two things that cannot be compared.
    """
    if type(one) is not type(other):
        raise ValidationError("An origin and a source cannot be compared.", code="not_comparable")
    field = "origin" if isinstance(one, Origin) else "source"
    low, high = sorted((one, other), key=lambda thing: thing.pk)
    return IndependenceJudgement(
        verdict=verdict,
        reason=reason.strip(),
        judged_by=by,
        **{f"{field}_a": low, f"{field}_b": high},
    )


def withdraw_judgement(
    judgement: IndependenceJudgement, *, reason: str, by: User, now: datetime
) -> IndependenceJudgement:
    """Will take a judgement back: it stays on record and does nothing any more.

    Raises: ValidationError without a reason; AlreadyWithdrawn.
    """
    if not reason.strip():
        raise ValidationError({"reason": ValidationError("Say why.", code="required")})
    with verb("independencejudgement.withdraw", by=by, reason=reason):
        hold_alone()
        stored = IndependenceJudgement.objects.select_for_update().get(pk=judgement.pk)
        if stored.withdrawn_at is not None:
            raise AlreadyWithdrawn(f"“{stored}” was withdrawn before.")
        stored.withdrawn_at = now
        save(stored, by=by, reason=reason.strip())
    judgement.refresh_from_db()
    return judgement


def withdraw_judgements(
    judgements: Iterable[IndependenceJudgement], *, reason: str, by: User, now: datetime
) -> None:
    """Will take several judgements back, all or none, and compute each claim once.

    Raises: ValidationError without a reason; AlreadyWithdrawn.
    """
    with verb("independencejudgement.withdraw", by=by, reason=reason), deferred():
        for one in judgements:
            withdraw_judgement(one, reason=reason, by=by, now=now)
