"""Runs migrations as Django does, but has what many steps rest on made once for all of them.

After each step Django makes the classes of a model anew, and of all that are related to it: here
nearly all of them, since everything leads to a person. That took three quarters of the time.
"""

from collections.abc import Callable, Iterable
from copy import copy
from itertools import groupby

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import IndexOperation
from django.db.migrations.state import ProjectState

ALIKE = (CreateModel, IndexOperation)
"""Steps whose statements are the same whether those after them, of the same kind, are known or not."""

STEPS = "operations"
"""Where a migration that was loaded keeps its own list of them."""


class Together(Operation):
    """Steps of one kind that follow one another, whose models are made anew once."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Will take every step without the classes, and then make those that changed."""
        made = state.__dict__.pop("apps", None)  # without them, a step makes none
        for one in self.operations:
            one.state_forwards(app_label, state)
        if made is not None:
            state.apps = made
            # What has its classes made later is told apart by Django as well.
            is_later = isinstance(self.operations[0], IndexOperation)
            names = [(app_label, _model_of(one)) for one in self.operations]
            state.reload_models(names, delay=is_later)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Will take every step in the database."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Will take every step back, the last one first."""
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Will return what each step says of itself."""
        return "; ".join(one.describe() for one in self.operations)


class Executor(MigrationExecutor):
    """Django's own, whose migrations take steps together where they may."""

    def __init__(
        self,
        connection: BaseDatabaseWrapper | None,
        progress_callback: Callable[..., None] | None = None,
    ) -> None:
        super().__init__(connection, progress_callback)
        for migration in self.loader.disk_migrations.values():
            setattr(migration, STEPS, together(migration.operations))

    def detect_soft_applied(
        self, project_state: ProjectState | None, migration: Migration
    ) -> tuple[bool, ProjectState]:
        """Will look at each step: this asks which tables a migration makes."""
        one_by_one = copy(migration)
        setattr(one_by_one, STEPS, apart(migration.operations))
        return super().detect_soft_applied(project_state, one_by_one)


def together(operations: Iterable[Operation]) -> list[Operation]:
    """Will return the same steps, those that may be taken together as one."""
    taken: list[Operation] = []
    for kind, run in groupby(operations, _kind):
        steps = list(run)
        taken += [Together(steps)] if kind and len(steps) > 1 else steps
    return taken


def apart(operations: Iterable[Operation]) -> list[Operation]:
    """Will return every step by itself."""
    return [
        step
        for one in operations
        for step in (one.operations if isinstance(one, Together) else [one])
    ]


def _kind(operation: Operation) -> type[Operation] | None:
    """Which steps it may be taken together with."""
    return next((kind for kind in ALIKE if isinstance(operation, kind)), None)


def _model_of(operation: Operation) -> str:
    """The model that a step is about, in small letters."""
    name = "name" if isinstance(operation, CreateModel) else "model_name"
    return str(getattr(operation, name)).lower()
