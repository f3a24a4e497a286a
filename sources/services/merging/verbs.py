"""Merging two records of one kind: whole, or not at all."""

from collections.abc import Collection, Container
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max

from accounts.domain.vocabulary import LogKind
from accounts.models import User
from accounts.services import public_log
from accounts.services.records import save_record
from accounts.services.steps import log_event, verb
from sources import ripple
from sources.domain.vocabulary import NameKind
from sources.errors import MergeRefused, StalePreview
from sources.models import Article, ArticleVersion, Merge, Source
from sources.services.merging.carrying import carry
from sources.services.merging.draft import Draft
from sources.services.merging.journal import write
from sources.services.merging.kinds import kind_of
from sources.services.merging.preview import plan, seal

M = TypeVar("M", bound=models.Model)

BECOMES = (NameKind.ALIAS, NameKind.FORMER)
"""What a preferred name of a merged source may become."""


def merge_sources(
    survivor: Source,
    merged: Source,
    *,
    by: User,
    reason: str,
    known_as: NameKind = NameKind.ALIAS,
    expected: str | None = None,
) -> Merge:
    """Will make one source of two: whatever refers to `merged` refers to `survivor` afterwards.

    The address of the merged one leads to the survivor for ever. `expected` is the seal of the
    preview that somebody agreed to.

    Raises: MergeRefused listing what is in the way; StalePreview when something changed since the
    preview; ValidationError without a reason. Nothing is merged then.
    """
    if known_as not in BECOMES:
        raise ValidationError("A merged source leaves an alias or a former name.", code="known_as")
    return merge_records(
        survivor, merged, by=by, reason=reason, known_as=known_as, expected=expected
    )


def merge_articles(
    survivor: Article, merged: Article, *, by: User, reason: str, expected: str | None = None
) -> Merge:
    """Will make one article of two: a stub and the real one, or one text that was recorded twice.

    The record that holds the text survives. Appearances keep their chains; those of a stub wait to
    be found in the text.

    Raises: as `merge_sources`.
    """
    return merge_records(survivor, merged, by=by, reason=reason, expected=expected)


def merge_records(
    survivor: models.Model,
    merged: models.Model,
    *,
    by: User,
    reason: str,
    known_as: NameKind = NameKind.ALIAS,
    expected: str | None = None,
    is_sure: bool = False,
) -> Merge:
    """Will make one record of two of one kind; each kind has a verb of its own, which calls this.

    What is only doubtful is done where somebody `is_sure`.

    Raises: as `merge_sources`.
    """
    reason = require_reason(reason)
    kind = kind_of(survivor)
    word = kind.kind.value
    with verb(f"{word}.merge", by=by, reason=reason), ripple.together():
        ripple.begin()
        stays, goes = locked_pair(kind.model, survivor.pk, merged.pk)
        draft = plan(stays, goes, known_as)
        _require_agreed(draft, is_sure=is_sure)
        steps = draft.steps()
        if expected is not None and expected != seal(draft, steps):
            raise StalePreview("Something changed since you looked: look again before you merge.")
        steps = write(steps)
        carried = carry(draft, by=by)
        merge = Merge(
            kind=word,
            survivor_id=stays.pk,
            merged_id=goes.pk,
            moved={
                "steps": [step.to_dict() for step in steps],
                "carried": [step.to_dict() for step in carried],
                "last_text": ArticleVersion.objects.aggregate(last=Max("pk"))["last"] or 0,
            },
            reason=reason,
            merged_by=by,
        )
        save_record(merge, by=by, reason=reason)
        told = {"merge": merge.pk, "survivor": stays.pk, "merged": goes.pk}
        for record in (stays, goes):
            log_event(f"{word}.merged", record, by=by, after=told, reason=reason)
        tell_merge(LogKind.MERGED, merge, stays, by=by, at=merge.merged_at, reason=reason)
        kind.changed({stays.pk, goes.pk})
    return merge


def tell_merge(
    kind: LogKind, merge: Merge, survivor: models.Model, *, by: User, at: datetime, reason: str
) -> None:
    """Will add to the public log that two records were merged, or separated again."""
    facts = {"merge": merge.pk, "merged": merge.merged_id}
    public_log.tell(kind, survivor, by=by, at=at, facts=facts, personal={"reason": reason})


def _require_agreed(draft: Draft, *, is_sure: bool) -> None:
    """Will return silently when nothing is in the way, and nothing doubtful that nobody is sure of.

    Raises: MergeRefused.
    """
    if draft.refusals:
        raise MergeRefused(" ".join(draft.refusals), reasons=draft.refusals)
    if draft.doubts and not is_sure:
        said = " ".join([*draft.doubts, "Say that you are sure, if they are one all the same."])
        raise MergeRefused(said, reasons=draft.doubts, doubts=draft.doubts)


def require_reason(reason: str) -> str:
    """The reason without the space around it.

    Raises: ValidationError when nothing is left.
    """
    if not reason.strip():
        raise ValidationError({"reason": ValidationError("Say why.", code="merge_reasoned")})
    return reason.strip()


def locked_pair(model: type[M], first: int, second: int) -> tuple[M, M]:
    """Will hold both records until the transaction ends, in the order of their ids.

    Raises: MergeRefused when one is not there.
    """
    held = {
        row.pk: row
        for row in model._base_manager.select_for_update()
        .filter(pk__in=[first, second])
        .order_by("pk")
    }
    require_there(model, [first, second], held)
    return held[first], held[second]


def require_there(model: type[models.Model], ids: Collection[int], held: Container[int]) -> None:
    """Will return silently when all of these records are among those held.

    Raises: MergeRefused.
    """
    gone = sorted(pk for pk in ids if pk not in held)
    if gone:
        said = f"There is no {model._meta.verbose_name} no. {gone[0]}."
        raise MergeRefused(said, reasons=[said])
