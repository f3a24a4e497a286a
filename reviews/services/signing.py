"""Judging: a version is submitted, sent back, signed by its hash, and signatures are withdrawn."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.domain.vocabulary import LogKind
from accounts.models import User
from accounts.services.records import write_record
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.comparing import differences
from reviews.domain.guards import Missing, missing_to_publish, missing_to_submit
from reviews.domain.vocabulary import Fate, Part
from reviews.errors import ReadAnotherVersion, TransitionRefused
from reviews.models import (
    Comment,
    Evidence,
    Party,
    Review,
    ReviewVersion,
    SignOff,
    SignOffFate,
)
from reviews.services.checkable import require_checkable
from reviews.services.drafting import add_author
from reviews.services.facts import evidence_grounds
from reviews.services.people import recused_from
from reviews.services.public_log import tell
from reviews.services.refusing import require_nothing
from reviews.services.workflow import Step, require_text, step

MOST_TOLD = 5
"""Differences that are named to somebody who read another version; all are in the details."""


def submit(
    review: Review, *, by: User, now: datetime, expected_version: int | None = None
) -> Review:
    """Will hand the working version to those who judge it, once nothing is missing in it.

    Whoever submits it is an author from then on.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError naming what is missing.
    """
    with step(review, Action.SUBMIT, by=by, now=now, expected_version=expected_version) as taken:
        if not taken.standing.is_public:
            require_checkable(taken.review.claim, taken.action)
        require_ready(taken, is_correction=taken.standing.is_public)
        add_author(taken.review, taken.actor)
        taken.take()
    return taken.review


def request_changes(
    review: Review,
    comment: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will send a review back to its authors, with a comment on what to change.

    Whoever signed the version and now asks for another one takes their signature back with that.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without a comment.
    """
    with step(
        review,
        Action.REQUEST_CHANGES,
        by=by,
        now=now,
        expected_version=expected_version,
        reason=comment,
    ) as taken:
        require_text(comment=comment)
        add_comment(taken, comment)
        _take_signature_back(taken)
        taken.take()
    return taken.review


