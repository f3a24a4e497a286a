"""Words of the domain as people read them."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AllValuesFieldListFilter
from django.contrib.admin.views.main import ChangeList


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
