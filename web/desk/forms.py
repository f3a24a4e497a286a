"""The steps that a person may take now as forms of a page, and those that they may not with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from accounts.models import User
from reviews.domain.actions import Action
from reviews.domain.asking import ASKED, NAMES, Asked, Kind
from reviews.domain.vocabulary import ReviewState
from reviews.domain.workflow import Choice
from reviews.models import Review
from reviews.services.people import choices, open_proposal
from reviews.services.steps import trusted_people
from web.desk.boxes import Box, Wrong, among, listed
from web.desk.hindered import may_be_minor, saved_as_minor
from web.desk.typed import BOXES

AROUND = (Action.ASSIGN, Action.SET_DUE, Action.HAND_OVER, Action.ARCHIVE)
"""Steps around the work; the others move it on."""

QUIET = frozenset(
    {
        Action.REQUEST_CHANGES,
        Action.RECUSE,
        Action.WITHDRAW_SIGNATURE,
        Action.UNSCHEDULE,
        Action.CANCEL_CORRECTION,
        Action.PROPOSE_RETRACTION,
        Action.WITHDRAW_RETRACTION_PROPOSAL,
        Action.EDIT,
        Action.COMMENT,
        *AROUND,
    }
)
"""Steps that are not what a review waits for."""

HANDING_ON = frozenset({Action.SUBMIT, Action.APPLY_MATERIAL, Action.APPLY_MINOR})
"""Steps that end the writing."""

PAGES = {
    Action.SAVE: "desk-edit",
    Action.EDIT: "desk-edit",
    Action.SIGN: "desk-sign",
    Action.APPLY_MINOR: "desk-sign",
}
"""Steps that have a page of their own."""

FINAL = {
    Action.SIGN_RETRACTION: "The review is taken back at once, and readers find the note above in "
    "its place. This cannot be undone.",
}
"""What is said before a step that nothing leads back from; it takes a second click."""


@dataclass(frozen=True, slots=True)
class StepBox:
    """One thing that a step asks for, with what was typed and what is wrong with it."""

    action: Action
    asked: Asked
    value: str
    wrong: tuple[str, ...]

    @property
    def kind(self) -> str:
        """How it is typed."""
        return self.asked.kind.value

    @property
    def id(self) -> str:
        """What it is called on the page: several steps may ask for things of one name."""
        return f"{self.action.value}-{self.asked.name}"


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step that this person may take: a form, or the way to its page."""

    action: str
    name: str
    url: str
    boxes: tuple[StepBox, ...]
    final: str
    wrong: tuple[str, ...]
    is_quiet: bool
    is_tried: bool

    @property
    def asks_people(self) -> bool:
        """Whether a person has to be chosen."""
        return any(box.asked.kind is Kind.PERSON for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Tried:
    """A step that was refused: what was typed for it, and what is wrong by box."""

    action: Action | None
    typed: Mapping[str, str]
    wrong: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Steps:
    """What a person may do now, and what not."""

    onward: tuple[StepForm, ...]
    around: tuple[StepForm, ...]
    comment: StepForm | None
    refused: tuple[tuple[str, str], ...]
    people: tuple[User, ...]
    lost: tuple[tuple[str, str], ...]
    """What was typed for a step that cannot be taken any more, so that it can be copied."""
    wrong: tuple[Wrong, ...]
    """Why a step was refused."""


def steps(
    user: User,
    review: Review,
    tried: Tried | None,
    *,
    hindered: Mapping[Action, str],
    is_ready: bool,
) -> Steps:
    """Will list every step for a person, in the order of the work.

    What the version itself stands against (`hindered`, by step the reason) is not offered. As long
    as something is missing in it (not `is_ready`) it does not wait to be submitted.
    """
    found = [_unless_hindered(one, hindered) for one in choices(user, review)]
    allowed = [one.action for one in found if one.is_allowed]
    forms = {action: _form(action, review, tried, user) for action in allowed}
    quiet = _quiet(allowed, review, is_ready=is_ready)
    onward = [
        replace(form, is_quiet=action in quiet)
        for action, form in forms.items()
        if action not in (*AROUND, Action.COMMENT)
    ]
    around = [forms[action] for action in AROUND if action in forms]
    has_people = any(form.asks_people for form in forms.values())
    return Steps(
        onward=tuple(sorted(onward, key=_rank)),
        around=tuple(around),
        comment=forms.get(Action.COMMENT),
        refused=tuple((NAMES[one.action], one.why_not) for one in found if not one.is_allowed),
        people=tuple(trusted_people()) if has_people else (),
        lost=_lost(tried, allowed),
        wrong=_wrong(tried, forms, review),
    )


def _unless_hindered(choice: Choice, hindered: Mapping[Action, str]) -> Choice:
    """The choice, or why not as long as the version stands against it."""
    if not choice.is_allowed or choice.action not in hindered:
        return choice
    return Choice(choice.action, False, hindered[choice.action])


def _quiet(allowed: list[Action], review: Review, *, is_ready: bool) -> frozenset[Action]:
    """The steps that are not what the review waits for; who may hand it on need not write."""
    quiet = set(QUIET)
    if not is_ready:
        quiet |= {Action.SUBMIT, Action.APPLY_MATERIAL}
    if saved_as_minor(review) and may_be_minor(review):
        quiet.add(Action.APPLY_MATERIAL)
    if any(action in HANDING_ON and action not in quiet for action in allowed):
        quiet.add(Action.SAVE)
    return frozenset(quiet)


def _rank(form: StepForm) -> tuple[bool, bool]:
    """What the review waits for comes first, then what hands it on."""
    return form.is_quiet, form.action not in HANDING_ON


def _wrong(
    tried: Tried | None, forms: Mapping[Action, StepForm], review: Review
) -> tuple[Wrong, ...]:
    """Everything that was refused, each with the box it is about: of its form, or where one writes."""
    if tried is None:
        return ()
    writing = among(BOXES, page=reverse("desk-edit", args=[review.pk]))
    form = forms.get(tried.action) if tried.action else None
    own = {box.asked.name: Box(box.asked.label, f"#{box.id}") for box in form.boxes} if form else {}
    return listed(tried.wrong, lambda name: own.get(name) or writing(name))


def _form(action: Action, review: Review, tried: Tried | None, user: User) -> StepForm:
    is_tried = tried is not None and tried.action is action
    typed = tried.typed if tried is not None and is_tried else _as_it_is(action, review)
    wrong = tried.wrong if tried is not None and is_tried else {}
    boxes = tuple(
        StepBox(action, asked, typed.get(asked.name, ""), tuple(wrong.get(asked.name, ())))
        for asked in ASKED.get(action, ())
    )
    names = {box.asked.name for box in boxes}
    other = [said for name, told in wrong.items() if name not in names for said in told]
    page = PAGES.get(action)
    return StepForm(
        action=action.value,
        name=_name(action, review, user),
        url=reverse(page, args=[review.pk]) if page else "",
        boxes=boxes,
        final=FINAL.get(action, ""),
        wrong=tuple(other),
        is_quiet=action in QUIET,
        is_tried=is_tried,
    )


def _name(action: Action, review: Review, user: User) -> str:
    """What the button says: who corrects writes on what is public, and others decline a proposal."""
    if action is Action.WITHDRAW_RETRACTION_PROPOSAL:
        proposal = open_proposal(review)
        if proposal is not None and proposal.proposed_by_id != user.pk:
            return "Decline to retract it"
    if action is Action.SAVE and review.state == ReviewState.CORRECTING:
        return "Write the correction"
    return NAMES[action]


def _as_it_is(action: Action, review: Review) -> dict[str, str]:
    """What a box holds before anybody typed."""
    if action is Action.ASSIGN:
        return {"person": str(review.assigned_to_id or "")}
    if action is Action.SET_DUE:
        return {"day": review.due_on.isoformat() if review.due_on else ""}
    return {}


def _lost(tried: Tried | None, allowed: list[Action]) -> tuple[tuple[str, str], ...]:
    """What was typed for a step that has no form any more."""
    if tried is None or tried.action is None or tried.action in allowed:
        return ()
    asked = ASKED.get(tried.action, ())
    found = ((one.label, tried.typed.get(one.name, "")) for one in asked)
    return tuple((label, text) for label, text in found if text.strip())
