"""How a record of this application is saved or deleted: locked, checked, logged, recomputed."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models

from accounts.models import User
from accounts.services.jobs import defer_job
from accounts.services.records import delete_record, save_record
from accounts.services.steps import verb
from claims.domain.vocabulary import SYMMETRIC_RELATIONS, AppearanceStatus
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
    Poll,
)
from claims.services import reach
from claims.services.affected import affected
from claims.services.corroboration import recompute
from claims.services.figures import require_meant
from claims.services.locks import hold_alone, lock
from claims.services.marking import are_few
from claims.services.refusals import HopRefused
from claims.services.verdicts import set_verdict
from sources.services.records import require_standing

REACHED_BY_SEVERAL = (Origin, Poll, IndependenceJudgement)
"""Records that hang on no one claim: whoever writes one holds the gate alone."""


def save(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will save one record of this application and recompute every claim it has a part in.

    The claims are locked before anything is read, so that of two writers the second sees the first.

    An appearance with words and no offsets gets those of the one place where the words stand. One
    with another figure than its claim's is accepted only with a reason.

    Raises: ValidationError, StaleRecord.
    """
    with verb(f"{record._meta.model_name}.save", by=by, reason=reason):
        if isinstance(record, REACHED_BY_SEVERAL) or _is_quote_claim(record):
            hold_alone()
        _put_in_order(record)
        if isinstance(record, Appearance):
            _find_place(record)
        before = _hold(_parents(record) if record._state.adding else _stored_reach(record))
        reviewed = _reviewed_words(record)
        require_standing(record)
        if isinstance(record, Appearance):
            require_meant(record, reason=reason)
        if save_record(record, by=by, reason=reason, expected_version=expected_version):
            recompute(before | affected(record))
            if isinstance(record, Claim) and reviewed not in ("", record.statement):
                set_verdict(record, verdict=None, by=by)
            if isinstance(record, Claim):
                defer_job("claims.suggest_relations", by=by, claim=record.pk)


def add_with_chain(
    appearance: Appearance, chain: Iterable[Attribution], *, by: User | None, reason: str = ""
) -> None:
    """Will add an appearance with the hops that leave it, held, checked and computed once for all.

    Raises: ValidationError, HopRefused.
    """
    with verb("appearance.record", by=by, reason=reason):
        _find_place(appearance)
        hops = list(chain)
        cited = {hop.to_appearance.claim_id for hop in hops if hop.to_appearance}
        before = _parents(appearance)
        _hold(before | cited)
        require_meant(appearance, reason=reason)
        require_standing(appearance)
        save_record(appearance, by=by, reason=reason)
        for number, hop in enumerate(hops):
            _add_hop(hop, appearance, number, by=by, reason=reason)
        recompute(_reached_by_new(appearance, before), added=[appearance.pk])


def _add_hop(
    hop: Attribution, appearance: Appearance, number: int, *, by: User | None, reason: str
) -> None:
    """Adds one hop of the chain that leaves an appearance.

    Raises: HopRefused.
    """
    if hop.from_appearance_id is None:
        hop.from_appearance = appearance
    try:
        require_standing(hop)
        save_record(hop, by=by, reason=reason)
    except ValidationError as refused:
        raise HopRefused(refused, number) from refused


def delete(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will delete one record that nothing refers to and recompute what it had a part in.

    Raises: RecordInUse, StaleRecord.
    """
    with verb(f"{record._meta.model_name}.delete", by=by, reason=reason):
        if isinstance(record, REACHED_BY_SEVERAL):
            hold_alone()
        before = _hold(affected(record))
        delete_record(record, by=by, reason=reason, expected_version=expected_version)
        recompute(before)


def _reviewed_words(record: models.Model) -> str:
    """The statement of a stored claim on which a public review concludes; "" where none does.

    What was concluded on other words is not shown beside new ones.
    """
    if not isinstance(record, Claim) or record._state.adding:
        return ""
    stored = Claim.objects.only("statement", "verdict").get(pk=record.pk)
    return stored.statement if stored.verdict else ""


def _is_quote_claim(record: models.Model) -> bool:
    """Whether a claim is about a statement on which others may rest."""
    return isinstance(record, Claim) and record.attests_id is not None


def _put_in_order(record: models.Model) -> None:
    """What says the same in both directions is stored from the older record to the newer.

    What has been looked at waits no more.
    """
    match record:
        case ClaimRelation() if record.kind in SYMMETRIC_RELATIONS:
            _swap(record, "from_claim", "to_claim")
        case IndependenceJudgement():
            _swap(record, "origin_a", "origin_b")
            _swap(record, "source_a", "source_b")
        case Appearance() if record.status != AppearanceStatus.CHANGED:
            record.change = ""


def _find_place(row: Appearance) -> None:
    """Sets the offsets of words that were given without any, where they stand exactly once.

    Raises: ValidationError when they stand nowhere, or several times.
    """
    text = row.version.text if row.version and row.exact and row.start is None else None
    if text is None or row.end is not None:
        return
    times = text.count(row.exact)
    if times == 0:
        said = f"“{row.exact}” does not stand in the text of this version."
        raise ValidationError({"exact": ValidationError(said, code="anchor_not_found")})
    if times > 1:
        said = f"“{row.exact}” stands {times} times in the text: say where it begins and ends."
        raise ValidationError({"start": ValidationError(said, code="anchor_ambiguous")})
    row.start = text.index(row.exact)
    row.end = row.start + len(row.exact)


def _swap(record: models.Model, low: str, high: str) -> None:
    first, second = getattr(record, f"{low}_id"), getattr(record, f"{high}_id")
    if first is not None and second is not None and first > second:
        older, newer = getattr(record, high), getattr(record, low)
        setattr(record, low, older)
        setattr(record, high, newer)


def _hold(claims: set[int]) -> set[int]:
    """Locks these claims and returns them.

    Claims that may have to be computed again because of them are locked in the same step: whoever
    locks in two steps may wait for somebody who waits for him. Where there are too many to be
    computed in this step, the gate alone is held instead: nobody else writes or computes a claim
    until the transaction ends, so that there is nothing to lock row by row. Writers of quote claims
    hold it as well.
    """
    if not reach.statements_of(claims):
        reached = claims
    else:
        # Who newly cites a statement does not hold the quote claims about it, nor knows of them.
        hold_alone()
        reached = claims | reach.resting_on_words_of(claims)
    if are_few(reached):
        lock(reached)
    elif are_few(claims):
        lock(claims)
    else:
        hold_alone()
    return claims


def _stored_reach(record: models.Model) -> set[int]:
    """What the row as it stands in the database has a part in."""
    return affected(type(record)._default_manager.get(pk=record.pk))


def _reached_by_new(appearance: Appearance, held: set[int]) -> set[int]:
    """What a new appearance matters to: the claims around its own, and whoever cites its article."""
    citing = reach.citing_new(appearance.pk)
    return held if citing <= held else held | reach.related(citing)


def _parents(record: models.Model) -> set[int]:
    """The claims under which a new record will stand, and those that share a result with them."""
    match record:
        case Appearance():
            return reach.related([record.claim_id])
        case Attribution():
            target = record.to_appearance
            return affected(record) | ({target.claim_id} if target else set())
        case ClaimRelation():
            return reach.related([record.from_claim_id, record.to_claim_id])
    return set()
