"""How what is missing in a version is told: every field with what to do about it."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from reviews.domain.guards import Missing


def require_nothing(missing: Iterable[Missing]) -> None:
    """Will return silently when nothing is missing.

    Raises: ValidationError by field, each with its code.
    """
    by_field: dict[str, list[ValidationError]] = defaultdict(list)
    for one in missing:
        by_field[one.field].append(ValidationError(one.message, code=one.code))
    if by_field:
        raise ValidationError(dict(by_field))
