"""The work on a review: one table of who may do what in which state, and what it leads to.

`decide` answers for pages, API, admin and services alike. What the words of a version must hold
before a step is in `guards`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.domain.reviewing import ROLES
from accounts.domain.vocabulary import Role
from reviews.domain.actions import Action, Condition, Person, Standing
from reviews.domain.telling import refusal
from reviews.domain.vocabulary import ReviewState

DRAFT, IN_REVIEW, CHANGES = (
    ReviewState.DRAFT,
    ReviewState.IN_REVIEW,
    ReviewState.CHANGES_REQUESTED,
)
APPROVED, SCHEDULED, PUBLISHED = (
    ReviewState.APPROVED,
    ReviewState.SCHEDULED,
    ReviewState.PUBLISHED,
)
CORRECTING, RETRACTED, ARCHIVED = (
    ReviewState.CORRECTING,
    ReviewState.RETRACTED,
    ReviewState.ARCHIVED,
)

LIVE = frozenset(ReviewState) - {RETRACTED, ARCHIVED}
"""States of a review on which somebody may still work."""

WRITING = frozenset({DRAFT, CHANGES, CORRECTING})
"""States in which the authors write."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: who may do `action` in which states, and the state it leads to.

    `to` is None where the state stays. `to_when_public` is where it leads while a version is public.
    `only_public` asks that one is (True), or that none is (False); `only_proposed` likewise for a
    proposed retraction.
    """

    action: Action
    states: frozenset[ReviewState]
    to: ReviewState | None = None
    conditions: tuple[Condition, ...] = ()
    to_when_public: ReviewState | None = None
    only_public: bool | None = None
    only_proposed: bool | None = None
    is_clocks: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that are trusted with it; none where only the clock does it."""
        return ROLES.get(self.action.value, frozenset())

    def leads_to(self, standing: Standing) -> ReviewState | None:
        """The state it leads to; None where the state stays."""
        if standing.is_public and self.to_when_public is not None:
            return self.to_when_public
        return self.to


def _row(
    action: Action,
    states: Iterable[ReviewState],
    to: ReviewState | None = None,
    *conditions: Condition,
    to_when_public: ReviewState | None = None,
    public: bool | None = None,
    proposed: bool | None = None,
    clock: bool = False,
) -> tuple[Action, Transition]:
    given = frozenset(states)
    return action, Transition(
        action, given, to, conditions, to_when_public, public, proposed, clock
    )


C = Condition
SIGNING = (C.NOT_AUTHOR, C.NOT_SIGNED, C.NOT_RECUSED)

