"""Foreign keys of several columns: what must agree with one row of another table, all at once."""

from collections.abc import Sequence
from typing import Any

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.constraints import BaseConstraint


class Key(models.UniqueConstraint):
    """Columns that together name one row, so that a `Reference` may point at them.

    The primary key is among them: it refuses nothing that would not be refused anyway.
    """

    def validate(self, *_: Any, **__: Any) -> None:
        """Nothing to look for: the primary key is unique already."""


class Reference(BaseConstraint):
    """A foreign key of several columns, looked at the moment a row is written.

    `fields` agree with the columns `target` of one row of `to`; a row in which one of them is empty
    refers to nothing. It is never deferred: a transaction cannot put it off to its end.
    """

    def __init__(
        self, *, fields: tuple[str, ...], to: str, target: tuple[str, ...], **options: Any
    ) -> None:
        super().__init__(**options)
        self.fields = tuple(fields)
        self.to = to
        self.target = tuple(target)

    def constraint_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        """Nothing inside of CREATE TABLE: the other table may not be there yet."""
        assert model is not None and schema_editor is not None  # noqa: S101, PT018
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""

    def create_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        """The statement that adds the foreign key."""
        assert model is not None and schema_editor is not None  # noqa: S101, PT018
        apps: Apps = model._meta.apps
        other = apps.get_model(self.to)
        quote = schema_editor.quote_name
        return (
            f"ALTER TABLE {quote(model._meta.db_table)} ADD CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY ({self._columns(model, self.fields, schema_editor)}) "
            f"REFERENCES {quote(other._meta.db_table)} "
            f"({self._columns(other, self.target, schema_editor)})"
        )

    def remove_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        """The statement that takes it away."""
        assert model is not None and schema_editor is not None  # noqa: S101, PT018
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(self, *_: Any, **__: Any) -> None:
        """Left to the database, which refuses with the same sentence."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """How a migration writes it down."""
        path, args, options = super().deconstruct()
        return path, args, {**options, "fields": self.fields, "to": self.to, "target": self.target}

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Reference):
            return self.deconstruct() == other.deconstruct()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.name)

    @staticmethod
    def _columns(
        model: type[models.Model], fields: tuple[str, ...], editor: BaseDatabaseSchemaEditor
    ) -> str:
        columns = [str(model._meta.get_field(name).column) for name in fields]  # type: ignore[union-attr]
        return ", ".join(editor.quote_name(column) for column in columns)


def key(name: str, *fields: str) -> Key:
    """Will make the columns, `id` among them, something that a `Reference` may point at."""
    message = f"{', '.join(fields)} name one row."
    return Key(name=name, fields=fields, violation_error_code=name, violation_error_message=message)


def refers(name: str, *fields: str, to: str, target: tuple[str, ...], message: str) -> Reference:
    """Will make the constraint that `fields` agree with the columns `target` of one row of `to`."""
    return Reference(
        name=name,
        fields=fields,
        to=to,
        target=target,
        violation_error_code=name,
        violation_error_message=message,
    )
