"""Reviews as lists show them, and all of one claim side by side."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.models import Claim
from reviews.domain import content as contents
from reviews.models import ExternalReview, Retraction, Review
from web.reading.claim_rows import OURS, THEIRS
from web.reading.references import Ref, source_ref
from web.reading.review import first_published, publication_of
from web.reading.verdicts import VerdictBadge, verdict_badge


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review of a list: what is public of it."""

    review: Ref
    verdict: VerdictBadge
    claim: str
    claim_language: str
    claimant: str
    published_at: datetime
    modified_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewOfClaim:
    """What one publisher concluded about a claim, in its own words; `day` as far as it is known.

    `worded` is the claim as that publisher words it, where it is not as it is worded here.
    """

    publisher: Ref
    is_ours: bool
    review: Ref
    verdict: VerdictBadge | None
    worded: str
    language: str
    day: date | None


@dataclass(frozen=True, slots=True)
class RetractedOfClaim:
    """A review of our own that was taken back: when, why in public words, and its page."""

    review: Ref
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewsOfClaim:
    """All reviews of a claim: those that stand, and what we took back."""

    standing: tuple[ReviewOfClaim, ...]
    retracted: tuple[RetractedOfClaim, ...]

    @property
    def dispute(self) -> bool:
        """Whether a verdict that stands speaks against the claim, wholly or in part."""
        given = {one.verdict.family for one in self.standing if one.verdict}
        return not given.isdisjoint({"false", "mixture"})


def review_row(review: Review) -> ReviewRow:
    """Will tell a public review that `for_readers()` read, without a query."""
    publication = publication_of(review)
    content = contents.read(publication.version.content)
    rating = content.rating
    return ReviewRow(
        review=Ref(content.headline, review.get_absolute_url(), content.language),
        verdict=verdict_badge(rating.label, rating.normalised) if rating else verdict_badge("", ""),
        claim=content.claim.statement,
        claim_language=content.claim.language,
        claimant=_claimant(content),
        published_at=first_published(review),
        modified_at=publication.modified_at,
    )


def newest_reviews(count: int) -> list[ReviewRow]:
    """The reviews that stand in public, the one that was published last first."""
    rows = Review.objects.published().for_readers().newest_first()
    return [review_row(review) for review in rows[:count]]


def reviews_of(claim: Claim) -> ReviewsOfClaim:
    """What publishers concluded about a claim that `ONE` read, ourselves first, in two queries.

    Of the others' reviews those that somebody confirmed to be about this claim. Of a review that we
    retracted nothing is told but that, when and why.
    """
    ours = OURS.read(claim=claim.pk) if vars(claim)["is_reviewed"] else []
    others = THEIRS.read(claim=claim.pk) if vars(claim)["is_reviewed_by_others"] else []
    standing = (_ours(review) for review in ours if review.retraction is None)
    return ReviewsOfClaim(
        standing=(*standing, *(_others(row, claim) for row in others)),
        retracted=tuple(_retracted(one, one.retraction) for one in ours if one.retraction),
    )


def _retracted(review: Review, retraction: Retraction) -> RetractedOfClaim:
    note = retraction.proposal.note
    page = Ref("Our review", review.get_absolute_url(), review.language)
    return RetractedOfClaim(review=page, note=note, at=retraction.signed_at)


def _ours(review: Review) -> ReviewOfClaim:
    row = review_row(review)
    return ReviewOfClaim(
        publisher=source_ref(review.organisation),
        is_ours=True,
        review=row.review,
        verdict=row.verdict,
        worded="",
        language=row.claim_language,
        day=row.published_at.date(),
    )


def _others(row: ExternalReview, claim: Claim) -> ReviewOfClaim:
    badge = verdict_badge(row.rating_given, row.rating_class) if row.rating_given else None
    return ReviewOfClaim(
        publisher=source_ref(row.publisher, otherwise=row.publisher_name or row.site),
        is_ours=False,
        review=Ref(row.title or row.url, row.url, row.language),
        verdict=badge,
        worded=row.claim_text if row.claim_text != claim.statement else "",
        language=row.language,
        day=row.reviewed_on,
    )


def _claimant(content: contents.Content) -> str:
    said = content.claimant
    if said is None:
        return ""
    return f"{said.name}, {said.title}" if said.title else said.name
