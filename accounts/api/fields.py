"""Fields that several serializers share."""

from enum import StrEnum
from typing import Any, ClassVar

from django.db import models
from rest_framework import serializers
from rest_framework.fields import empty

LARGEST_KEY = 2**63 - 1


LONGEST_SHOWN = 60
"""Characters of a value that a refusal repeats."""


def shown(value: object) -> str:
    """Will quote a value for a refusal, cut where it is long.

    >>> shown(5)
    '“5”'
    """
    # Half of a character pair, which JSON can escape, cannot be written in an answer.
    text = str(value).encode(errors="replace").decode()
    return f"“{text}”" if len(text) <= LONGEST_SHOWN else f"“{text[:LONGEST_SHOWN]}…”"


class Text(serializers.CharField):
    """Text in JSON or a query: no number is read as one, and white space around it counts as given."""

    def run_validation(self, data: Any = empty) -> Any:
        """Will return the text, trimmed, unless it was longer than is described.

        Raises: ValidationError.
        """
        if self.max_length is not None and isinstance(data, str) and len(data) > self.max_length:
            self.fail("max_length", max_length=self.max_length)
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> str:
        """Will return the text.

        Raises: ValidationError.
        """
        if not isinstance(data, str):
            said = f"{shown(data)} is no text: give it in quotation marks."
            raise serializers.ValidationError(said, code="invalid")
        text: str = super().to_internal_value(data)
        return text


class WholeNumber(serializers.IntegerField):
    """A whole number of a query; what is none is named."""

    def to_internal_value(self, data: Any) -> int:
        """Will return the number.

        Raises: ValidationError.
        """
        try:
            number: int = super().to_internal_value(data)
        except serializers.ValidationError as error:
            if error.get_codes() != ["invalid"]:
                raise
            said = f"{shown(data)} is no whole number."
            raise serializers.ValidationError(said, code="invalid") from None
        return number


class Word(serializers.ChoiceField):
    """A word of an enumeration that a body gives; any other is named, with those there are."""

    def __init__(self, words: type[StrEnum], **kwargs: Any) -> None:
        self.words = [item.value for item in words]
        super().__init__(choices=[(item.value, item.name) for item in words], **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """Will return the word.

        Raises: ValidationError.
        """
        if isinstance(data, str) and data in self.words:
            return data
        known = " or ".join(f'"{one}"' for one in self.words)
        said = f"{shown(data)} does not fit: give {known}."
        raise serializers.ValidationError(said, code="invalid_choice")


class Reference(serializers.PrimaryKeyRelatedField[Any]):
    """The id of a record: a whole number in JSON, and nothing that could be read as one."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "incorrect_type": "An id is a whole number, such as 16, without quotation marks.",
        "does_not_exist": "There is no record {pk_value} that can be named here.",
    }

    def to_internal_value(self, data: Any) -> models.Model:
        """Will return the record.

        Raises: ValidationError.
        """
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("incorrect_type", data_type=type(data).__name__)
        if not 0 < data <= LARGEST_KEY:
            self.fail("does_not_exist", pk_value=shown(data))
        record: models.Model = super().to_internal_value(data)
        return record


def word(words: type[StrEnum], *, blank: bool = False) -> serializers.ChoiceField:
    """Will make the field of a word of an enumeration, described as such in the schema."""
    return serializers.ChoiceField(
        choices=[(item.value, item.name) for item in words], allow_blank=blank, read_only=True
    )
