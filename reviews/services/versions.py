"""How a draft becomes a version: rows, and the one text of all that is public in them."""

from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.services.records import write_record
from reviews.domain import content as contents
from reviews.domain.content import Change, Content
from reviews.domain.vocabulary import CorrectionKind
from reviews.models import Evidence, Methodology, Review, ReviewVersion
from reviews.services import facts
from reviews.services.drafts import Draft


def add_version(review: Review, draft: Draft, *, by: User, now: datetime) -> ReviewVersion:
    """Will write what is in a draft as the next version of a review; its writer is an author of it.

    Raises: ValidationError.
    """
    content = content_of(review, draft)
    version = ReviewVersion(
        review=review,
        sequence=review.versions.next_sequence(),
        claim=review.claim,
        claimant=draft.claimant,
        appearance=draft.appearance,
        scale=draft.rating.scale if draft.rating else None,
        rating=draft.rating,
        methodology=_methodology(content),
        headline=draft.headline,
        body=draft.body,
        explanation=draft.explanation,
        only_source=draft.only_source,
        title_of_claimant=draft.title_of_claimant,
        content=contents.write(content),
        created_at=now,
        created_by=by,
    )
    write_record(version)
    for row in _rows(draft, version):
        write_record(row)
    return version


def content_of(review: Review, draft: Draft) -> Content:
    """What of this draft would be public, in the words of the rows it rests on as they are now."""
    methodology = Methodology.objects.newest_first().first()
    return Content(
        language=review.language,
        organisation=facts.body_of(review.organisation),
        claim=facts.claim_said(review.claim),
        claimant=facts.claimant_said(draft.claimant, draft.title_of_claimant),
        appearance=facts.place_of(draft.appearance),
        appearances=facts.places_of(review.claim),
        headline=draft.headline,
        explanation=draft.explanation,
        body=draft.body,
        rating=facts.verdict_of(draft.rating),
        only_source=draft.only_source,
        evidence=tuple(facts.ground_of(row) for row in _rows(draft, None)),
        methodology=methodology.version if methodology else None,
        correction=_correction(review, draft),
    )


def _correction(review: Review, draft: Draft) -> Change | None:
    """What readers will be told, where there is something public to correct."""
    if review.publication_id is None or not (draft.correction_kind or draft.correction_note):
        return None
    kind = draft.correction_kind or CorrectionKind.MINOR
    if kind is CorrectionKind.RETRACTION:
        said = "A retraction is proposed by one editor and signed by another."
        raise ValidationError({"correction_kind": ValidationError(said, code="not_a_correction")})
    return Change(kind.value, draft.correction_note)


def _rows(draft: Draft, version: ReviewVersion | None) -> list[Evidence]:
    """The evidence of a draft as rows; of no version where they are only read."""
    target = version or ReviewVersion()
    return [one.as_row(target, order) for order, one in enumerate(draft.evidence, start=1)]


def _methodology(content: Content) -> Methodology | None:
    """The row of the methodology that a content names."""
    version = content.methodology
    return None if version is None else Methodology.objects.filter(version=version).first()
