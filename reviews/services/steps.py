"""Steps by their names, for forms: reads what was typed, and calls the verb of the step."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime

from accounts.domain.numbers import number
from accounts.domain.reviewing import REVIEWING
from accounts.models import User
from reviews.domain.actions import Action
from reviews.domain.asking import ASKED, Asked, Kind
from reviews.models import Review
from reviews.services import correcting, publication, retracting, signing, work

VERBS: Mapping[Action, Callable[..., Review]] = MappingProxyType(
    {
        Action.SUBMIT: signing.submit,
        Action.REQUEST_CHANGES: signing.request_changes,
        Action.RECUSE: signing.recuse,
        Action.WITHDRAW_SIGNATURE: signing.withdraw_signature,
        Action.PUBLISH: publication.publish,
        Action.SCHEDULE: publication.schedule,
        Action.UNSCHEDULE: publication.unschedule,
        Action.OPEN_CORRECTION: correcting.open_correction,
        Action.CANCEL_CORRECTION: correcting.cancel_correction,
        Action.APPLY_MATERIAL: correcting.apply_material,
        Action.PROPOSE_RETRACTION: retracting.propose_retraction,
        Action.WITHDRAW_RETRACTION_PROPOSAL: retracting.withdraw_retraction_proposal,
        Action.SIGN_RETRACTION: retracting.sign_retraction,
        Action.ARCHIVE: work.archive,
        Action.REOPEN: work.reopen,
        Action.ASSIGN: work.assign,
        Action.SET_DUE: work.set_due,
        Action.HAND_OVER: work.hand_over,
        Action.COMMENT: work.comment,
    }
)
"""The verb of each step that a button takes."""


def take_step(
    action: Action,
    review: Review,
    typed: Mapping[str, str],
    *,
    by: User,
    now: datetime,
    expected_version: int | None,
) -> Review:
    """Will take a step with what was typed into its form.

    A comment goes with whatever version there is, so it never comes too late.

    Raises: ValidationError by what is asked for, and whatever the step itself raises.
    """
    said = read(action, typed)
    if action is not Action.COMMENT:
        said["expected_version"] = expected_version
    return VERBS[action](review, by=by, now=now, **said)


def read(action: Action, typed: Mapping[str, str]) -> dict[str, Any]:
    """Will read what was typed for a step: texts, a person, a day, a moment.

    Raises: ValidationError naming everything that cannot be read.
    """
    found: dict[str, Any] = {}
    wrong = {}
    for asked in ASKED[action]:
        try:
            found[asked.name] = _value(asked, typed.get(asked.name, ""))
        except ValueError as refused:
            wrong[asked.name] = ValidationError(str(refused), code="unreadable")
    if wrong:
        raise ValidationError(wrong)
    return found


def trusted_people() -> list[User]:
    """Everybody who may write or sign reviews, by name."""
    roles = [role.value for role in REVIEWING]
    may = Q(is_superuser=True) | Q(role_grants__role__in=roles)
    rows = User.objects.filter(may, is_active=True).distinct()
    return sorted(rows, key=lambda user: (str(user).casefold(), user.pk))


def _value(asked: Asked, text: str) -> Any:
    """What one text says.

    Raises: ValueError saying what is wrong with it.
    """
    text = text.replace("\r\n", "\n")
    match asked.kind:
        case Kind.TEXT:
            return text
        case _ if not text.strip():
            return _nothing(asked)
        case Kind.PERSON:
            return _person(text.strip())
        case Kind.DAY:
            return _day(text.strip())
        case Kind.MOMENT:
            return _moment(text.strip())


def _nothing(asked: Asked) -> None:
    """What an empty box says.

    Raises: ValueError.
    """
    if asked.is_required:
        raise ValueError("Choose somebody." if asked.kind is Kind.PERSON else "Say when.")


def _person(text: str) -> User:
    pk = number(text)
    person = User.objects.filter(pk=pk).first() if pk is not None else None
    if person is None:
        raise ValueError(f"There is no person “{text[:40]}”.")
    return person


def _day(text: str) -> date:
    found = parse_date(text)  # which raises ValueError for the 30th of February
    if found is None:
        raise ValueError(f"“{text[:40]}” is no day. Write it as 2026-05-31.")
    return found


def _moment(text: str) -> datetime:
    found = parse_datetime(text)
    if found is None:
        raise ValueError(f"“{text[:40]}” is no time. Write it as 2026-05-31T09:00, in UTC.")
    return found if found.tzinfo else found.replace(tzinfo=UTC)
