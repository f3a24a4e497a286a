"""How the few records of this application are saved that people edit by hand: scales and maps.

Everything else is written by the verbs of the work on reviews alone.
"""

from django.db import models

from accounts.models import User
from accounts.services.records import delete_record, save_record


def save(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will save one record.

    Raises: ValidationError, StaleRecord.
    """
    save_record(record, by=by, reason=reason, expected_version=expected_version)


def delete(record: models.Model, *, by: User | None, reason: str = "") -> None:
    """Will delete one record that nothing refers to.

    Raises: RecordInUse, ValidationError for what is used already.
    """
    delete_record(record, by=by, reason=reason)
