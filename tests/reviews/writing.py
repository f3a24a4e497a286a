"""Reviews at every stage, made by the services as people would."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from accounts.models import User
from claims.models import Claim
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from reviews.models import Rating, Review
from reviews.services import correcting, drafting, publication, retracting, signing
from reviews.services.drafts import Draft, EvidenceDraft, draft_of
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.sources import SourceFactory

NOW = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)


def later(minutes: int = 1) -> datetime:
    return NOW + timedelta(minutes=minutes)


def reviewer(**values: Any) -> User:
    return UserFactory(roles=["reviewer"], **values)


def editor(**values: Any) -> User:
    return UserFactory(roles=["editor"], **values)


def rating(label: str = "True") -> Rating:
    return Rating.objects.get(label=label, scale__name="Truthfulness")


def evidence(host: str = "harbour.example", **values: Any) -> EvidenceDraft:
    one = EvidenceDraft(
        question=f"What does {host} say?",
        answer="That the ferry sailed.",
        stance=EvidenceStance.SUPPORTS,
        url=f"https://{host}/log",
        archive_url="https://archive.example/1",
    )
    return replace(one, **values)


def draft(**values: Any) -> Draft:
    """A whole draft: nothing is missing in it."""
    whole = {
        "headline": "Did a ferry sink?",
        "explanation": "Two logs show it.",
        "body": "We asked both harbours.",
        "rating": rating(),
        "title_of_claimant": "harbour master",
        "evidence": (evidence("harbour.example"), evidence("coast.example")),
    }
    return Draft(
        **{"claimant": values.get("claimant") or SourceFactory(kind="person"), **whole, **values}
    )


def opened(by: User | None = None, claim: Claim | None = None, **values: Any) -> Review:
    """A draft by one author, nothing missing."""
    by = by or reviewer()
    return drafting.open_review(claim or ClaimFactory(), by=by, now=NOW, draft=draft(**values))


def author_of(review: Review) -> User:
    return User.objects.get(pk=review.opened_by_id)


def submitted(**values: Any) -> Review:
    review = opened(**values)
    return signing.submit(review, by=author_of(review), now=NOW)


def sign(review: Review, by: User | None = None, **values: Any) -> Review:
    seen = review.version.content_hash
    given = {"conflict": "none", "now": NOW, **values}
    return signing.sign(review, seen, by=by or editor(), **given)


def approved(**values: Any) -> Review:
    return sign(submitted(**values))


def published(**values: Any) -> Review:
    return publication.publish(approved(**values), by=editor(), now=NOW)


def correcting_(review: Review | None = None, **values: Any) -> Review:
    """A published review of which a correction is being written."""
    review = review or published(**values)
    return correcting.open_correction(review, "A reader wrote", by=author_of(review), now=later())


def corrected_draft(review: Review, **values: Any) -> Draft:
    """What is written now, with some parts put differently."""
    return replace(draft_of(review.version), **values)


def rewritten(review: Review, **values: Any) -> Review:
    """The review with another version by its author."""
    words = corrected_draft(review, **values)
    return drafting.save_draft(review, words, by=author_of(review), now=later(2))


def material(review: Review, **values: Any) -> Review:
    """A correction of another verdict, with the note for readers, ready to be submitted."""
    told = {
        "rating": rating("Mostly true"),
        "correction_kind": CorrectionKind.CORRECTION,
        "correction_note": "The hour was wrong.",
        **values,
    }
    return rewritten(correcting_(review), **told)


def proposed(review: Review | None = None, by: User | None = None) -> Review:
    review = review or published()
    note = "The log was forged."
    return retracting.propose_retraction(review, note, by=by or editor(), now=later())
