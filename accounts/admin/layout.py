"""How the columns of a form are grouped, and which of its relations are picked by typing."""

from typing import Any

from django.contrib import admin
from django.db import models

Fieldset = tuple[str | None, dict[str, Any]]

WIDEST = 2
"""As many fields stand side by side at the most."""


def fieldset(title: str | None, *fields: str | tuple[str, ...], says: str = "") -> Fieldset:
    """Will group fields under a title; a tuple of fields stands on one line."""
    return (title, {"fields": list(fields), "description": says})


def relations(model: type[models.Model], site: admin.AdminSite) -> list[str]:
    """The editable relations of a model to records that have a list in the admin."""
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.editable
        and site.is_registered(field.related_model)
    ]


def without(group: Fieldset, *names: str) -> Fieldset:
    """A group without some of its fields."""
    title, options = group
    return title, {**options, "fields": [name for name in options["fields"] if name not in names]}


def spread(group: Fieldset, pickers: list[str]) -> Fieldset:
    """A group in which every relation has a line of its own, for names are long, and no line holds
    more than two fields, for the boxes would be too narrow to read.
    """
    title, options = group
    lines: list[str | tuple[str, ...]] = []
    for line in options["fields"]:
        has_picker = isinstance(line, tuple) and not set(line).isdisjoint(pickers)
        if has_picker or isinstance(line, str):
            lines += [line] if isinstance(line, str) else line
        else:
            lines += [line[start : start + WIDEST] for start in range(0, len(line), WIDEST)]
    return title, {**options, "fields": lines}
