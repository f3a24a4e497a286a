"""How the columns of a row are kept as JSON, and read again to the letter."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.expressions import DatabaseDefault

COUNTED = {"row_version"}
"""What the database itself counts."""


def model_of(label: str) -> type[models.Model]:
    """The table of a step."""
    return apps.get_model(label)


def columns_of(row: models.Model) -> dict[str, Any]:
    """Every column of a row as JSON keeps it; what the database will say itself is left out."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {
        name: as_kept(value)
        for name, value in columns.items()
        if not isinstance(value, DatabaseDefault)
    }


def as_kept(value: Any) -> Any:
    """One value as JSON keeps it; days, instants and decimals as texts that lose nothing."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def as_read(model: type[models.Model], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the database takes them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: None if value is None else fields[name].to_python(value)
        for name, value in kept.items()
    }


def differing(before: models.Model, after: models.Model) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns in which two states of a row differ, as they were and as they are."""
    old, new = columns_of(before), columns_of(after)
    names = [name for name in old if old[name] != new[name] and name not in COUNTED]
    return {name: old[name] for name in names}, {name: new[name] for name in names}
