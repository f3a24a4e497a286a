"""The columns of a table as they stand in a line: found from its model, so that both always agree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models.fields import NOT_PROVIDED


class Form(StrEnum):
    """What a value in a line looks like."""

    TEXT = "text"
    LINE = "line"
    WORD = "word"
    ADDRESS = "address"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAY = "day"
    MOMENT = "moment"
    FLAG = "flag"
    REFERENCE = "reference"
    FIXED = "fixed"


FORMS: tuple[tuple[type["models.Field[Any, Any]"], Form], ...] = (
    (models.URLField, Form.ADDRESS),
    (models.CharField, Form.LINE),
    (models.TextField, Form.TEXT),
    (models.DateTimeField, Form.MOMENT),
    (models.DateField, Form.DAY),
    (models.BooleanField, Form.FLAG),
    (models.DecimalField, Form.DECIMAL),
    (models.IntegerField, Form.WHOLE),
)
"""The first that fits a field says its form."""

LARGEST = {"PositiveSmallIntegerField": 32_767}
LARGEST_WHOLE = 2_147_483_647

WHEN = ("from", "to", "as_written", "basis", "reason")
"""The parts of a time that is only partly known, each a column."""

TO_THE_LETTER = frozenset({"cue", "named_as", "credited_as"})
"""Lines that hold words of a text as they stand there: unseen characters included."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the table, where it stands in a line, and what it may hold.

    `default` is the SQL of what is stored where the line has no value. `refers` is the kind of record
    that a reference names. Whole numbers lie in 0 to `largest`; a decimal has at most `digits` before
    and after the point. `hidden` columns are worked out when a line is read, and never exported.
    """

    name: str
    path: tuple[str, ...]
    form: Form
    default: str = "NULL"
    required: bool = False
    longest: int | None = None
    words: tuple[str, ...] = ()
    refers: str = ""
    largest: int = LARGEST_WHOLE
    digits: tuple[int, int] = (0, 0)
    hidden: bool = False

    @property
    def field(self) -> str:
        """The name of the value for people: `quantity.amount`."""
        return ".".join(self.path)


def literal(value: object) -> str:
    """Will write a value as SQL.

    >>> literal("O'Brien"), literal(None), literal(True), literal(7)
    ("'O''Brien'", 'NULL', 'true', '7')
    """
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def columns_of(
    model: type[models.Model],
    *,
    refers: Mapping[str, str],
    leave: frozenset[str],
    hidden: frozenset[str],
    skip: frozenset[str],
    group: Mapping[str, str],
    renamed: Mapping[str, str],
) -> Iterator[Column]:
    """Will describe every column that an import writes.

    Fields in `leave` stand in no line and get their default; those in `skip` are written otherwise.
    `group` puts columns under a common name, such as those of a figure; `renamed` gives them another.
    """
    whens = _whens(model)
    for field in model._meta.concrete_fields:
        if field.primary_key or field.generated or field.name in skip:
            continue
        if field.name in leave or field.name in ("row_version", "created_at"):
            if field.db_default is NOT_PROVIDED:
                yield Column(str(field.column), (), Form.FIXED, default=_default(field))
            continue
        path = _path(renamed.get(field.name, field.name), whens, group)
        yield _column(field, path, refers, hidden)


def _column(
    field: "models.Field[Any, Any]",
    path: tuple[str, ...],
    refers: Mapping[str, str],
    hidden: frozenset[str],
) -> Column:
    """One column that stands in lines."""
    if field.is_relation:
        needed = not field.null
        kind = refers[field.name]
        return Column(str(field.column), path, Form.REFERENCE, required=needed, refers=kind)
    form = next(form for kind, form in FORMS if isinstance(field, kind))
    words = tuple(str(value) for value, _ in field.flatchoices)
    if words:
        form = Form.WORD
    elif field.name in TO_THE_LETTER:
        form = Form.TEXT
    return Column(
        name=str(field.column),
        path=path,
        form=form,
        default=_default(field),
        required=_is_required(field),
        longest=field.max_length,
        words=words + (("",) if words and field.blank else ()),
        largest=LARGEST.get(type(field).__name__, LARGEST_WHOLE),
        digits=_digits(field),
        hidden=field.name in hidden,
    )


def _digits(field: "models.Field[Any, Any]") -> tuple[int, int]:
    """The most digits before and after the point."""
    if not isinstance(field, models.DecimalField):
        return 0, 0
    after = field.decimal_places or 0
    return (field.max_digits or 0) - after, after


def _is_required(field: "models.Field[Any, Any]") -> bool:
    """Whether a line must say it."""
    has_default = field.has_default() or field.db_default is not NOT_PROVIDED
    return not (field.null or has_default)


def _default(field: "models.Field[Any, Any]") -> str:
    """The SQL of what is stored where nothing is said."""
    if field.db_default is not NOT_PROVIDED and not field.has_default():
        return "now()" if isinstance(field, models.DateTimeField) else literal("")
    if field.has_default():
        return literal(field.get_default())
    return "NULL::bigint" if field.is_relation else "NULL"


def _whens(model: type[models.Model]) -> frozenset[str]:
    """The names of the partly known times of a model: each has a column of its own for its reason."""
    names = {field.name for field in model._meta.concrete_fields}
    ends = [name.removesuffix("_as_written") for name in names if name.endswith("_as_written")]
    return frozenset(end for end in ends if {f"{end}_{part}" for part in WHEN} <= names)


def _path(name: str, whens: frozenset[str], group: Mapping[str, str]) -> tuple[str, ...]:
    """Where a column stands in a line: the parts of a time together, those of a figure together."""
    for when in whens:
        part = name.removeprefix(f"{when}_")
        if part != name and part in WHEN:
            return (*((group[when],) if when in group else ()), when, part)
    return (group[name], name) if name in group else (name,)
