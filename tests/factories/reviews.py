"""Rows of `reviews` for tests. Each factory makes what its row rests on, so that the database agrees."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from claims.models import Claim
from reviews.domain.vocabulary import (
    CorrectionKind,
    EvidenceStance,
    Fate,
    Part,
    PublicationKind,
    RatingClass,
    ReviewState,
)
from reviews.models import (
    Comment,
    Correction,
    CorrectionRequest,
    Evidence,
    EvidenceFile,
    ExternalReview,
    Methodology,
    Party,
    ProposalWithdrawal,
    Publication,
    QuarantinedItem,
    Rating,
    RatingMapping,
    RatingScale,
    Retraction,
    RetractionProposal,
    Review,
    ReviewVersion,
    SignOff,
    SignOffFate,
)
from sources.domain.vocabulary import SourceKind
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.sources import SourceFactory

WRITTEN = datetime(2026, 5, 3, 12, tzinfo=UTC)
SIGNED = datetime(2026, 5, 3, 13, tzinfo=UTC)
PUBLISHED = datetime(2026, 5, 3, 14, tzinfo=UTC)

PNG = b"\x89PNG\r\n\x1a\n"


def our_organisation() -> Source:
    """The one organisation that publishes reviews here, made when first asked for."""
    return Source.objects.ours().first() or SourceFactory(name="Our Desk", is_ours=True)


def author_of(review: Review) -> User:
    """Whoever opened the review, on record as its author."""
    return take_part(review, review.opened_by, Part.AUTHOR)


def signer_of(review: Review) -> User:
    """A new person on record as a signer of the review."""
    return take_part(review, UserFactory(), Part.SIGNER)


def take_part(review: Review, person: User, part: Part) -> User:
    """The person, put on record for this part unless there is a record already."""
    if not Party.objects.filter(review=review, person=person).exists():
        Party.objects.create(review=review, person=person, part=part.value)
    return person


def methodology() -> Methodology:
    """The newest methodology, made when first asked for."""
    return Methodology.objects.newest_first().first() or MethodologyFactory()


def used(signoff: SignOff) -> SignOff:
    """The signature, put on record as used for a publication."""
    SignOffFateFactory(signoff=signoff)
    return signoff


def content_of(version: Any) -> str:
    """What of a version is public, as far as the database looks at it."""
    return json.dumps(
        {
            "format": 1,
            "headline": version.headline,
            "explanation": version.explanation,
            "body": version.body,
            "only_source": version.only_source,
            "language": version.review.language,
            "organisation": {"id": version.review.organisation.pk},
            "claim": {"id": version.claim.pk, "statement": version.claim.statement},
            "claimant": version.claimant
            and {"id": version.claimant.pk, "title": version.title_of_claimant},
            "appearance": version.appearance and {"id": version.appearance.article_id},
            "rating": version.rating and verdict_of(version.rating),
            "methodology": version.methodology and version.methodology.version,
            "evidence": list(version.grounds),
        }
    )


def verdict_of(rating: Rating) -> dict[str, Any]:
    """What a content tells of a rating."""
    return {
        "scale": rating.scale.name,
        "scale_version": rating.scale.version,
        "worst": rating.scale.worst,
        "best": rating.scale.best,
        "value": rating.value,
        "label": rating.label,
        "definition": rating.definition,
        "normalised": rating.normalised,
    }


def ground_of(row: Any) -> dict[str, Any]:
    """What a content tells of a piece of evidence."""
    rests_on = row.appearance or row.origin
    return {
        "question": row.question,
        "answer": row.answer,
        "stance": row.stance,
        "note": row.note,
        "kind": kind_of(row),
        "ref": rests_on and rests_on.pk,
        "url": row.url,
        "archive_url": row.archive_url,
        "no_archive_reason": row.no_archive_reason,
        "sha256": row.file.sha256 if row.file else "",
        "media_type": row.file.media_type if row.file else "",
    }


def kind_of(row: Any) -> str:
    """What a piece of evidence rests on."""
    kinds = [name for name in ("appearance", "origin", "file") if getattr(row, name)]
    return kinds[0] if kinds else "url"


class RatingScaleFactory(DjangoModelFactory[RatingScale]):
    class Meta:
        model = RatingScale

    name = factory.Sequence(lambda n: f"Scale {n}")


class RatingFactory(DjangoModelFactory[Rating]):
    class Meta:
        model = Rating

    scale = factory.SubFactory(RatingScaleFactory)
    label = "False"
    definition = "What is known contradicts it."
    value = 1
    normalised = RatingClass.FALSE.value


class RatingMappingFactory(DjangoModelFactory[RatingMapping]):
    class Meta:
        model = RatingMapping

    site = factory.Sequence(lambda n: f"checks{n}.example")
    words = "pants on fire"
    normalised = RatingClass.FALSE.value


class MethodologyFactory(DjangoModelFactory[Methodology]):
    class Meta:
        model = Methodology

    version = factory.Sequence(lambda n: n + 1000)  # an installation has its first ones
    title = "How we work"
    text = "We say what is known, and how."
    created_at = WRITTEN


class ReviewFactory(DjangoModelFactory[Review]):
    """A draft without a version. `walk` takes it further; see also `published_review`."""

    class Meta:
        model = Review

    claim = factory.SubFactory(ClaimFactory)
    claimant = factory.SubFactory(SourceFactory, kind=SourceKind.PERSON.value)
    organisation = factory.LazyFunction(our_organisation)
    slug = factory.Sequence(lambda n: f"ferry-number-{n}")
    opened_by = factory.SubFactory(UserFactory)


class PartyFactory(DjangoModelFactory[Party]):
    class Meta:
        model = Party

    review = factory.SubFactory(ReviewFactory)
    person = factory.SubFactory(UserFactory)
    part = Part.AUTHOR.value


class ReviewVersionFactory(DjangoModelFactory[ReviewVersion]):
    """The newest version of its review, complete, by an author on record.

    `grounds` is what its content tells of its evidence; `EvidenceFactory` adds such rows.
    """

    class Meta:
        model = ReviewVersion
        exclude = ["grounds"]

    grounds: tuple[dict[str, Any], ...] = ()
    review = factory.SubFactory(ReviewFactory)
    sequence = factory.LazyAttribute(lambda row: row.review.versions.next_sequence())
    claim = factory.SelfAttribute("review.claim")
    claimant = factory.SelfAttribute("review.claimant")
    rating = factory.SubFactory(RatingFactory)
    scale = factory.LazyAttribute(lambda row: row.rating and row.rating.scale)
    methodology = factory.LazyFunction(methodology)
    headline = "No ferry sank off Otaru"
    explanation = "The harbour's log knows of none."
    body = ""
    only_source = ""
    appearance = None
    title_of_claimant = "harbour master"
    content = factory.LazyAttribute(content_of)
    created_at = WRITTEN
    created_by = factory.LazyAttribute(lambda row: author_of(row.review))

    @classmethod
    def _create(cls, model: type[ReviewVersion], *args: Any, **columns: Any) -> ReviewVersion:
        review = columns["review"]
        take_part(review, columns["created_by"], Part.AUTHOR)
        version = super()._create(model, *args, **columns)
        Review.objects.filter(pk=review.pk).update(version=version)
        review.refresh_from_db()
        return version


class EvidenceFileFactory(DjangoModelFactory[EvidenceFile]):
    class Meta:
        model = EvidenceFile

    data = factory.Sequence(lambda n: PNG + str(n).encode())
    name = "log.png"
    uploaded_at = WRITTEN
    uploaded_by = factory.SubFactory(UserFactory)


class EvidenceFactory(DjangoModelFactory[Evidence]):
    """A piece of evidence, by itself in a version whose content tells of it."""

    class Meta:
        model = Evidence

    version = factory.LazyAttribute(lambda row: ReviewVersionFactory(grounds=(ground_of(row),)))
    order = 1
    question = "Did a ferry sink?"
    answer = "The log knows of none."
    stance = EvidenceStance.REFUTES.value
    note = ""
    appearance = None
    origin = None
    file = None
    url = "https://harbour.example/log"
    archive_url = "https://archive.example/1"
    no_archive_reason = ""


class SignOffFactory(DjangoModelFactory[SignOff]):
    """A signature on a version by somebody who is no author."""

    class Meta:
        model = SignOff

    version = factory.SubFactory(ReviewVersionFactory)
    review = factory.SelfAttribute("version.review")
    content_hash = factory.SelfAttribute("version.content_hash")
    signer = factory.LazyAttribute(lambda row: signer_of(row.review))
    conflict = "none"
    signed_at = SIGNED

    @classmethod
    def _create(cls, model: type[SignOff], *args: Any, **columns: Any) -> SignOff:
        take_part(columns["review"], columns["signer"], Part.SIGNER)
        return super()._create(model, *args, **columns)


class SignOffFateFactory(DjangoModelFactory[SignOffFate]):
    """A signature that was used; `fate="withdrawn"` wants a reason."""

    class Meta:
        model = SignOffFate

    signoff = factory.SubFactory(SignOffFactory)
    version = factory.SelfAttribute("signoff.version")
    content_hash = factory.SelfAttribute("signoff.content_hash")
    fate = Fate.PUBLISHED.value
    at = PUBLISHED
    by = factory.SelfAttribute("signoff.signer")


class PublicationFactory(DjangoModelFactory[Publication]):
    """A version made public on one signature; the review's own columns are left as they are."""

    class Meta:
        model = Publication

    version = factory.SubFactory(ReviewVersionFactory)
    review = factory.SelfAttribute("version.review")
    content_hash = factory.SelfAttribute("version.content_hash")
    sequence = factory.LazyAttribute(lambda row: row.review.publications.next_sequence())
    kind = factory.LazyAttribute(
        lambda row: (PublicationKind.FIRST if row.sequence == 1 else PublicationKind.MATERIAL).value
    )
    first_signoff = factory.LazyAttribute(lambda row: used(SignOffFactory(version=row.version)))
    published_at = factory.LazyAttribute(lambda row: PUBLISHED + timedelta(hours=row.sequence - 1))
    published_by = factory.SelfAttribute("first_signoff.signer")
    label = factory.SelfAttribute("version.claim.label")
    supports_confirmed = factory.SelfAttribute("version.claim.supports_confirmed")
    supports_possible = factory.SelfAttribute("version.claim.supports_possible")
    refutes_confirmed = factory.SelfAttribute("version.claim.refutes_confirmed")
    refutes_possible = factory.SelfAttribute("version.claim.refutes_possible")
    json_ld = "{}"


