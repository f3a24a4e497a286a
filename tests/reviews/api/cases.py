"""Every step with the review it begins with, who takes it, what is sent, and what it leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from reviews.domain.actions import Action
from reviews.models import Review
from reviews.services import publication, work
from tests.reviews.api.asking import (
    fresh,
    read,
    seen,
    with_role,
)
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    correcting_,
    editor,
    later,
    material,
    opened,
    proposed,
    published,
    rewritten,
    submitted,
)

AFTERWARDS = "2031-01-01T09:00:00Z"


def author(review: Review) -> User:
    return author_of(review)


def somebody(role: str) -> Callable[[Review], User]:
    return lambda review: with_role(role)


def assigned(review: Review) -> User:
    found = fresh(review).assigned_to
    assert found is not None
    return found


def signer(review: Review) -> User:
    return review.signoffs.get().signer


def proposer(review: Review) -> User:
    return review.retraction_proposals.get().proposed_by


def given_to_an_editor() -> Review:
    return work.assign(submitted(), editor(), by=editor(), now=NOW)


def scheduled() -> Review:
    return publication.schedule(approved(), later(60), by=editor(), now=NOW)


def reworded() -> Review:
    return rewritten(correcting_(), body="We asked both harbours, twice.")


def archived() -> Review:
    return work.archive(opened(), "Nobody says so.", by=editor(), now=NOW)


@dataclass(frozen=True)
class Case:
    """A step: the review it begins with, who takes it, what is sent, and the state it leads to."""

    make: Callable[[], Review]
    who: Callable[[Review], User]
    body: Callable[[Review], dict[str, Any]]
    leads_to: str
    never_in: Callable[[], Review]


def saying(**words: Any) -> Callable[[Review], dict[str, Any]]:
    return lambda review: {**seen(review), **words}


def person(role: str) -> Callable[[Review], dict[str, Any]]:
    return lambda review: {**seen(review), "person": with_role(role).username}


EDITOR, REVIEWER = somebody("editor"), somebody("reviewer")

CASES = {
    Action.SAVE: Case(opened, author, saying(headline="Another"), "draft", submitted),
    Action.EDIT: Case(submitted, author, saying(headline="Another"), "draft", opened),
    Action.SIGN: Case(submitted, EDITOR, read, "approved", opened),
    Action.APPLY_MINOR: Case(reworded, EDITOR, read, "published", published),
    Action.SUBMIT: Case(opened, author, seen, "in_review", published),
    Action.REQUEST_CHANGES: Case(
        submitted, EDITOR, saying(comment="Who says so?"), "changes_requested", approved
    ),
    Action.RECUSE: Case(
        given_to_an_editor, assigned, saying(conflict="A cousin"), "in_review", approved
    ),
    Action.WITHDRAW_SIGNATURE: Case(
        approved, signer, saying(reason="I misread it."), "in_review", published
    ),
    Action.PUBLISH: Case(approved, EDITOR, seen, "published", submitted),
    Action.SCHEDULE: Case(approved, EDITOR, saying(at=AFTERWARDS), "scheduled", submitted),
    Action.UNSCHEDULE: Case(scheduled, EDITOR, seen, "approved", approved),
    Action.OPEN_CORRECTION: Case(
        published, REVIEWER, saying(reason="A reader wrote"), "correcting", approved
    ),
    Action.CANCEL_CORRECTION: Case(correcting_, REVIEWER, seen, "published", published),
    Action.APPLY_MATERIAL: Case(
        lambda: material(published()), author, seen, "in_review", published
    ),
    Action.PROPOSE_RETRACTION: Case(
        published, EDITOR, saying(note="The log was forged."), "published", approved
    ),
    Action.WITHDRAW_RETRACTION_PROPOSAL: Case(
        proposed, proposer, saying(reason="It was not."), "published", correcting_
    ),
    Action.SIGN_RETRACTION: Case(proposed, EDITOR, seen, "retracted", published),
    Action.ARCHIVE: Case(opened, author, saying(reason="Nobody says so."), "archived", published),
    Action.REOPEN: Case(archived, REVIEWER, seen, "draft", opened),
    Action.ASSIGN: Case(opened, EDITOR, person("editor"), "draft", archived),
    Action.SET_DUE: Case(opened, author, saying(day="2031-02-03"), "draft", archived),
    Action.HAND_OVER: Case(opened, author, person("reviewer"), "draft", archived),
    Action.COMMENT: Case(
        opened, somebody("contributor"), lambda _: {"body": "Who kept the log?"}, "draft", archived
    ),
}
