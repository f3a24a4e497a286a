"""What people write in a review, before it is a version and read back from one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.models import Appearance, Origin
from reviews.domain import content as contents
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from reviews.models import Evidence, EvidenceFile, Rating, Review, ReviewVersion
from sources.models import Source


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


def draft_of(version: ReviewVersion) -> Draft:
    """Will read a version back into what people write, so that they can go on from there.

    What readers were told of the correction that is public is not what they are told of the next.
    """
    change = contents.read(version.content).correction
    if change is not None and Review.objects.filter(publication__version=version).exists():
        change = None
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