def recuse(
    review: Review,
    conflict: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will take the assigned editor off a review because of a stated conflict of interest.

    Whoever stepped back neither judges nor signs it any more; a signature of theirs that stands on
    the working version is withdrawn because of the conflict.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without the conflict.
    """
    with step(
        review, Action.RECUSE, by=by, now=now, expected_version=expected_version, reason=conflict
    ) as taken:
        require_text(conflict=conflict)
        _take_signature_back(taken)
        taken.take(assigned_to=None)
    return taken.review


def sign(
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
    """Will sign the version whose hash is `seen`: the text that this person read, and no other.

    `conflict` declares interests: "none", or which. The review is approved with the last of the
    signatures that `REVIEW_SIGNATURES` asks for.

    Raises: StaleRecord, ReadAnotherVersion when the working version is another one, NotAllowed,
    TransitionRefused, ValidationError without a declaration or with a conflict.
    """
    with step(review, Action.SIGN, by=by, now=now, expected_version=expected_version) as taken:
        add_signature(taken, seen, conflict=conflict, has_conflict=has_conflict, comment=comment)
        given_now = len(counting_signatures(taken.review, taken.version))
        taken.details |= {"signatures": given_now, "required": settings.REVIEW_SIGNATURES}
        taken.take(is_complete=given_now >= settings.REVIEW_SIGNATURES)
    return taken.review


def withdraw_signature(
    review: Review,
    reason: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will take back one's own signature on the working version; the review is judged again.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without a reason.
    """
    with step(
        review,
        Action.WITHDRAW_SIGNATURE,
        by=by,
        now=now,
        expected_version=expected_version,
        reason=reason,
    ) as taken:
        require_text(reason=reason)
        _take_signature_back(taken)
        taken.take()
    return taken.review


def require_ready(taken: Step, *, is_correction: bool) -> None:
    """Will return silently when nothing is missing in the working version for others to judge it.

    A material correction (`is_correction`) tells readers what changed.

    Raises: ValidationError.
    """
    require_nothing(missing_in(taken.version, is_correction=is_correction))


def missing_in(version: ReviewVersion, *, is_correction: bool) -> tuple[Missing, ...]:
    """Will list what is missing in a version for others to judge it; none when it is ready.

    `is_correction` is as `require_ready` takes it.
    """
    content = contents.read(version.content)
    grounds = evidence_grounds(Evidence.objects.of(version).for_page())
    missing = missing_to_submit(content, grounds, is_correction=is_correction)
    return (*_missing_claim(version), *missing, *missing_to_publish(content))


def _missing_claim(version: ReviewVersion) -> tuple[Missing, ...]:
    """Nothing, unless claims were merged or separated and the version still names the other one."""
    if version.claim_id == version.review.claim_id:
        return ()
    said = (
        f"This text names the claim “{version.claim}”, and the review is about "
        f"“{version.review.claim}” since the two were merged or separated: save it once more."
    )
    return (Missing("claim", "claim_was_merged", said),)


def counting_signatures(review: Review, version: ReviewVersion) -> list[SignOff]:
    """The signatures on a version that were neither withdrawn nor used, in the order of signing.

    Those of people who stepped back because of a conflict of interest do not count.
    """
    standing = SignOff.objects.on(version).unused()
    return list(standing.exclude(signer__in=recused_from(review)))


def add_signature(
    taken: Step, seen: str, *, conflict: str, has_conflict: bool, comment: str
) -> SignOff:
    """Will write the signature of whoever takes a step, on the version that they read.

    Raises: ReadAnotherVersion, TransitionRefused, ValidationError.
    """
    version, person = taken.version, taken.actor
    if version.content_hash != seen:
        raise _another(taken.review, version, seen)
    require_text(conflict=conflict)
    if has_conflict:
        said = "Who has a conflict of interest does not sign: step back, and another editor signs."
        raise ValidationError({"conflict": ValidationError(said, code="signoff_without_conflict")})
    if SignOff.objects.filter(version=version, signer=person).exists():
        raise TransitionRefused(
            "You withdrew your signature from this version: another editor signs it, or you sign "
            "the next version.",
            action=taken.action.value,
            state=taken.review.state,
        )
    if not Party.objects.filter(review=taken.review, person=person).exists():
        write_record(Party(review=taken.review, person=person, part=Part.SIGNER.value))
    signature = SignOff(
        review=taken.review,
        version=version,
        content_hash=seen,
        signer=person,
        conflict=conflict,
        comment=comment,
        signed_at=taken.now,
    )
    write_record(signature)
    told = {"conflict": conflict, "comment": comment}
    tell(taken, LogKind.SIGNED, version, personal=told)
    taken.details = {"sequence": version.sequence, "content_hash": seen}
    return signature


def add_fate(
    signature: SignOff, fate: Fate, *, by: User, at: datetime, reason: str = ""
) -> SignOffFate:
    """Will write what became of a signature: once, and for good."""
    row = SignOffFate(
        signoff=signature,
        version_id=signature.version_id,
        content_hash=signature.content_hash,
        fate=fate.value,
        at=at,
        by=by,
        reason=reason,
    )
    write_record(row)
    return row


def add_comment(taken: Step, body: str) -> Comment:
    """Will write a comment on the working version of a step."""
    row = Comment(
        review=taken.review,
        version=taken.review.version,
        author=taken.actor,
        body=body,
        created_at=taken.now,
    )
    write_record(row)
    return row


def _take_signature_back(taken: Step) -> None:
    """Withdraws the signature of whoever takes a step, if one of theirs stands, for its reason."""
    standing = SignOff.objects.on(taken.version).unused()
    signature = standing.filter(signer=taken.actor).first()
    if signature is not None:
        add_fate(signature, Fate.WITHDRAWN, by=taken.actor, at=taken.now, reason=taken.reason)
        told = {"reason": taken.reason}
        tell(taken, LogKind.SIGNATURE_WITHDRAWN, taken.version, personal=told)
        taken.details |= {"content_hash": signature.content_hash}


def _another(review: Review, version: ReviewVersion, seen: str) -> ReadAnotherVersion:
    """The refusal to sign for another version than was read: who saved it, and what differs."""
    read = ReviewVersion.objects.of(review).filter(content_hash=seen).first()
    by = str(version.created_by)
    if read is None:
        said = (
            f"This is no version of the review. The newest is version {version.sequence} by {by}."
        )
        changes = []
    else:
        found = differences(contents.read(read.content), contents.read(version.content))
        changes = [one.place for one in found]
        told = ", ".join(changes[:MOST_TOLD]) + (" and more" if len(changes) > MOST_TOLD else "")
        said = (
            f"You read version {read.sequence}; {by} saved version {version.sequence} since then, "
            f"which differs in: {told or 'nothing that is shown'}."
        )
    return ReadAnotherVersion(
        f"{said} Read it before you sign.",
        seen=seen,
        current=version.content_hash,
        sequence=version.sequence,
        by=by,
        changes=changes,
    )
