"""What can be done with a review, and what somebody must be to it."""

from dataclasses import dataclass
from enum import StrEnum

from accounts.domain.vocabulary import Role
from reviews.domain.vocabulary import ReviewState


class Action(StrEnum):
    """One step of the work on a review; `review.<action>` in the permission table and in the log."""

    OPEN = "open"
    SAVE = "save"
    SUBMIT = "submit"
    REQUEST_CHANGES = "request_changes"
    RECUSE = "recuse"
    SIGN = "sign"
    WITHDRAW_SIGNATURE = "withdraw_signature"
    EDIT = "edit"
    PUBLISH = "publish"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    PUBLISH_DUE = "publish_due"
    OPEN_CORRECTION = "open_correction"
    CANCEL_CORRECTION = "cancel_correction"
    APPLY_MINOR = "apply_minor"
    APPLY_MATERIAL = "apply_material"
    PROPOSE_RETRACTION = "propose_retraction"
    WITHDRAW_RETRACTION_PROPOSAL = "withdraw_retraction_proposal"
    SIGN_RETRACTION = "sign_retraction"
    ARCHIVE = "archive"
    REOPEN = "reopen"
    ASSIGN = "assign"
    SET_DUE = "set_due"
    HAND_OVER = "hand_over"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts, seen from one review. A superuser comes with every role, and is no exception else.

    `is_author` and `is_signer` hold for the life of the review; `is_heir` while a review is assigned
    to whom it was handed over, who may write it and is no author until they do; `has_signed` is
    about a signature that stands on the working version; `has_recused` is about a conflict of
    interest stated before.
    The clock is nobody: it has no roles, and takes only the steps that are its own.
    """

    roles: frozenset[Role] = frozenset()
    is_author: bool = False
    is_heir: bool = False
    is_signer: bool = False
    has_signed: bool = False
    has_recused: bool = False
    is_assigned: bool = False
    is_proposer: bool = False
    is_clock: bool = False


CLOCK = Person(is_clock=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things are with a review; no state where there is none yet.

    `is_public` when a version of it is published, whatever the state; `is_retraction_proposed` when
    a proposal waits for its second signature.
    """

    state: ReviewState | None
    is_public: bool = False
    is_retraction_proposed: bool = False


class Condition(StrEnum):
    """What a person must be to the review beyond the role."""

    AUTHOR = "author"
    NOT_AUTHOR = "not_author"
    NOT_SIGNER = "not_signer"
    NOT_SIGNED = "not_signed"
    NOT_RECUSED = "not_recused"
    SIGNED = "signed"
    ASSIGNED = "assigned"
    AUTHOR_OR_EDITOR = "author_or_editor"
    PROPOSER_OR_EDITOR = "proposer_or_editor"
    NOT_PROPOSER = "not_proposer"
