"""Corrections of what is public: opened, cancelled, applied as minor ones or signed anew."""

from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.content import Content
from reviews.domain.guards import unfit_for_minor
from reviews.domain.vocabulary import CorrectionKind
from reviews.models import Review
from reviews.services.drafting import add_author
from reviews.services.making_public import correction_kind, make_public
from reviews.services.refusing import require_nothing
from reviews.services.signing import add_signature, require_ready
from reviews.services.workflow import Reach, Step, require_text, step


def open_correction(
    review: Review,
    reason: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will let people write on a published review; what is public stays public meanwhile.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without a reason.
    """
    with step(
        review,
        Action.OPEN_CORRECTION,
        by=by,
        now=now,
        expected_version=expected_version,
        reason=reason,
    ) as taken:
        require_text(reason=reason)
        taken.take()
    return taken.review


def cancel_correction(
    review: Review,
    *,
    by: User,
    now: datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Review:
    """Will drop a correction: the working version is again the one that is public.

    What was written stays among the versions.

    Raises: StaleRecord, NotAllowed, TransitionRefused.
    """
    with step(
        review,
        Action.CANCEL_CORRECTION,
        by=by,
        now=now,
        expected_version=expected_version,
        reason=reason,
    ) as taken:
        version = taken.public.version
        taken.take(version=version, claimant=version.claimant, appearance=version.appearance)
    return taken.review


def apply_minor(
    review: Review,
    seen: str,
    *,
    conflict: str,
    by: User,
    now: datetime,
    has_conflict: bool = False,
    comment: str = "",
    expected_version: int | None = None,
) -> Review:
    """Will sign the authors' new version and make it public in one step.

    `seen` is the hash of the version that this editor read. Rating, claim, claimant and evidence are
    untouched in it; one signature is enough for that, whatever a whole review asks for.

    Raises: StaleRecord, ReadAnotherVersion, NotAllowed, TransitionRefused, ValidationError where it is
    more than a minor correction.
    """
    with step(
        review,
        Action.APPLY_MINOR,
        by=by,
        now=now,
        expected_version=expected_version,
        reach=Reach.EVERYTHING,
    ) as taken:
        _require_minor(taken)
        signature = add_signature(
            taken, seen, conflict=conflict, has_conflict=has_conflict, comment=comment
        )
        make_public(taken, [signature], by=taken.actor)
    return taken.review


def apply_material(
    review: Review, *, by: User, now: datetime, expected_version: int | None = None
) -> Review:
    """Will hand a correction to those who judge it: it is signed again before it is public.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError naming what is missing.
    """
    with step(
        review, Action.APPLY_MATERIAL, by=by, now=now, expected_version=expected_version
    ) as taken:
        if _working(taken) == _public(taken):
            said = "Nothing differs from what is public: there is nothing to correct."
            raise ValidationError({"version": ValidationError(said, code="nothing_changed")})
        require_ready(taken, is_correction=True)
        add_author(taken.review, taken.actor)
        taken.take()
    return taken.review


def _require_minor(taken: Step) -> None:
    """Refuses what is more than a minor correction, or is called more.

    Raises: ValidationError.
    """
    working = _working(taken)
    require_nothing(unfit_for_minor(_public(taken), working))
    if correction_kind(taken.review, working) is not CorrectionKind.MINOR:
        said = (
            "The authors call it more than a minor correction: it is submitted as a material one."
        )
        raise ValidationError({"correction_kind": ValidationError(said, code="not_minor")})


def _working(taken: Step) -> Content:
    return contents.read(taken.version.content)


def _public(taken: Step) -> Content:
    return contents.read(taken.public.version.content)
