"""How every service writes a record: checked, logged, in one transaction, with one meaning of errors."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    models,
    transaction,
)
from django.db.models import ProtectedError

from accounts.busy import is_too_large
from accounts.domain.texts import is_plain
from accounts.errors import Refused, StaleRecord
from accounts.models import User
from accounts.services.changes import FILLED_IN, log_change, own, values
from accounts.services.inserting import insert
from accounts.services.steps import require_storable, verb
from accounts.services.wholes import count_change, hold_wholes, whole_before

M = TypeVar("M", bound=models.Model)

NO_RIGHT = "42501"
"""SQLSTATE insufficient_privilege: the app's role may not delete here."""

QUOTED = {"cue", "named_as", "credited_as"}
"""Lines that hold words of a text as they stand there."""


class RecordInUse(Refused):
    """Says that other records refer to this one, so it cannot go."""

    code = "record_in_use"


class NeverDeleted(Refused):
    """Says that records of this kind are kept for good."""

    code = "never_deleted"


def save_record(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> bool:
    """Will check and save one record and log the event; returns whether anything changed.

    What it is a part of (`PART_OF` of its model) is another version then, once in a step.

    Raises: ValidationError naming field or constraint, or an `expected_version` that was never there;
    StaleRecord when it is given and the row has moved on.
    """
    name = record._meta.model_name
    is_new = record._state.adding
    with verb(f"{name}.{'add' if is_new else 'change'}", by=by, reason=reason):
        hold_wholes(record)
        before = {} if is_new else values(locked(record, expected_version))
        _check(record)
        if before == values(record):
            return False
        _write(record)
        count_change(record, whole_before(record, before))
        log_change("added" if is_new else "changed", record, before, values(record), by, reason)
    return True


def write_record(record: models.Model) -> None:
    """Will check and save one row without an event: the caller logs the step that it is a part of.

    The caller is inside of a verb, and holds what must not move meanwhile.

    Raises: ValidationError naming field or constraint.
    """
    _check(record)
    _write(record)


def write_new_records(records: Sequence[models.Model]) -> None:
    """Will check new rows of one kind and write them in one statement, without events: all or none.

    The caller is inside of a verb, and logs the step that they are a part of.

    Raises: ValidationError naming field or constraint.
    """
    for record in records:
        _check(record)
    if not records:
        return
    with refusals():
        type(records[0])._default_manager.bulk_create(records)
    for record in records:
        _forget_what_the_database_fills_in(record)


def delete_record(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will delete a record that nothing refers to, and log the event.

    Raises: RecordInUse naming what refers to it; NeverDeleted for a kind that is kept for good;
    StaleRecord when `expected_version` is given and the row has moved on.
    """
    with verb(f"{record._meta.model_name}.delete", by=by, reason=reason):
        hold_wholes(record)
        before = values(locked(record, expected_version))
        try:
            with refusals():
                log_change("deleted", record, before, {}, by, reason)
                count_change(record, whole_before(record, before))
                record.delete()
        except ProtectedError as error:
            users = sorted({str(item._meta.verbose_name) for item in error.protected_objects})
            raise RecordInUse(
                f"“{record}” is still used by: {', '.join(users)}. "
                "Withdraw, reject or merge it instead."
            ) from error
        except ProgrammingError as error:
            if getattr(error.__cause__, "sqlstate", None) != NO_RIGHT:
                raise
            raise NeverDeleted(f"“{record}” is kept for good.") from error


def _check(record: models.Model) -> None:
    """Refuses what the fields say does not fit.

    What they cannot say is left to the database, which refuses with the same sentence: validating a
    constraint here would ask the database as well, once for each.
    """
    require_storable(**_texts(record))
    _require_plain_lines(record)
    record.clean_fields(exclude=_loaded(record))
    record.clean()


def _write(record: models.Model) -> None:
    """Saves a row, or the columns of its own where it is stored already."""
    is_new = record._state.adding
    # A step that goes wrong is undone whole: a row need not be undone alone.
    with refusals(alone=False):
        if is_new:
            insert(record, FILLED_IN)
        else:
            record.save(update_fields=[field.name for field in own(record)])
    _forget_what_the_database_fills_in(record)


def _forget_what_the_database_fills_in(record: models.Model) -> None:
    """Lets these columns be read when somebody asks for them; hardly anybody does."""
    for name in FILLED_IN:
        record.__dict__.pop(name, None)


def _require_plain_lines(record: models.Model) -> None:
    """Refuses unseen characters in what we write ourselves; words of a text are kept to the letter.

    Raises: ValidationError.
    """
    lines = {field.name for field in own(record) if isinstance(field, models.CharField)}
    said = "A line holds no control characters and no marks that turn its direction."
    wrong = [
        name
        for name, text in _texts(record).items()
        if name in lines - QUOTED and not is_plain(text)
    ]
    if wrong:
        raise ValidationError({name: ValidationError(said, code="not_plain") for name in wrong})


@contextmanager
def refusals(*, alone: bool = True) -> Iterator[None]:
    """Turns what the database refuses into the message the form would have given.

    What is refused `alone` leaves a transaction that can go on.

    Raises: ValidationError whose code is the name of the constraint; ProtectedError as it is.
    """
    try:
        with transaction.atomic(savepoint=alone):
            yield
    except ProtectedError:
        raise  # an IntegrityError of Django's own: the database was never asked
    except (IntegrityError, DataError) as error:
        raise _as_validation_error(error) from error
    except OperationalError as error:
        if not is_too_large(error):
            raise
        said = "A text is too long for the database to look up: shorten it."
        raise ValidationError(said, code="too_large") from error


def _loaded(record: models.Model) -> set[str]:
    """The relations whose other end is in hand: nobody need ask whether it exists."""
    return {
        field.name
        for field in record._meta.concrete_fields
        if field.is_relation
        and getattr(record, field.attname)
        and field.name in record._state.fields_cache
    }


def locked(record: M, expected_version: int | None) -> M:
    """The row as it is stored, held until the transaction ends; the caller is inside of a verb.

    Raises: ValidationError, StaleRecord where another version is expected.
    """
    stored: M = type(record)._default_manager.select_for_update().get(pk=record.pk)
    current = getattr(stored, "row_version", None)
    require_known_version(expected_version, current)
    if expected_version is not None and current != expected_version:
        raise StaleRecord(
            f"“{stored}” was changed by somebody else (version {current}, you have {expected_version}).",
            current=current,
        )
    return stored


def require_known_version(expected: int | None, current: int | None) -> None:
    """Will return silently unless a record is expected at a version that it has not had yet.

    That is a slip of whoever asks: nobody was quicker, and looking again would not help.

    Raises: ValidationError.
    """
    if expected is not None and current is not None and expected > current:
        said = f"There is no version {expected} yet: this is at {current}."
        raise ValidationError({"row_version": ValidationError(said, code="no_such_version")})


def _texts(record: models.Model) -> dict[str, str]:
    """The texts of a record by field, those read or set."""
    held = record.__dict__
    return {
        field.name: held[field.attname]
        for field in record._meta.concrete_fields
        if isinstance(held.get(field.attname), str)
    }


@cache
def _messages() -> dict[str, str]:
    """The sentence of every named constraint of ours."""
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
    }


def message_of(rule: str, otherwise: str) -> str:
    """The sentence of a named constraint of ours."""
    return _messages().get(rule, otherwise)


def _as_validation_error(error: IntegrityError | DataError) -> ValidationError:
    """The refusal of the database in the words of the form."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    said = getattr(diagnosis, "message_primary", None) or str(error)
    return ValidationError(_messages().get(name, said), code=name or "database")
