"""What the bodies of this application share: reasons, figures, and where a refusal points."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from rest_framework import serializers

from accounts.api import rows
from accounts.api.fields import Text, Word
from accounts.api.nested import Part
from accounts.api.values import Number
from claims.domain.vocabulary import Comparator, Statistic
from claims.services.refusals import (
    HopRefused,
    NewClaimRefused,
    NewOriginRefused,
    PollRefused,
)
from sources.api.when import COLUMNS, WhenIn
from sources.domain.dates import When

Path = tuple[str, ...]
"""Where something stands in a body: field names and, in a list, numbers as text."""

FIGURE = "quantity"


class WholeIn(Part):
    """A part of a body that is given whole, even where the record is changed in part."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Will return every field, what is not given by its default.

        Raises: ValidationError naming what is unknown or missing.
        """
        given = super().run_validation(data)
        if not isinstance(given, Mapping):
            return given
        missing = [name for name, one in self.fields.items() if one.required and name not in given]
        if missing:
            said = "This field is required."
            raise serializers.ValidationError(dict.fromkeys(missing, said), code="required")
        return {name: given.get(name, one.default) for name, one in self.fields.items()}


def decimal(says: str) -> Number:
    """Will make the field of a number of a figure."""
    return Number(
        max_digits=24,
        decimal_places=6,
        required=False,
        allow_null=True,
        default=None,
        help_text=f"{says} A number, or the decimal as a string, so that nothing is lost.",
    )


def line(length: int, says: str = "") -> Text:
    """Will make the field of a text that may be left out."""
    return Text(required=False, allow_blank=True, max_length=length, default="", help_text=says)


class QuantityIn(WholeIn):
    """One figure; given whole, it takes the place of what stood. Changes are signed."""

    amount = decimal("The number itself.")
    lower = decimal("A lower bound.")
    upper = decimal("An upper bound.")
    unit = line(60)
    comparator = Word(Comparator)
    statistic = Word(Statistic)
    population = line(300)
    baseline = line(300)
    as_of = WhenIn(required=False, allow_null=True, default=None)


NO_FIGURE: dict[str, Any] = {
    **dict.fromkeys(("amount", "lower", "upper")),
    **dict.fromkeys(("unit", "comparator", "statistic", "population", "baseline"), ""),
    "as_of": None,
}


def assign(record: models.Model, given: dict[str, Any], *besides: str) -> str:
    """Will set what is given on a record, as `rows.assign` does, and a figure by its columns.

    Raises: NothingGiven where there is nothing but a reason.
    """
    if FIGURE in given:
        _set_figure(record, given[FIGURE])
    return rows.assign(record, given, FIGURE, *besides)


def _set_figure(record: Any, figure: Mapping[str, Any] | None) -> None:
    for name, value in (figure or NO_FIGURE).items():
        setattr(record, name, (value or When()) if name == "as_of" else value)


def time_places(time: str, *within: str) -> dict[str, Path]:
    """Where the columns of a partly known time stand in a body."""
    return {f"{time}_{column}": (*within, time, part) for column, part in COLUMNS.items()}


def figure_places(model: str) -> dict[str, Path]:
    """Where the columns and the rules of a figure stand in a body."""
    columns = ("amount", "lower", "upper", "unit", "comparator", "statistic")
    rules = {
        "bounds_ordered": "lower",
        "amount_from_lower": "amount",
        "amount_to_upper": "amount",
        "share_in_range": "amount",
        "figure_says_how": "comparator",
        "between_has_bounds": "comparator",
    }
    return {
        **{name: (FIGURE, name) for name in (*columns, "population", "baseline")},
        **{f"{model}_{rule}": (FIGURE, name) for rule, name in rules.items()},
        **time_places("as_of", FIGURE),
    }


@contextmanager
def pointing(places: Mapping[str, Path]) -> Iterator[None]:
    """Tells what is refused of a column, or by a rule, by where it stands in the body.

    What belongs to no one place is refused as it was.

    Raises: ValidationError of the framework where a place is known; of Django otherwise.
    """
    try:
        yield
    except ValidationError as error:
        told = _told(error, places, _within(error))
        if told is None:
            raise
        raise serializers.ValidationError(told) from error


def _within(error: ValidationError) -> Path:
    """The part of the body that a refusal is about, empty for the record itself."""
    match error:
        case NewOriginRefused():
            return ("chain", str(error.number), "origin")
        case HopRefused():
            return ("chain", str(error.number))
        case NewClaimRefused():
            return ("new_claim",)
        case PollRefused():
            return ("poll",)
    return ()


def _told(
    error: ValidationError, places: Mapping[str, Path], within: Sequence[str]
) -> dict[str, Any] | None:
    """The refusal as a nested object, None where nothing of it has a place of its own."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    told: dict[str, Any] = {}
    is_placed = bool(within)
    for name, errors in by_field.items():
        for one in errors:
            path = places.get(name) or places.get(one.code or "") or ((name,) if name else ())
            is_placed = is_placed or bool(path)
            _put(told, (*within, *path), one)
    return told if is_placed else None


def _put(told: dict[str, Any], path: Sequence[str], error: ValidationError) -> None:
    """Adds one refusal at its place."""
    said = serializers.ErrorDetail(" ".join(error.messages), code=error.code or "invalid")
    *outer, last = (*path, "non_field_errors") if not path or path[-1].isdecimal() else path
    for name in outer:
        told = told.setdefault(name, {})
    told.setdefault(last, []).append(said)
