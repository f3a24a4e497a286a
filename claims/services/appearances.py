"""Appearances and the chains of attribution that hang on them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.services.steps import verb
from claims.domain.vocabulary import Verdict
from claims.models import Appearance, Attribution, IndependenceJudgement, Origin
from claims.services.corroboration import deferred
from claims.services.records import save
from sources.models import Source


def record_appearance(
    appearance: Appearance,
    *,
    by: User | None,
    chain: Iterable[Attribution] = (),
    reason: str = "",
) -> Appearance:
    """Will add an appearance with the hops that leave it, and recompute once for all of them.

    Each hop of `chain` may leave `from_appearance` empty: it then leaves this appearance. A figure
    other than the exact one of the claim needs a `reason`.

    Raises: ValidationError naming the field, or showing what stands at a wrong anchor.
    """
    with verb("appearance.record", by=by, reason=reason), deferred():
        save(appearance, by=by, reason=reason)
        for hop in chain:
            if hop.from_appearance_id is None:
                hop.from_appearance = appearance
            save(hop, by=by)
    return appearance


def judge_independence(
    one: Origin | Source, other: Origin | Source, verdict: Verdict, *, reason: str, by: User
) -> IndependenceJudgement:
    """Will record an editor's word that two origins or two sources are the same, or different.

    Raises: ValidationError without a reason, or for two things that cannot be compared.
    """
    if type(one) is not type(other):
        raise ValidationError("An origin and a source cannot be compared.", code="not_comparable")
    field = "origin" if isinstance(one, Origin) else "source"
    judgement = IndependenceJudgement(
        verdict=verdict, reason=reason, judged_by=by, **{f"{field}_a": one, f"{field}_b": other}
    )
    save(judgement, by=by, reason=reason)
    return judgement
