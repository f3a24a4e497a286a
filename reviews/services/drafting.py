"""Writing: a review is opened, and every state of it that somebody saves is a version of its own."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from accounts.models import User
from accounts.services.records import write_record
from accounts.services.steps import log_event, verb
from claims.models import Claim
from reviews.domain import content as contents
from reviews.domain.actions import Action, Standing
from reviews.domain.vocabulary import Part
from reviews.domain.workflow import decide
from reviews.models import Party, Review, ReviewVersion
from reviews.services.checkable import require_checkable
from reviews.services.drafts import Draft
from reviews.services.organisation import our_organisation
from reviews.services.people import event_name, newcomer
from reviews.services.versions import add_version, content_of
from reviews.services.workflow import Reach, Step, hold, refuse_unless, step

LONGEST_SLUG = 80
TAKEN = {"correction"}
"""Words that lead elsewhere from the number of a review."""


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
        require_checkable(locked, Action.OPEN)
        review = Review(
            claim=locked,
            organisation=organisation,
            language=language or locked.language,
            slug=_slug(locked),
            opened_by=by,
        )
        write_record(review)
        write_record(Party(review=review, person=by, part=Part.AUTHOR.value))
        version = add_version(review, draft or Draft(), by=by, now=now)
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
        if content_of(taken.review, draft) != contents.read(taken.version.content):
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


def add_author(review: Review, person: User) -> None:
    """Will put somebody on record as an author, unless they are one.

    Raises: ValidationError for a signer of the review.
    """
    require_no_signer(review, person)
    if not Party.objects.filter(review=review, person=person).exists():
        write_record(Party(review=review, person=person, part=Part.AUTHOR.value))


def require_no_signer(review: Review, person: User) -> None:
    """Will return silently unless somebody signed the review, and so never writes it.

    Raises: ValidationError.
    """
    if Party.objects.filter(review=review, person=person, part=Part.SIGNER).exists():
        said = f"{person} signed this review: whoever signs it never writes it."
        raise ValidationError({"person": ValidationError(said, code="party_has_one_part")})


def _slug(claim: Claim) -> str:
    """The words of a review's address: those of the claim, as far as an address takes them."""
    words = slugify(str(claim))[:LONGEST_SLUG].strip("-")
    return words if words and words not in TAKEN else f"claim-{claim.pk}"


def _save(taken: Step, draft: Draft) -> None:
    """Writes the version of a step and makes it the working one."""
    add_author(taken.review, taken.actor)
    version = add_version(taken.review, draft, by=taken.actor, now=taken.now)
    taken.details = {"sequence": version.sequence, "content_hash": version.content_hash}
    taken.take(version=version, claimant=draft.claimant, appearance=draft.appearance)


def _point_at(review: Review, version: ReviewVersion) -> None:
    """Makes a version the working one; what lists show of a review is told by it."""
    review.version = version
    review.claimant, review.appearance = version.claimant, version.appearance
