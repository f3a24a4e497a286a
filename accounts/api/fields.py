"""Fields that several serializers share."""

from enum import StrEnum

from rest_framework import serializers


def word(words: type[StrEnum], *, blank: bool = False) -> serializers.ChoiceField:
    """Will make the field of a word of an enumeration, described as such in the schema."""
    return serializers.ChoiceField(
        choices=[(item.value, item.name) for item in words], allow_blank=blank, read_only=True
    )
