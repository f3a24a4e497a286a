"""Partly known times, as bodies give them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from rest_framework import exceptions, serializers

from accounts.api.fields import Text, Word
from accounts.api.nested import Part
from accounts.api.values import Day
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis
from sources.models.when import WhenField, when_columns

COLUMNS = {
    "from": "earliest",
    "to": "latest",
    "as_written": "as_written",
    "basis": "basis",
    "reason": "reason",
}
"""What the columns of a time are called in a body."""


class WhenIn(Part):
    """A day that lies between two, both included; given whole, it takes the place of what stood."""

    earliest = Day(required=False, allow_null=True, default=None)
    latest = Day(required=False, allow_null=True, default=None)
    as_written = Text(required=False, allow_blank=True, max_length=200, default="")
    basis = Word(DateBasis, required=False, default=DateBasis.STATED.value)
    reason = Text(
        required=False,
        allow_blank=True,
        max_length=500,
        default="",
        help_text="What the days were inferred from, or why they are not known.",
    )

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Will return the `When`, whole even where the record is changed in part.

        Raises: ValidationError.
        """
        given = super().run_validation(data)
        if not isinstance(given, Mapping):
            return given
        told = {name: given.get(name, field.default) for name, field in self.fields.items()}
        earliest, latest = told["earliest"], told["latest"]
        if earliest and latest and earliest > latest:
            said = f"{earliest} is later than {latest}."
            raise serializers.ValidationError({"earliest": said}, code="not_ordered")
        return When(**{**told, "basis": DateBasis(told["basis"])})


@contextmanager
def pointing_into(record: models.Model) -> Iterator[None]:
    """Tells what is refused of a column of a time by where it stands in the body.

    `published_from` of a model is `published.earliest` of a body.

    Raises: ValidationError of the framework where a time is at fault; of Django otherwise.
    """
    try:
        yield
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise
        times = [name for name, one in vars(type(record)).items() if isinstance(one, WhenField)]
        told: dict[str, Any] = {}
        for name, errors in error.error_dict.items():
            time = next((one for one in times if name in when_columns(one)), None)
            said = [_detail(one) for one in errors]
            if time is None:
                told["non_field_errors" if name == NON_FIELD_ERRORS else name] = said
            else:
                told.setdefault(time, {})[COLUMNS[name.removeprefix(f"{time}_")]] = said
        raise exceptions.ValidationError(told) from error


def _detail(error: ValidationError) -> exceptions.ErrorDetail:
    return exceptions.ErrorDetail(" ".join(error.messages), code=error.code or "invalid")
