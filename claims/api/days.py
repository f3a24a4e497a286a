"""The day that the API is asked about."""

from datetime import date
from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.parameters import Parameters
from claims.domain.days import read_day


@extend_schema_field(OpenApiTypes.DATE)
class DayField(serializers.Field[Any, Any, Any, Any]):
    """A day that is not yet to come."""

    def to_internal_value(self, data: Any) -> date:
        """Will read the day.

        Raises: ValidationError naming what was given.
        """
        try:
            return read_day(str(data), today=timezone.localdate())
        except ValueError as refused:
            raise serializers.ValidationError(str(refused), code="invalid") from refused

    def to_representation(self, value: date) -> str:
        """Will write the day."""
        return value.isoformat()


class AsOfParameters(Parameters):
    """The query parameters of an answer that can be asked for as of a day."""

    as_of = DayField(
        required=False,
        help_text="What was published by this day (YYYY-MM-DD), judged with what is known today. "
        "Without it the answer is today's. Days to come are refused.",
    )
