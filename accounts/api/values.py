"""Values of JSON bodies that are read strictly: nothing is taken for what it only looks like."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from rest_framework import serializers

from accounts.api.fields import shown

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.,+Z-]+\Z")
NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")


class Flag(serializers.BooleanField):
    """True or false in JSON, and nothing that could be read as one of them."""

    def to_internal_value(self, data: Any) -> bool:
        """Will return the flag.

        Raises: ValidationError.
        """
        if not isinstance(data, bool):
            said = f"{shown(data)} does not fit: give true or false, without quotation marks."
            raise serializers.ValidationError(said, code="invalid")
        return data


class Day(serializers.DateField):
    """A day as `YYYY-MM-DD`, in ASCII digits."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "A day is given as YYYY-MM-DD, such as 2018-05-31.",
    }

    def to_internal_value(self, value: Any) -> date:
        """Will return the day.

        Raises: ValidationError.
        """
        if not (isinstance(value, str) and DAY.fullmatch(value)):
            self.fail("invalid")
        day: date = super().to_internal_value(value)
        return day


class Moment(serializers.DateTimeField):
    """A day with a time of day, as ISO 8601 writes it, in ASCII; in UTC unless it says otherwise."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "A time is given as YYYY-MM-DDThh:mm:ssZ, such as 2018-05-31T09:30:00Z.",
    }

    def to_internal_value(self, value: Any) -> datetime:
        """Will return the time.

        Raises: ValidationError.
        """
        if not (isinstance(value, str) and MOMENT.match(value)):
            self.fail("invalid")
        moment: datetime = super().to_internal_value(value)
        return moment


class Number(serializers.DecimalField):
    """A decimal number, in JSON or as the text in which an answer tells it."""

    def to_internal_value(self, data: Any) -> Decimal:
        """Will return the number.

        Raises: ValidationError.
        """
        is_number = isinstance(data, int | float) and not isinstance(data, bool)
        if not is_number and not (isinstance(data, str) and NUMBER.fullmatch(data)):
            raise serializers.ValidationError(f"{shown(data)} is no number.", code="invalid")
        number: Decimal = super().to_internal_value(data)
        return number


class Whole(serializers.IntegerField):
    """A whole number in JSON, without quotation marks."""

    def to_internal_value(self, data: Any) -> int:
        """Will return the number.

        Raises: ValidationError.
        """
        if isinstance(data, bool) or not isinstance(data, int):
            said = f"{shown(data)} is no whole number: give one without quotation marks."
            raise serializers.ValidationError(said, code="invalid")
        return data