TRANSITIONS: dict[Action, Transition] = dict(
    [
        _row(Action.OPEN, (), DRAFT),
        _row(Action.SAVE, WRITING, None, C.NOT_SIGNER),
        _row(Action.SUBMIT, {DRAFT, CHANGES}, IN_REVIEW, C.AUTHOR),
        _row(Action.REQUEST_CHANGES, {IN_REVIEW}, CHANGES, C.NOT_AUTHOR, C.NOT_RECUSED),
        _row(Action.RECUSE, {IN_REVIEW}, None, C.ASSIGNED),
        _row(Action.SIGN, {IN_REVIEW}, APPROVED, *SIGNING),
        _row(Action.WITHDRAW_SIGNATURE, {IN_REVIEW, APPROVED}, IN_REVIEW, C.SIGNED),
        _row(Action.EDIT, {IN_REVIEW, APPROVED}, DRAFT, C.AUTHOR, to_when_public=CORRECTING),
        _row(Action.PUBLISH, {APPROVED}, PUBLISHED),
        _row(Action.SCHEDULE, {APPROVED}, SCHEDULED),
        _row(Action.UNSCHEDULE, {SCHEDULED}, APPROVED, clock=True),
        _row(Action.PUBLISH_DUE, {SCHEDULED}, PUBLISHED, clock=True),
        _row(Action.OPEN_CORRECTION, {PUBLISHED}, CORRECTING, proposed=False),
        _row(Action.CANCEL_CORRECTION, {CORRECTING, CHANGES}, PUBLISHED, public=True),
        _row(Action.APPLY_MINOR, {CORRECTING}, PUBLISHED, *SIGNING),
        _row(Action.APPLY_MATERIAL, {CORRECTING}, IN_REVIEW, C.AUTHOR),
        _row(Action.PROPOSE_RETRACTION, {PUBLISHED}, None, proposed=False),
        _row(
            Action.WITHDRAW_RETRACTION_PROPOSAL,
            {PUBLISHED},
            None,
            C.PROPOSER_OR_EDITOR,
            proposed=True,
        ),
        _row(Action.SIGN_RETRACTION, {PUBLISHED}, RETRACTED, C.NOT_PROPOSER, proposed=True),
        _row(
            Action.ARCHIVE,
            {DRAFT, IN_REVIEW, CHANGES},
            ARCHIVED,
            C.AUTHOR_OR_EDITOR,
            public=False,
        ),
        _row(Action.REOPEN, {ARCHIVED}, DRAFT),
        _row(Action.ASSIGN, LIVE),
        _row(Action.SET_DUE, LIVE, None, C.AUTHOR_OR_EDITOR),
        _row(Action.HAND_OVER, LIVE, None, C.AUTHOR_OR_EDITOR),
        _row(Action.COMMENT, ReviewState),
    ]
)
"""Every step. Signing leads to *approved* with the last of the required signatures; a correction
that is edited again, or taken back, leaves public what is public."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step is refused: a sentence that says who may take it, when, and why not now.

    `is_about_trust` when the person's roles are what is missing.
    """

    action: Action
    state: ReviewState | None
    message: str
    allowed_from: tuple[ReviewState, ...]
    roles: tuple[Role, ...]
    is_about_trust: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One step as a page offers it, or says why it does not."""

    action: Action
    is_allowed: bool
    why_not: str


def decide(action: Action, standing: Standing, person: Person) -> Refusal | None:
    """Will return None where this person may take this step now, else why not.

    >>> decide(Action.OPEN, Standing(None), Person(frozenset({Role.REVIEWER})))
    """
    row = TRANSITIONS[action]
    is_trusted = row.is_clocks if person.is_clock else bool(person.roles & row.roles)
    wrong = () if person.is_clock else tuple(c for c in row.conditions if not meets(person, c))
    is_time = _is_in_state(row, standing)
    is_lacking = _lacks(row.only_public, standing.is_public)
    is_unproposed = _lacks(row.only_proposed, standing.is_retraction_proposed)
    if is_trusted and is_time and not (wrong or is_lacking or is_unproposed):
        return None
    message = refusal(
        action,
        standing,
        states=row.states,
        roles=row.roles,
        conditions=row.conditions,
        wrong=wrong,
        is_trusted=is_trusted,
        is_time=is_time,
        only_public=row.only_public if is_lacking else None,
        only_proposed=row.only_proposed if is_unproposed else None,
    )
    from_states = tuple(state for state in ReviewState if state in row.states)
    roles = tuple(sorted(row.roles))
    return Refusal(action, standing.state, message, from_states, roles, not is_trusted)


def choices_for(standing: Standing, person: Person) -> list[Choice]:
    """Will list every step that a person can take, in the order of the work, allowed or not."""
    found = []
    for action, row in TRANSITIONS.items():
        if row.roles and action is not Action.OPEN:
            refused = decide(action, standing, person)
            found.append(Choice(action, refused is None, refused.message if refused else ""))
    return found


def edges() -> set[tuple[ReviewState, ReviewState]]:
    """Will list the changes of state that some step makes: the database allows no other."""
    return {
        (state, to)
        for row in TRANSITIONS.values()
        for state in row.states
        for to in (row.to, row.to_when_public)
        if to is not None and to != state
    }


def meets(person: Person, condition: Condition) -> bool:
    """Whether a person is to the review what a condition asks."""
    is_editor = bool(person.roles & {Role.EDITOR, Role.ADMIN})
    writes = person.is_author or person.is_heir
    return {
        Condition.AUTHOR: writes,
        Condition.NOT_AUTHOR: not person.is_author,
        Condition.NOT_SIGNER: not person.is_signer,
        Condition.NOT_SIGNED: not person.has_signed,
        Condition.NOT_RECUSED: not person.has_recused,
        Condition.SIGNED: person.has_signed,
        Condition.ASSIGNED: person.is_assigned,
        Condition.AUTHOR_OR_EDITOR: writes or is_editor,
        Condition.PROPOSER_OR_EDITOR: person.is_proposer or is_editor,
        Condition.NOT_PROPOSER: not person.is_proposer,
    }[condition]


def _is_in_state(row: Transition, standing: Standing) -> bool:
    """Whether the step begins in this state; opening begins where there is no review."""
    if standing.state is None:
        return not row.states
    return standing.state in row.states


def _lacks(asked: bool | None, is_so: bool) -> bool:
    return asked is not None and asked != is_so
