"""The words of the `reviews` app: every enumeration a record of this app may hold.

Source: schema.org ClaimReview and Rating, and the words that newsrooms use for their own steps.
"""

from enum import StrEnum


class ReviewState(StrEnum):
    """How far the work on a review is; what is public is another matter."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CORRECTING = "correcting"
    RETRACTED = "retracted"
    ARCHIVED = "archived"


S = ReviewState

STATE_CHANGES = frozenset(
    {
        (S.DRAFT, S.IN_REVIEW),  # submit
        (S.CHANGES_REQUESTED, S.IN_REVIEW),
        (S.IN_REVIEW, S.CHANGES_REQUESTED),  # request changes
        (S.IN_REVIEW, S.APPROVED),  # sign
        (S.APPROVED, S.IN_REVIEW),  # withdraw a signature
        (S.APPROVED, S.DRAFT),  # edit
        (S.IN_REVIEW, S.DRAFT),
        (S.APPROVED, S.PUBLISHED),  # publish
        (S.APPROVED, S.SCHEDULED),  # schedule, unschedule, and the clock
        (S.SCHEDULED, S.APPROVED),
        (S.SCHEDULED, S.PUBLISHED),
        (S.PUBLISHED, S.CORRECTING),  # open a correction
        (S.CORRECTING, S.PUBLISHED),  # cancel it, or apply a minor one
        (S.CORRECTING, S.IN_REVIEW),  # apply a material one
        (S.IN_REVIEW, S.CORRECTING),  # edit a correction
        (S.APPROVED, S.CORRECTING),
        (S.CHANGES_REQUESTED, S.PUBLISHED),  # cancel one
        (S.PUBLISHED, S.RETRACTED),  # retract
        (S.DRAFT, S.ARCHIVED),  # archive
        (S.IN_REVIEW, S.ARCHIVED),
        (S.CHANGES_REQUESTED, S.ARCHIVED),
        (S.ARCHIVED, S.DRAFT),  # reopen
    }
)
"""From which state to which a review may go: the database lets it take no other step.

The table of `workflow.py` says which action takes each of them, who may and when.
"""

FIRST_STATE = S.DRAFT
"""Where every review begins."""

DEAD_STATES = (S.ARCHIVED, S.RETRACTED)
"""Where nothing is being worked on any more: another review of the claim may be opened."""

PUBLIC_STATES = (S.PUBLISHED, S.CORRECTING, S.RETRACTED)
"""States that only a review that was published can be in."""


class RatingClass(StrEnum):
    """What the labels of all scales come down to."""

    TRUE = "true"
    FALSE = "false"
    MIXTURE = "mixture"
    OTHER = "other"


class EvidenceStance(StrEnum):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    CONTEXT = "context"


class MediaType(StrEnum):
    """The sorts of file that evidence may be, by their first bytes."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    PDF = "application/pdf"


class Part(StrEnum):
    """What a person is to a review, for its whole life: whoever writes never signs."""

    AUTHOR = "author"
    SIGNER = "signer"


class Decision(StrEnum):
    """What a signature says. Who does not approve asks for changes and signs nothing."""

    APPROVES = "approves"


class Fate(StrEnum):
    """What became of a signature: one of these, once."""

    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"


class PublicationKind(StrEnum):
    """Why something was made public."""

    FIRST = "first"
    MINOR = "minor"
    MATERIAL = "material"


class CorrectionKind(StrEnum):
    """How much a correction changes what was told."""

    MINOR = "minor"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    UPDATE = "update"
    RETRACTION = "retraction"


class RequestState(StrEnum):
    """What became of a request from the public."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class MatchState(StrEnum):
    """Whether a review by somebody else is about one of our claims."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class QuarantineState(StrEnum):
    """Whether somebody has looked at what could not be read."""

    OPEN = "open"
    DISMISSED = "dismissed"
