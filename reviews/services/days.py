"""Days and times that somebody chooses for work to come: never past, never beyond what anybody plans."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError

YEARS = 10
FURTHEST = timedelta(days=366 * YEARS)
ELSEWHERE = timedelta(days=1)
"""So long it is still yesterday somewhere."""


def require_day_to_come(field: str, day: date, *, now: datetime) -> None:
    """Will return silently when a day is today or later, and within ten years.

    Raises: ValidationError naming the field and the day.
    """
    if day < now.date() - ELSEWHERE:
        _refuse(field, "in_the_past", f"{day} is past. Choose today or a day to come.")
    if day > now.date() + FURTHEST:
        _refuse(field, "too_far", f"{day} is more than {YEARS} years away.")


def require_time_to_come(field: str, at: datetime, *, now: datetime) -> None:
    """Will return silently when a time is to come, within ten years.

    Raises: ValidationError naming the field and the time.
    """
    if at <= now:
        said = f"{_written(at)} is past. Choose a time to come, or publish at once."
        _refuse(field, "in_the_past", said)
    if at - now > FURTHEST:
        _refuse(field, "too_far", f"{_written(at)} is more than {YEARS} years away.")


def _written(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="minutes")


def _refuse(field: str, code: str, said: str) -> None:
    raise ValidationError({field: ValidationError(said, code=code)})
