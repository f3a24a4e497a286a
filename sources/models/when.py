"""Five columns that hold one `When`."""

from operator import attrgetter
from typing import Any, overload

from django.db import models

from accounts.choices import enum_field
from accounts.models.constraints import ordered
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis


class WhenField:
    """Gives a model the columns of a partly known time and one attribute that reads them together.

    `published = WhenField()` makes `published_from`, `published_to`, `published_as_written`,
    `published_basis` and `published_reason`, and `article.published` is a `When`.
    The model adds `when_ordered(...)` to its constraints. `label` is what forms call it.
    """

    def __init__(self, label: str = "") -> None:
        self.label = label

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Called by Django when the model class is made."""
        self.name = name
        label = self.label or name.replace("_", " ")
        columns: dict[str, models.Field[Any, Any]] = {
            "from": models.DateField(f"{label}, not before", null=True, blank=True),
            "to": models.DateField(f"{label}, not after", null=True, blank=True),
            "as_written": models.CharField(
                f"{label}, as written", max_length=200, blank=True, default=""
            ),
            "basis": enum_field(
                DateBasis, default=DateBasis.STATED, verbose_name=f"{label}, basis"
            ),
            "reason": models.CharField(
                f"{label}, inferred from", max_length=500, blank=True, default=""
            ),
        }
        for suffix, column in columns.items():
            column.contribute_to_class(cls, f"{name}_{suffix}")
        self._read = attrgetter(*(f"{name}_{suffix}" for suffix in columns))
        setattr(cls, name, self)

    @overload
    def __get__(self, record: None, owner: type) -> "WhenField": ...
    @overload
    def __get__(self, record: models.Model, owner: type) -> When: ...
    def __get__(self, record: models.Model | None, owner: type) -> "WhenField | When":
        if record is None:
            return self
        earliest, latest, as_written, basis, reason = self._read(record)
        return When(earliest, latest, as_written, DateBasis(basis), reason)

    def __set__(self, record: models.Model, when: When) -> None:
        setattr(record, f"{self.name}_from", when.earliest)
        setattr(record, f"{self.name}_to", when.latest)
        setattr(record, f"{self.name}_as_written", when.as_written)
        setattr(record, f"{self.name}_basis", when.basis.value)
        setattr(record, f"{self.name}_reason", when.reason)


def when_ordered(model: str, name: str) -> models.CheckConstraint:
    """Will make the constraint that a `When` does not end before it begins."""
    return ordered(
        f"{model}_{name}_ordered",
        f"{name}_from",
        f"{name}_to",
        f"{name.replace('_', ' ').capitalize()}: the first possible day is later than the last.",
    )


def when_columns(name: str) -> list[str]:
    """Will name the columns of a `When`, in the order in which a form shows them."""
    return [f"{name}_{suffix}" for suffix in ("from", "to", "as_written", "basis", "reason")]
