"""The page of a review as data: what was signed and published, and never what is being worked on.

Every word of the review is read from the text that was signed. Rows are asked only for what lies
around it: who signed, what was corrected, the scale, and how the claim is sourced by now.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from accounts.models import User
from claims.models import Claim
from claims.models.judgement import public_name
from reviews.domain import content as contents
from reviews.domain.claimreview.embedding import in_script
from reviews.domain.content import Claimant, Content, Place
from reviews.models import Publication, Retraction, Review, ReviewVersion, SignOff
from reviews.models.working import SNAPSHOT
from reviews.services.claimreview import public_url
from sources.domain.dates import When
from web.reading.corrections import Told, changes_of, told_before, with_note
from web.reading.evidence import EvidenceReading, read_evidence
from web.reading.listing import Interval, interval
from web.reading.log import entry_of, entry_of_retraction
from web.reading.methodology import ScaleReading, read_scale
from web.reading.references import Ref
from web.reading.verdicts import VerdictBadge, verdict_badge
from web.words import Badge, Dated, badge, dated, quoted


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict: its badge, its definition, and its place on the scale in words."""

    badge: VerdictBadge
    definition: str
    place: str


@dataclass(frozen=True, slots=True)
class ClaimantReading:
    """Who makes the claim, and what they were at the time."""

    who: Ref
    title: str


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """An article in which the claim stands: its page here, its own address, the day."""

    article: Ref
    publisher: str
    address: str
    day: Dated | None
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed the text that is public, when, and what they declared."""

    name: str
    at: datetime
    conflict: str


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How the claim is sourced, at one moment."""

    badge: Badge
    supports: Interval
    refutes: Interval


@dataclass(frozen=True, slots=True)
class ReviewReading:
    """Everything the page of a review shows.

    `changes` are all changes of the text, `corrections` those of which readers are told in a note.
    """

    id: int
    path: str
    address: str
    language: str
    headline: str
    organisation: Ref
    claim: Ref
    claim_short: str
    claim_language: str
    claimant: ClaimantReading | None
    verdict: Verdict | None
    explanation: str
    body: str
    only_source: str
    evidence: tuple[EvidenceReading, ...]
    places: tuple[PlaceReading, ...]
    authors: tuple[str, ...]
    signatures: tuple[Signature, ...]
    corrections: tuple[Told, ...]
    changes: tuple[Told, ...]
    published_at: datetime
    modified_at: datetime | None
    scale: ScaleReading | None
    methodology: int | None
    sourced_then: Sourcing
    sourced_now: Sourcing | None
    content_hash: str
    log_entry: int | None
    json_ld: str

    @property
    def cited(self) -> str:
        """The headline between quotation marks, as who cites it writes it."""
        return quoted(self.headline)


@dataclass(frozen=True, slots=True)
class RetractedReading:
    """All that is left of a review that was retracted: no verdict, and why."""

    id: int
    path: str
    language: str
    headline: str
    claim: Ref
    claim_language: str
    note: str
    proposed_by: str
    signed_by: str
    published_at: datetime
    retracted_at: datetime
    changes: tuple[Told, ...]
    log_entry: int | None


def read_review(review: Review) -> ReviewReading:
    """Will gather the page of a review that `for_page()` read, in as many queries for any review."""
    publication = publication_of(review)
    version = publication.version
    content = contents.read(version.content)
    changes = changes_of(review)
    return ReviewReading(
        id=review.pk,
        path=review.get_absolute_url(),
        address=public_url(review),
        language=content.language,
        headline=content.headline,
        organisation=Ref(content.organisation.name, content.organisation.homepage),
        claim=_claim(content),
        claim_short=content.claim.short,
        claim_language=content.claim.language,
        claimant=_claimant(content.claimant),
        verdict=_verdict(content),
        explanation=content.explanation,
        body=content.body,
        only_source=content.only_source,
        evidence=read_evidence(version, content),
        places=_places(content),
        authors=_authors(version),
        signatures=_signatures(publication),
        corrections=with_note(changes),
        changes=changes,
        published_at=first_published(review),
        modified_at=publication.modified_at,
        scale=read_scale(version.scale) if version.scale else None,
        methodology=content.methodology,
        sourced_then=_sourcing(publication),
        sourced_now=_changed_sourcing(publication, review.claim),
        content_hash=publication.content_hash,
        log_entry=entry_of(publication),
        json_ld=in_script(publication.json_ld),
    )


