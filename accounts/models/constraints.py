"""The few shapes in which our models tell the database what must hold.

Every rule has a name, `<model>_<what_must_hold>`, whether a constraint or a trigger keeps it: the
database reports that name either way, and `accounts.services.records` turns it into one message.
"""

from enum import StrEnum
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q


def _plain(condition: Q) -> Q:
    """The same condition with the plain values of enumerations, so that migrations need none."""
    children = [_plain_child(child) for child in condition.children]
    return Q(*children, _connector=condition.connector, _negated=condition.negated)


def _plain_child(child: Any) -> Any:
    if isinstance(child, Q):
        return _plain(child)
    lookup, value = child
    return lookup, _plain_value(value)


def _plain_value(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    return value


def must(name: str, condition: Q, message: str) -> models.CheckConstraint:
    """Will make the constraint that `condition` holds, with the sentence shown when it does not."""
    return models.CheckConstraint(
        name=name,
        condition=_plain(condition),
        violation_error_code=name,
        violation_error_message=message,
    )


def unique(
    name: str,
    *fields: str,
    message: str,
    condition: Q | None = None,
    nulls_distinct: bool | None = None,
) -> models.UniqueConstraint:
    """Will make the constraint that no two rows (that meet `condition`) agree in all `fields`."""
    return models.UniqueConstraint(
        name=name,
        fields=fields,
        condition=_plain(condition) if condition else None,
        nulls_distinct=nulls_distinct,
        violation_error_code=name,
        violation_error_message=message,
    )


def ordered(name: str, low: str, high: str, message: str) -> models.CheckConstraint:
    """Will make the constraint that `low` is not above `high` where both are known."""
    return must(
        name,
        Q(**{f"{low}__isnull": True})
        | Q(**{f"{high}__isnull": True})
        | Q(**{f"{low}__lte": F(high)}),
        message,
    )


def refuse(name: str, message: str, *values: str) -> str:
    """Will write the PL/pgSQL statement by which a trigger refuses, under a constraint's name.

    `message` may hold `%` marks; `values` are the SQL expressions that replace them.
    """
    told = ", ".join([f"'{message}'", *values])
    return (
        f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', "
        f"MESSAGE = format({told.replace('%', '%s')});"
    )


def guard(
    name: str,
    func: str,
    *,
    operation: pgtrigger.Operation | None = None,
    declare: list[tuple[str, str]] | None = None,
) -> pgtrigger.Trigger:
    """Will make a trigger that looks at every row before it is written and may refuse it."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=operation or (pgtrigger.Insert | pgtrigger.Update),
        declare=declare or [],
        func=f"{func} RETURN NEW;",
    )
