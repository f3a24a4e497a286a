"""How a test breaks one rule on purpose, and how it sees that database and service refuse alike.

A violation is a function that makes a record which breaks exactly one named rule: a new one, or
one that was changed since it was read. It is written past every service and form.
"""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from factory.django import DjangoModelFactory

from accounts.services.records import save_record

Violation = Callable[[], models.Model]
Factory = type[DjangoModelFactory[Any]]

NONSENSE = "nonsense"


def unsaved(factory: Factory, **values: Any) -> Any:
    """A new record that is not stored yet, while everything it refers to is."""

    class Unsaved(factory):  # type: ignore[misc, valid-type]
        @classmethod
        def _create(cls, model_class: type[models.Model], *_: Any, **kwargs: Any) -> models.Model:
            return model_class(**kwargs)

    return Unsaved(**values)


def again(record: models.Model, **values: Any) -> Any:
    """A second record, not stored yet, like a stored one but for `values`."""
    second = copy.copy(record)
    second.pk = None
    second._state = copy.copy(record._state)
    second._state.adding = True
    return changed(second, **values)


def changed(record: models.Model, **values: Any) -> Any:
    """The record with other values, not saved."""
    for name, value in values.items():
        setattr(record, name, value)
    return record


def words(factory: Factory, *fields: str) -> dict[str, Violation]:
    """Violations of the rules that columns hold nothing but the words of their enumerations."""
    name = factory._meta.model._meta.model_name
    return {
        f"{name}_{field}_known": lambda field=field: unsaved(factory, **{field: NONSENSE})
        for field in fields
    }


def write_past_services(record: models.Model) -> None:
    """Will insert or update the row by one statement, with no check in Python."""
    rows = type(record)._base_manager
    if record._state.adding:
        rows.bulk_create([record])
        return
    fields = record._meta.concrete_fields
    columns = [field for field in fields if not field.primary_key and not field.generated]
    rows.filter(pk=record.pk).update(**{c.attname: getattr(record, c.attname) for c in columns})


def assert_database_refuses(name: str, record: models.Model) -> None:
    """Fails unless PostgreSQL refuses the row and gives this rule as the reason."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write_past_services(record)
    assert caught.value.__cause__.diag.constraint_name == name


def assert_service_refuses(name: str, record: models.Model) -> None:
    """Fails unless saving is refused with the rule's code, or on a field the rule is about."""
    with pytest.raises(ValidationError) as caught:
        save_record(record, by=None)
    told = _told(caught.value)
    codes = {code for found in told.values() for code in found}
    assert name in codes or told.keys() & _fields(name, record) or _is_unique(name, record, codes)


def _told(error: ValidationError) -> dict[str, set[str | None]]:
    """The codes of a refusal by field."""
    if not hasattr(error, "error_dict"):
        return {"": {item.code for item in error.error_list}}
    return {field: {item.code for item in found} for field, found in error.error_dict.items()}


def _constraint(name: str, record: models.Model) -> Any:
    return next((c for c in record._meta.constraints if c.name == name), None)


def _fields(name: str, record: models.Model) -> set[str]:
    """The fields that a check is about: what Django says of one of them means the same."""
    constraint = _constraint(name, record)
    return _named(constraint.condition) if isinstance(constraint, CheckConstraint) else set()


def _named(condition: Q) -> set[str]:
    found: set[str] = set()
    for child in condition.children:
        if isinstance(child, Q):
            found |= _named(child)
        else:
            lookup, value = child
            found.add(lookup.split("__")[0])
            if isinstance(value, F):
                found.add(value.name)
    return found


def _is_unique(name: str, record: models.Model, codes: set[str | None]) -> bool:
    """Whether Django's own words for “not unique” were used of a constraint that says so."""
    return isinstance(_constraint(name, record), UniqueConstraint) and bool(
        codes & {"unique", "unique_together"}
    )