def read_retracted(review: Review, retraction: Retraction) -> RetractedReading:
    """Will gather what is told of a review that was retracted."""
    content = contents.read(publication_of(review).version.content)
    return RetractedReading(
        id=review.pk,
        path=review.get_absolute_url(),
        language=content.language,
        headline=content.headline,
        claim=_claim(content),
        claim_language=content.claim.language,
        note=retraction.proposal.note,
        proposed_by=public_name(retraction.proposed_by),
        signed_by=public_name(retraction.signed_by),
        published_at=first_published(review),
        retracted_at=retraction.signed_at,
        changes=told_before(retraction.signed_at, changes_of(review)),
        log_entry=entry_of_retraction(retraction),
    )


def publication_of(review: Review) -> Publication:
    """What is public of a review.

    Raises: LookupError where nothing is.
    """
    if review.publication is None:
        raise LookupError(f"Nothing of review {review.pk} is public.")
    return review.publication


def first_published(review: Review) -> datetime:
    """When a review that was read `with_dates()` became public."""
    at: datetime = vars(review)["first_published_at"]
    return at


def _claim(content: Content) -> Ref:
    said = content.claim
    return Ref(said.statement, reverse("claim", args=[said.id]), said.language)


def _claimant(said: Claimant | None) -> ClaimantReading | None:
    if said is None:
        return None
    return ClaimantReading(Ref(said.name, reverse("source", args=[said.id])), said.title)


def _verdict(content: Content) -> Verdict | None:
    said = content.rating
    if said is None:
        return None
    place = f"{said.value} on a scale from {said.worst} to {said.best}"
    return Verdict(
        verdict_badge(said.label, said.normalised),
        said.definition,
        place if said.value is not None else "a word beside the scale, without a number",
    )


def _places(content: Content) -> tuple[PlaceReading, ...]:
    """Where the claim stands, the place that is reviewed first."""
    reviewed = content.appearance
    others = [place for place in content.appearances if place != reviewed]
    return tuple(_place(place, place is reviewed) for place in (reviewed, *others) if place)


def _place(place: Place, is_reviewed: bool) -> PlaceReading:
    first = date.fromisoformat(place.earliest) if place.earliest else None
    last = date.fromisoformat(place.latest) if place.latest else None
    return PlaceReading(
        Ref(place.title, reverse("article", args=[place.id])),
        place.publisher,
        place.url,
        dated(When(first, last)),
        is_reviewed,
    )


def _authors(version: ReviewVersion) -> tuple[str, ...]:
    """Who wrote what is public: whoever saved a version up to it, by full name."""
    saved = ReviewVersion.objects.up_to(version)
    return _names([row.created_by for row in saved])


def _names(people: list[User]) -> tuple[str, ...]:
    """The full names, each person once; who gave none is not told apart from others of them."""
    return tuple(dict.fromkeys(public_name(person) for person in people))


def _signatures(publication: Publication) -> tuple[Signature, ...]:
    given: list[SignOff | None] = [
        publication.first_signoff,
        publication.second_signoff,
        publication.third_signoff,
    ]
    return tuple(
        Signature(public_name(one.signer), one.signed_at, one.conflict) for one in given if one
    )


def _sourcing(kept: Publication | Claim) -> Sourcing:
    return Sourcing(
        badge(kept.label),
        interval(kept.supports_confirmed, kept.supports_possible),
        interval(kept.refutes_confirmed, kept.refutes_possible),
    )


def _changed_sourcing(publication: Publication, claim: Claim) -> Sourcing | None:
    """How the claim is sourced now, where that is not what it was at publication."""
    same = all(getattr(publication, name) == getattr(claim, name) for name in SNAPSHOT)
    return None if same else _sourcing(claim)
