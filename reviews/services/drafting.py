"""Writing: a review is opened, and every state of it that somebody saves is a version of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from accounts.models import User
from accounts.services.records import write_record
from accounts.services.steps import log_event, verb
from claims.domain.vocabulary import Checkability, ClaimStatus
from claims.models import Appearance, Claim, Origin
from reviews.domain import content as contents
from reviews.domain.actions import Action, Standing
from reviews.domain.content import Change, Content
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance, Part
from reviews.domain.workflow import decide
from reviews.errors import TransitionRefused
from reviews.models import (
    Evidence,
    EvidenceFile,
    Methodology,
    Party,
    Rating,
    Review,
    ReviewVersion,
)
from reviews.services import facts
from reviews.services.organisation import our_organisation
from reviews.services.people import event_name, newcomer
from reviews.services.workflow import Reach, Step, hold, refuse_unless, step
from sources.models import Source

CHECKABLE = {Checkability.CHECKABLE, Checkability.PARTLY}
LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """One question with its answer and the one thing that this rests on."""

    question: str
    answer: str
    stance: EvidenceStance
    note: str = ""
    appearance: Appearance | None = None
    origin: Origin | None = None
    url: str = ""
    archive_url: str = ""
    no_archive_reason: str = ""
    file: EvidenceFile | None = None

    def as_row(self, version: ReviewVersion, order: int) -> Evidence:
        """The row of a version that this becomes."""
        return Evidence(
            version=version,
            order=order,
            question=self.question,
            answer=self.answer,
            stance=self.stance.value,
            note=self.note,
            appearance=self.appearance,
            origin=self.origin,
            url=self.url,
            archive_url=self.archive_url,
            no_archive_reason=self.no_archive_reason,
            file=self.file,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that people write in a version; what is empty can be filled in later.

    Kind and note of a correction are told to readers, and signed with the rest; they are left out
    while nothing of the review is public.
    """

    headline: str = ""
    body: str = ""
    explanation: str = ""
    only_source: str = ""
    rating: Rating | None = None
    claimant: Source | None = None
    title_of_claimant: str = ""
    appearance: Appearance | None = None
    evidence: Sequence[EvidenceDraft] = field(default_factory=tuple)
    correction_kind: CorrectionKind | None = None
    correction_note: str = ""


def open_review(
    claim: Claim,
    *,
    by: User,
    now: datetime,
    language: str = "",
    draft: Draft | None = None,
) -> Review:
    """Will open the review of a claim in a language (its own unless said), with a first version.

    Whoever opens it is its first author.

    Raises: NotAllowed, TransitionRefused when the claim cannot be checked, ValidationError when the
    claim is being reviewed in that language already.
    """
    with verb(event_name(Action.OPEN), by=by):
        refuse_unless(decide(Action.OPEN, Standing(None), newcomer(by)))
        organisation = our_organisation(by=by)
        hold(claim.pk, Reach.REVIEW)
        locked = Claim.objects.select_for_update(no_key=True, of=("self",)).get(pk=claim.pk)
        _require_checkable(locked)
        review = Review(
            claim=locked,
            organisation=organisation,
            language=language or locked.language,
            slug=slugify(str(locked))[:LONGEST_SLUG].strip("-") or f"claim-{locked.pk}",
            opened_by=by,
        )
        write_record(review)
        write_record(Party(review=review, person=by, part=Part.AUTHOR.value))
        version = _add_version(review, draft or Draft(), by=by, now=now)
        _point_at(review, version)
        write_record(review)
        review.refresh_from_db(fields=["row_version"])
        told = {
            "state": review.state,
            "version": version.sequence,
            "row_version": review.row_version,
        }
        log_event(event_name(Action.OPEN), review, by=by, after=told)
    return review


