"""What happens when a signed version becomes public: its text, its signatures, a snapshot, who is told."""

from datetime import datetime

from django.conf import settings

from accounts.models import User
from accounts.services.records import write_record
from claims.models import Corroboration
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.claimreview.shapes import PublishedReview
from reviews.domain.content import Content
from reviews.domain.vocabulary import CorrectionKind, Fate, PublicationKind
from reviews.errors import TransitionRefused
from reviews.models import Correction, Publication, Review, ReviewVersion, SignOff
from reviews.models.working import SNAPSHOT
from reviews.services import articles
from reviews.services.checkable import require_checkable
from reviews.services.claimreview import (
    Told,
    element_text,
    published_review,
    require_page,
    require_publishable,
    told_of,
)
from reviews.services.public_log import tell_correction, tell_published
from reviews.services.signing import add_fate, counting_signatures, require_ready
from reviews.services.verdicts import show_verdict
from reviews.services.workflow import Step


def make_public(taken: Step, signatures: list[SignOff], *, by: User) -> Publication:
    """Will publish the working version on these signatures, and tell articles and claims of it.

    The caller holds articles and claims besides the review.

    Raises: TransitionRefused when the claim cannot be checked any more, ValidationError naming what is
    missing and every rule that stands against it.
    """
    content = contents.read(taken.version.content)
    before = taken.review.publication
    published = require_ready_for_readers(taken)
    for signature in signatures:
        add_fate(signature, Fate.PUBLISHED, by=by, at=taken.now)
    publication = _publication(taken, signatures, by=by)
    publication.modified_at = _modified_at(taken.review, content, taken.now)
    publication.json_ld = element_text(published)
    write_record(publication)
    tell_published(taken, publication, by=by)
    kind = correction_kind(taken.review, content)
    if kind is not None:
        note = content.correction.note if content.correction else ""
        add_correction(taken, kind, note, before=before, after=publication, by=by)
    taken.details |= {"publication": publication.sequence, "content_hash": publication.content_hash}
    taken.take(publication=publication, scheduled_for=None)
    articles.register(taken.review, content, by=taken.by, now=taken.now, kind=kind)
    show_verdict(taken.review.claim, by=taken.by)
    require_page(taken.review, published)
    return publication


def require_ready_for_readers(taken: Step) -> PublishedReview:
    """Will return what the working version would be to machines, when nothing stands against it.

    Raises: TransitionRefused when the claim cannot be checked any more, ValidationError.
    """
    if not taken.standing.is_public:
        require_checkable(taken.review.claim, taken.action)
    is_minor = taken.action is Action.APPLY_MINOR
    require_ready(taken, is_correction=taken.standing.is_public and not is_minor)
    published = prospect(taken.review, taken.version, now=taken.now)
    require_publishable(published)
    return published


def required_signatures(taken: Step) -> list[SignOff]:
    """The signatures on the working version, as many as are asked for.

    Those of people who stepped back do not count.

    Raises: TransitionRefused where there are fewer.
    """
    found = counting_signatures(taken.review, taken.version)
    required = settings.REVIEW_SIGNATURES
    if len(found) < required:
        raise TransitionRefused(
            f"{len(found)} of the {required} signatures that are asked for stand on this version: "
            "its authors take it back and submit it, and other editors sign it.",
            action=taken.action.value,
            state=taken.review.state,
            signatures=len(found),
            required=required,
        )
    return found[:required]


def prospect(review: Review, version: ReviewVersion, *, now: datetime) -> PublishedReview:
    """Will put together what a version would be to machines if it were published now."""
    content = contents.read(version.content)
    change, kind = content.correction, correction_kind(review, content)
    told = told_of(review)
    if change is not None and kind is not None and change.note:
        told.insert(0, Told(change.kind, change.note, now))
    first = Publication.objects.of(review).last()
    return published_review(
        review,
        content,
        scale=version.scale,
        published_at=first.published_at if first else now,
        modified_at=_modified_at(review, content, now),
        corrections=told,
    )


def correction_kind(review: Review, content: Content) -> CorrectionKind | None:
    """What kind of correction of what is public a content is; None where nothing is public yet."""
    if review.publication_id is None:
        return None
    return CorrectionKind(content.correction.kind) if content.correction else CorrectionKind.MINOR


def add_correction(
    taken: Step,
    kind: CorrectionKind,
    note: str,
    *,
    before: Publication | None,
    after: Publication | None,
    by: User,
) -> Correction:
    """Will write what readers are told of a change of what is public."""
    row = Correction(
        review=taken.review,
        kind=kind.value,
        note=note,
        effective_at=taken.now,
        before=before,
        after=after,
        made_by=by,
    )
    write_record(row)
    tell_correction(taken, row)
    return row


def _modified_at(review: Review, content: Content, now: datetime) -> datetime | None:
    """When readers were last told of a change: now, where this version tells them of one."""
    if review.publication is None:
        return None
    is_told = content.correction is not None and bool(content.correction.note)
    return now if is_told else review.publication.modified_at


def _publication(taken: Step, signatures: list[SignOff], *, by: User) -> Publication:
    """The row of a publication, with the sourcing of the claim as it is now."""
    review, version, claim = taken.review, taken.version, taken.review.claim
    first, second, third = (*signatures, None, None)[:3]
    assert first is not None  # noqa: S101
    row = Publication(
        review=review,
        version=version,
        content_hash=version.content_hash,
        sequence=review.publications.next_sequence(),
        kind=_kind(taken).value,
        required=len(signatures),
        first_signoff=first,
        second_signoff=second,
        third_signoff=third,
        published_at=taken.now,
        published_by=by,
        corroboration=Corroboration.objects.current().filter(claim=claim).first(),
    )
    for name in SNAPSHOT:
        setattr(row, name, getattr(claim, name))
    return row


def _kind(taken: Step) -> PublicationKind:
    if not taken.standing.is_public:
        return PublicationKind.FIRST
    is_minor = taken.action is Action.APPLY_MINOR
    return PublicationKind.MINOR if is_minor else PublicationKind.MATERIAL