class RetractionProposalFactory(DjangoModelFactory[RetractionProposal]):
    class Meta:
        model = RetractionProposal

    publication = factory.SubFactory(PublicationFactory)
    review = factory.SelfAttribute("publication.review")
    proposed_by = factory.SubFactory(UserFactory)
    note = "The log was of another harbour."
    proposed_at = PUBLISHED


class ProposalWithdrawalFactory(DjangoModelFactory[ProposalWithdrawal]):
    class Meta:
        model = ProposalWithdrawal

    proposal = factory.SubFactory(RetractionProposalFactory)
    by = factory.SelfAttribute("proposal.proposed_by")
    reason = "It was the right harbour."
    at = PUBLISHED


class RetractionFactory(DjangoModelFactory[Retraction]):
    class Meta:
        model = Retraction

    proposal = factory.SubFactory(RetractionProposalFactory)
    review = factory.SelfAttribute("proposal.review")
    proposed_by = factory.SelfAttribute("proposal.proposed_by")
    signed_by = factory.SubFactory(UserFactory)
    signed_at = PUBLISHED


class CorrectionFactory(DjangoModelFactory[Correction]):
    class Meta:
        model = Correction

    before = factory.SubFactory(PublicationFactory)
    review = factory.SelfAttribute("before.review")
    kind = CorrectionKind.CORRECTION.value
    note = "The year was wrong."
    effective_at = PUBLISHED
    made_by = factory.SubFactory(UserFactory)


