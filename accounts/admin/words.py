"""Words of the domain as people read them."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AllValuesFieldListFilter
from django.contrib.admin.views.main import ChangeList

PUBLIC_NAMES = {
    "single_origin": "One origin",
    "single_channel": "One channel",
    "unnamed_only": "Unnamed sources only",
}
"""Labels that pages call otherwise than by their own word."""


def label_name(label: str) -> str:
    """Will name a label of an answer as the pages for readers do.

    >>> label_name("single_origin (open)"), label_name("untraced")
    ('One origin (open)', 'Untraced')
    """
    word, is_open, rest = label.partition(" (")
    return PUBLIC_NAMES.get(word, in_words(word).capitalize()) + is_open + rest


def in_words(word: object) -> str:
    """Will write a word of the domain with blanks.

    >>> in_words("single_origin (open)")
    'single origin (open)'
    """
    return str(word).replace("_", " ")


def counted(number: int, what: str) -> str:
    """A number of things.

    >>> counted(1, "claim"), counted(4000, "claim")
    ('1 claim', '4,000 claims')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


class WordsFilter(AllValuesFieldListFilter):
    """Filters by the values that occur, and names them in words."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """The values to choose from."""
        for choice in super().choices(changelist):
            yield {**choice, "display": in_words(choice["display"])}
