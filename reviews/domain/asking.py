"""What each step asks of the person who takes it: its name on a button, and what is typed beside."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reviews.domain.actions import Action


class Kind(StrEnum):
    """How something is typed."""

    TEXT = "text"
    PERSON = "person"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a step asks for: `name` is what the step's service calls it."""

    name: str
    kind: Kind
    label: str
    is_required: bool = True
    help: str = ""


NAMES = MappingProxyType(
    {
        Action.OPEN: "Open a review",
        Action.SAVE: "Write",
        Action.SUBMIT: "Submit for review",
        Action.REQUEST_CHANGES: "Request changes",
        Action.RECUSE: "Step back from it",
        Action.SIGN: "Read and sign",
        Action.WITHDRAW_SIGNATURE: "Withdraw my signature",
        Action.EDIT: "Take back and edit",
        Action.PUBLISH: "Publish now",
        Action.SCHEDULE: "Schedule",
        Action.UNSCHEDULE: "Take off the schedule",
        Action.OPEN_CORRECTION: "Open a correction",
        Action.CANCEL_CORRECTION: "Drop the correction",
        Action.APPLY_MINOR: "Read and apply as minor",
        Action.APPLY_MATERIAL: "Submit as a material correction",
        Action.PROPOSE_RETRACTION: "Propose to retract",
        Action.WITHDRAW_RETRACTION_PROPOSAL: "Withdraw my proposal to retract",
        Action.SIGN_RETRACTION: "Sign the retraction",
        Action.ARCHIVE: "Archive",
        Action.REOPEN: "Reopen",
        Action.ASSIGN: "Assign",
        Action.SET_DUE: "Set the day it is due",
        Action.HAND_OVER: "Hand over",
        Action.COMMENT: "Comment",
    }
)
"""What a button says."""

REASON = Asked("reason", Kind.TEXT, "Why")

ASKED = MappingProxyType(
    {
        Action.SUBMIT: (),
        Action.REQUEST_CHANGES: (
            Asked("comment", Kind.TEXT, "What to change", help="The authors read it."),
        ),
        Action.RECUSE: (
            Asked(
                "conflict",
                Kind.TEXT,
                "Your conflict of interest",
                help="It is kept in the log. You neither judge nor sign this review any more.",
            ),
        ),
        Action.WITHDRAW_SIGNATURE: (REASON,),
        Action.PUBLISH: (),
        Action.SCHEDULE: (
            Asked(
                "at", Kind.MOMENT, "When, in UTC", help="Everything is checked again at that time."
            ),
        ),
        Action.UNSCHEDULE: (),
        Action.OPEN_CORRECTION: (
            Asked("reason", Kind.TEXT, "Why", help="What is public stays public meanwhile."),
        ),
        Action.CANCEL_CORRECTION: (
            Asked(
                "reason",
                Kind.TEXT,
                "Why",
                is_required=False,
                help="What was written stays on record.",
            ),
        ),
        Action.APPLY_MATERIAL: (),
        Action.PROPOSE_RETRACTION: (
            Asked(
                "note",
                Kind.TEXT,
                "Public note",
                help="Readers are told this once another editor signs.",
            ),
        ),
        Action.WITHDRAW_RETRACTION_PROPOSAL: (REASON,),
        Action.SIGN_RETRACTION: (),
        Action.ARCHIVE: (REASON,),
        Action.REOPEN: (),
        Action.ASSIGN: (
            Asked("person", Kind.PERSON, "To whom", is_required=False, help="Or to nobody."),
        ),
        Action.SET_DUE: (
            Asked("day", Kind.DAY, "By which day", is_required=False, help="Empty for none."),
        ),
        Action.HAND_OVER: (
            Asked(
                "person",
                Kind.PERSON,
                "To whom",
                help="They may write it, and become an author once they save or submit it.",
            ),
            Asked("reason", Kind.TEXT, "Why", is_required=False),
        ),
        Action.COMMENT: (Asked("body", Kind.TEXT, "Your comment", help="Never public."),),
    }
)
"""What the steps ask for that are taken by a button. The others have a page of their own: whoever
writes types a whole version, and whoever signs reads one."""
