"""The current verdict on a claim, kept on the claim so that lists need no join."""

from accounts.models import User
from accounts.services.steps import log_consequence, verb
from claims.domain.verdicts import CurrentVerdict
from claims.models import Claim
from claims.models.claim import KEPT_VERDICT
from claims.services.locks import lock


def set_verdict(claim: Claim, *, verdict: CurrentVerdict | None, by: User | None) -> bool:
    """Will keep what our public review concludes, or that there is none; returns whether it changed.

    The claim is locked until the transaction ends: the caller holds no row of `reviews` yet, or
    held the claim before. `row_version` and history are left alone, as this is no edit of the claim.
    """
    values = _columns(verdict)
    with verb("claim.verdict", by=by):
        lock([claim.pk])
        stored = Claim.objects.get(pk=claim.pk)
        before = {name: getattr(stored, name) for name in KEPT_VERDICT}
        if before == values:
            return False
        Claim.objects.filter(pk=claim.pk).update(**values)
        log_consequence("claim.verdict", stored, before=before, after=values)
    for name, value in values.items():
        setattr(claim, name, value)
    return True


def _columns(verdict: CurrentVerdict | None) -> dict[str, str]:
    """The columns of a verdict by name, empty when there is none."""
    if verdict is None:
        return dict.fromkeys(KEPT_VERDICT, "")
    values = (verdict.label, verdict.verdict_class, verdict.url)
    return dict(zip(KEPT_VERDICT, values, strict=True))
