"""How an enumeration of the domain becomes the choices of a field."""

from enum import StrEnum
from functools import partial
from typing import TypeVar

from django.db import models
from django.db.models import Q

from accounts.domain.vocabulary import Role, Scope

__all__ = ["ROLE_CHOICES", "SCOPE_CHOICES", "choices_of", "enum_field", "in_plain_words", "one_of"]

ACRONYMS = {"amp", "ifcn", "isni", "issn", "lei", "ngo", "orcid"}
"""Words that are written in capitals."""

PLAIN = {
    "eq": "Exactly",
    "approx": "About",
    "lt": "Less than",
    "lte": "At most",
    "gt": "More than",
    "gte": "At least",
    "change_abs": "Change in number",
    "change_rel": "Change in per cent",
}
"""Words of the domain that nobody says, and what people say instead."""

E = TypeVar("E", bound=StrEnum)


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Will list an enumeration as Django wants it: value and label.

    >>> choices_of(Role)[0]
    ('contributor', 'Contributor')
    """
    return [(word.value, _label(word.value)) for word in words]


def _label(word: str) -> str:
    """A word as people read it: an acronym in capitals, any other with one."""
    return word.upper() if word in ACRONYMS else word.replace("_", " ").capitalize()


def in_plain_words(word: str, label: str) -> str:
    """Will name a value as people do: by its label, unless that is a word that nobody says.

    >>> in_plain_words("gte", "Gte"), in_plain_words("between", "Between")
    ('At least', 'Between')
    """
    return PLAIN.get(word, label)


def enum_field(
    words: type[E],
    *,
    default: E | None = None,
    blank: bool = False,
    verbose_name: str | None = None,
) -> "models.CharField[str, str]":
    """Will make a text column whose values are the words of an enumeration."""
    make = partial(
        models.CharField,
        verbose_name,
        max_length=max(30, *(len(word) for word in words)),
        choices=choices_of(words),
        blank=blank,
    )
    if default is not None:
        return make(default=default.value)
    return make(default="") if blank else make()


def one_of(
    name: str, field: str, words: type[StrEnum], *, blank: bool = False
) -> models.CheckConstraint:
    """Will make the constraint that a column holds nothing but the words of an enumeration."""
    values = [word.value for word in words] + ([""] if blank else [])
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": values}),
        violation_error_code=name,
        violation_error_message=f"{field} must be one of: {', '.join(value for value in values if value)}.",
    )


ROLE_CHOICES = choices_of(Role)
SCOPE_CHOICES = choices_of(Scope)
