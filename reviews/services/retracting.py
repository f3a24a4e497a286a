"""Retractions: one editor proposes with the public note, another one signs; the page stays."""

from datetime import datetime

from accounts.models import User
from accounts.services.records import write_record
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.vocabulary import CorrectionKind
from reviews.models import ProposalWithdrawal, Retraction, RetractionProposal, Review
from reviews.services import articles
from reviews.services.making_public import add_correction
from reviews.services.people import open_proposal
from reviews.services.verdicts import show_verdict
from reviews.services.workflow import Reach, Step, require_text, require_words, step


def propose_retraction(
    review: Review,
    note: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will propose that what is public be retracted; `note` is what readers would be told.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without a note
    that tells readers something.
    """
    with step(
        review,
        Action.PROPOSE_RETRACTION,
        by=by,
        now=now,
        expected_version=expected_version,
        reason=note,
    ) as taken:
        require_words(note=note)
        proposal = RetractionProposal(
            review=taken.review,
            publication=taken.public,
            proposed_by=taken.actor,
            note=note,
            proposed_at=taken.now,
        )
        write_record(proposal)
        taken.details = {"proposal": proposal.pk}
        taken.take()
    return taken.review


def withdraw_retraction_proposal(
    review: Review,
    reason: str,
    *,
    by: User,
    now: datetime,
    expected_version: int | None = None,
) -> Review:
    """Will end an open proposal: taken back by whoever made it, or declined by any editor.

    Raises: StaleRecord, NotAllowed, TransitionRefused, ValidationError without a reason.
    """
    with step(
        review,
        Action.WITHDRAW_RETRACTION_PROPOSAL,
        by=by,
        now=now,
        expected_version=expected_version,
        reason=reason,
    ) as taken:
        require_text(reason=reason)
        proposal = _proposal(taken)
        write_record(
            ProposalWithdrawal(proposal=proposal, by=taken.actor, reason=reason, at=taken.now)
        )
        taken.details = {"proposal": proposal.pk}
        taken.take()
    return taken.review


def sign_retraction(
    review: Review, *, by: User, now: datetime, expected_version: int | None = None
) -> Review:
    """Will retract a review on another editor's proposal: readers are told, and no verdict is left.

    Raises: StaleRecord, NotAllowed, TransitionRefused.
    """
    with step(
        review,
        Action.SIGN_RETRACTION,
        by=by,
        now=now,
        expected_version=expected_version,
        reach=Reach.EVERYTHING,
    ) as taken:
        proposal, public = _proposal(taken), taken.public
        retraction = Retraction(
            proposal=proposal,
            review=taken.review,
            proposed_by=proposal.proposed_by,
            signed_by=taken.actor,
            signed_at=taken.now,
        )
        write_record(retraction)
        kind = CorrectionKind.RETRACTION
        add_correction(taken, kind, proposal.note, before=public, after=None, by=taken.actor)
        taken.details = {"proposal": proposal.pk, "proposed_by": proposal.proposed_by_id}
        taken.take(retraction=retraction)
        content = contents.read(public.version.content)
        articles.register(taken.review, content, by=taken.by, now=taken.now, kind=kind)
        show_verdict(taken.review.claim, by=taken.by)
    return taken.review


def _proposal(taken: Step) -> RetractionProposal:
    """The proposal at hand, of which the table of steps made sure."""
    proposal = open_proposal(taken.review)
    assert proposal is not None  # noqa: S101
    return proposal
