"""Fields that several serializers share."""

from enum import StrEnum
from typing import Any

from django.db import models
from rest_framework import serializers

LARGEST_KEY = 2**63 - 1


class Reference(serializers.PrimaryKeyRelatedField[Any]):
    """The id of a record: a whole number in JSON, and nothing that could be read as one."""

    def to_internal_value(self, data: Any) -> models.Model:
        """Will return the record.

        Raises: ValidationError.
        """
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("incorrect_type", data_type=type(data).__name__)
        if not 0 < data <= LARGEST_KEY:
            self.fail("does_not_exist", pk_value=data)
        record: models.Model = super().to_internal_value(data)
        return record


def word(words: type[StrEnum], *, blank: bool = False) -> serializers.ChoiceField:
    """Will make the field of a word of an enumeration, described as such in the schema."""
    return serializers.ChoiceField(
        choices=[(item.value, item.name) for item in words], allow_blank=blank, read_only=True
    )
