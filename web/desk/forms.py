"""The steps that a person may take now as forms of a page, and those that they may not with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.asking import ASKED, NAMES, Asked, Kind
from reviews.domain.vocabulary import CorrectionKind, ReviewState
from reviews.domain.workflow import Choice
from reviews.models import Review
from reviews.services.making_public import correction_kind
from reviews.services.people import choices
from reviews.services.steps import trusted_people
from web.desk.shown import beyond

AROUND = (Action.ASSIGN, Action.SET_DUE, Action.HAND_OVER, Action.ARCHIVE)
"""Steps around the work; the others move it on."""

QUIET = frozenset(
    {
        Action.RECUSE,
        Action.WITHDRAW_SIGNATURE,
        Action.UNSCHEDULE,
        Action.CANCEL_CORRECTION,
        Action.PROPOSE_RETRACTION,
        Action.WITHDRAW_RETRACTION_PROPOSAL,
        Action.EDIT,
        *AROUND,
    }
)
"""Steps that are not what a review waits for."""

PUBLISHING = frozenset({Action.PUBLISH, Action.SCHEDULE})

PAGES = {
    Action.SAVE: "desk-edit",
    Action.EDIT: "desk-edit",
    Action.SIGN: "desk-sign",
    Action.APPLY_MINOR: "desk-sign",
}
"""Steps that have a page of their own."""


@dataclass(frozen=True, slots=True)
class Box:
    """One thing that a step asks for, with what was typed and what is wrong with it."""

    asked: Asked
    value: str
    wrong: tuple[str, ...]

    @property
    def kind(self) -> str:
        """How it is typed."""
        return self.asked.kind.value


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step that this person may take: a form, or the way to its page."""

    action: str
    name: str
    url: str
    boxes: tuple[Box, ...]
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


def steps(user: User, review: Review, tried: Tried | None, *, is_unfit: bool = False) -> Steps:
    """Will list every step for a person, in the order of the work.

    What is unfit for publication (`is_unfit`) is not offered to be published.
    """
    found = [_unless_unfit(one, is_unfit=is_unfit) for one in choices(user, review)]
    allowed = [one.action for one in found if one.is_allowed]
    forms = {action: _form(action, review, tried) for action in allowed}
    onward = [form for action, form in forms.items() if action not in (*AROUND, Action.COMMENT)]
    around = [forms[action] for action in AROUND if action in forms]
    has_people = any(form.asks_people for form in forms.values())
    return Steps(
        onward=tuple(sorted(onward, key=lambda form: form.is_quiet)),
        around=tuple(around),
        comment=forms.get(Action.COMMENT),
        refused=tuple((NAMES[one.action], one.why_not) for one in found if not one.is_allowed),
        people=tuple(trusted_people()) if has_people else (),
        lost=_lost(tried, allowed),
    )


def _unless_unfit(choice: Choice, *, is_unfit: bool) -> Choice:
    """The choice, or why not as long as rules stand against publishing."""
    if not (is_unfit and choice.is_allowed and choice.action in PUBLISHING):
        return choice
    return Choice(
        choice.action, False, "Rules stand against publishing it, which are listed above."
    )


def _form(action: Action, review: Review, tried: Tried | None) -> StepForm:
    is_tried = tried is not None and tried.action is action
    typed = tried.typed if tried is not None and is_tried else _as_it_is(action, review)
    wrong = tried.wrong if tried is not None and is_tried else {}
    boxes = tuple(
        Box(asked, typed.get(asked.name, ""), tuple(wrong.get(asked.name, ())))
        for asked in ASKED.get(action, ())
    )
    names = {box.asked.name for box in boxes}
    other = [said for name, told in wrong.items() if name not in names for said in told]
    page = PAGES.get(action)
    return StepForm(
        action=action.value,
        name=_name(action, review),
        url=reverse(page, args=[review.pk]) if page else "",
        boxes=boxes,
        wrong=tuple(other),
        is_quiet=_is_quiet(action, review),
        is_tried=is_tried,
    )


def _is_quiet(action: Action, review: Review) -> bool:
    """Whether it is not what the review waits for; a minor correction waits to be applied."""
    if action is Action.APPLY_MATERIAL:
        return saved_as_minor(review) and _may_be_minor(review)
    return action in QUIET


def saved_as_minor(review: Review) -> bool:
    """Whether a correction was saved that its authors call minor."""
    version, public = review.version, review.publication
    return (
        review.state == ReviewState.CORRECTING
        and version is not None
        and public is not None
        and version.pk != public.version_id
        and correction_kind(review, contents.read(version.content)) is CorrectionKind.MINOR
    )


def _may_be_minor(review: Review) -> bool:
    """Whether what was saved touches no more than a minor correction may."""
    public = review.publication.version if review.publication else None
    return bool(public and review.version and not beyond(public, review.version))


def _name(action: Action, review: Review) -> str:
    """What the button says; who corrects writes on what is public."""
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