class CorrectionRequestFactory(DjangoModelFactory[CorrectionRequest]):
    class Meta:
        model = CorrectionRequest

    review = factory.SubFactory(ReviewFactory)
    name = "A reader"
    email = "reader@example.org"
    text = "The ferry was another one."


class CommentFactory(DjangoModelFactory[Comment]):
    class Meta:
        model = Comment

    version = factory.SubFactory(ReviewVersionFactory)
    review = factory.SelfAttribute("version.review")
    author = factory.SubFactory(UserFactory)
    body = "Who kept the log?"
    created_at = WRITTEN


class ExternalReviewFactory(DjangoModelFactory[ExternalReview]):
    class Meta:
        model = ExternalReview

    publisher_name = "Checks"
    site = "checks.example"
    url = factory.Sequence(lambda n: f"https://checks.example/{n}")
    title = "Did a ferry sink?"
    claim_text = "A ferry sank off Otaru."
    rating_given = "Pants on fire"


class QuarantinedItemFactory(DjangoModelFactory[QuarantinedItem]):
    class Meta:
        model = QuarantinedItem

    source = "feed.json"
    raw = "{}"
    reasons = ["It names no claim."]
    sha256 = factory.Sequence(lambda n: f"{n:064x}")


def walk(review: Review, *states: ReviewState, **columns: Any) -> Review:
    """The review, taken from state to state; `columns` are set with the last step."""
    for state in states[:-1]:
        Review.objects.filter(pk=review.pk).update(state=state.value)
    Review.objects.filter(pk=review.pk).update(state=states[-1].value, **columns)
    review.refresh_from_db()
    return review


def published_review(**columns: Any) -> Review:
    """A review that everybody may read; `columns` are those of `PublicationFactory`."""
    publication = PublicationFactory(**columns)
    steps = (ReviewState.IN_REVIEW, ReviewState.APPROVED, ReviewState.PUBLISHED)
    review = walk(publication.review, *steps, publication=publication)
    rating = publication.version.rating
    shown = {"verdict": rating.label, "verdict_class": rating.normalised}
    Claim.objects.filter(pk=review.claim_id).update(**shown, verdict_url=review.get_absolute_url())
    return review


def retracted_review(**columns: Any) -> Review:
    """A review that was public and was retracted by two people."""
    review = published_review(**columns)
    retraction = RetractionFactory(proposal__publication=review.publication)
    return walk(review, ReviewState.RETRACTED, retraction=retraction)