def save_draft(
    review: Review,
    draft: Draft,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will save what was written as the next version; whoever saves is an author from then on.

    Nothing happens where nothing changed.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError.
    """
    with step(review, Action.SAVE, by=by, now=now, expected_version=expected_version) as taken:
        if _content(taken.review, draft) != contents.read(taken.version.content):
            _save(taken, draft)
    return taken.review


def edit(
    review: Review,
    draft: Draft,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will take a review back from those who judge it, with another version of it.

    Signatures stay with the version that they were given for.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError.
    """
    with step(review, Action.EDIT, by=by, now=now, expected_version=expected_version) as taken:
        _save(taken, draft)
    return taken.review


def draft_of(version: ReviewVersion) -> Draft:
    """Will read a version back into what people write, so that they can go on from there."""
    change = contents.read(version.content).correction
    rows = Evidence.objects.of(version).for_page()
    return Draft(
        headline=version.headline,
        body=version.body,
        explanation=version.explanation,
        only_source=version.only_source,
        rating=version.rating,
        claimant=version.claimant,
        title_of_claimant=version.title_of_claimant,
        appearance=version.appearance,
        evidence=tuple(_evidence_draft(row) for row in rows),
        correction_kind=CorrectionKind(change.kind) if change else None,
        correction_note=change.note if change else "",
    )


def add_author(review: Review, person: User) -> None:
    """Will put somebody on record as an author, unless they are one.

    Raises: ValidationError for a signer of the review.
    """
    part = Party.objects.filter(review=review, person=person).values_list("part", flat=True).first()
    if part is None:
        write_record(Party(review=review, person=person, part=Part.AUTHOR.value))
    elif part != Part.AUTHOR:
        said = f"{person} signed this review: whoever signs it never writes it."
        raise ValidationError({"person": ValidationError(said, code="party_has_one_part")})


def _save(taken: Step, draft: Draft) -> None:
    """Writes the version of a step and makes it the working one."""
    add_author(taken.review, taken.actor)
    version = _add_version(taken.review, draft, by=taken.actor, now=taken.now)
    taken.details = {"sequence": version.sequence, "content_hash": version.content_hash}
    taken.take(version=version, claimant=draft.claimant, appearance=draft.appearance)


def _add_version(review: Review, draft: Draft, *, by: User, now: datetime) -> ReviewVersion:
    content = _content(review, draft)
    version = ReviewVersion(
        review=review,
        sequence=review.versions.next_sequence(),
        claim=review.claim,
        claimant=draft.claimant,
        appearance=draft.appearance,
        scale=draft.rating.scale if draft.rating else None,
        rating=draft.rating,
        methodology=_methodology(),
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


def _content(review: Review, draft: Draft) -> Content:
    """What of this draft would be public, in the words of the rows it rests on as they are now."""
    methodology = _methodology()
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


def _methodology() -> Methodology | None:
    """The methodology that holds now."""
    return Methodology.objects.newest_first().first()


def _point_at(review: Review, version: ReviewVersion) -> None:
    """Makes a version the working one; what lists show of a review is told by it."""
    review.version = version
    review.claimant, review.appearance = version.claimant, version.appearance


def _evidence_draft(row: Evidence) -> EvidenceDraft:
    return EvidenceDraft(
        question=row.question,
        answer=row.answer,
        stance=EvidenceStance(row.stance),
        note=row.note,
        appearance=row.appearance,
        origin=row.origin,
        url=row.url,
        archive_url=row.archive_url,
        no_archive_reason=row.no_archive_reason,
        file=row.file,
    )


def _require_checkable(claim: Claim) -> None:
    """Refuses to review what evidence cannot settle, or what is not tracked any more.

    Raises: TransitionRefused.
    """
    if claim.status != ClaimStatus.OPEN:
        raise TransitionRefused(
            f"This claim is {claim.status}: a review is opened for a claim that is open.",
            action=Action.OPEN.value,
            status=claim.status,
        )
    if claim.checkability not in CHECKABLE:
        raise TransitionRefused(
            f"A claim is reviewed where evidence can settle it, at least partly; "
            f"this one is recorded as “{claim.get_checkability_display()}”.",
            action=Action.OPEN.value,
            checkability=claim.checkability,
        )
