"""Steps of a migration that are taken together lead to what they lead to one by one."""

from collections.abc import Callable

import pytest
from django.db import connection, models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    Migration,
    RemoveConstraint,
)
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from config.database.migrating import Executor, Together, apart, together

Way = Callable[[list[Operation]], list[Operation]]


def checked(name: str, number: int) -> AddConstraint:
    rule = models.CheckConstraint(condition=models.Q(id__gt=number), name=name)
    return AddConstraint("Port", rule)


STEPS: list[Operation] = [
    CreateModel("Port", [("id", models.BigAutoField(primary_key=True))]),
    CreateModel(
        "Ferry",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("port", models.ForeignKey("afloat.port", models.CASCADE)),
        ],
    ),
    checked("first", 1),
    checked("second", 2),
    AddIndex("Ferry", models.Index(fields=["port"], name="by_port")),
    AddField("Ferry", "name", models.TextField(default="")),
    RemoveConstraint("Port", "first"),
    checked("third", 3),
]


def migration(steps: list[Operation]) -> Migration:
    made = Migration("0001_ferries", "afloat")
    made.operations = steps
    return made


def statements(way: Way, *, back: bool) -> list[str]:
    """What the steps ask of the database, from nothing and rendered from the beginning."""
    state = ProjectState()
    assert state.apps is not None
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        run = migration(way(STEPS)).unapply if back else migration(way(STEPS)).apply
        run(state, editor)
        said: list[str] = editor.collected_sql
    return said


@pytest.mark.django_db
@pytest.mark.parametrize("back", [False, True], ids=["forth", "back"])
def test_the_database_is_asked_for_the_same(back: bool) -> None:
    one_by_one = statements(list, back=back)
    assert len(one_by_one) >= len(STEPS)
    assert statements(together, back=back) == one_by_one


def test_what_comes_after_finds_the_models_as_they_are() -> None:
    state = ProjectState()
    before = state.apps
    made = migration(together(STEPS)).mutate_state(state, preserve=False)
    ferry, port = (made.apps.get_model("afloat", name) for name in ("ferry", "port"))
    assert made.apps is before
    assert {field.name for field in ferry._meta.get_fields()} == {"id", "port", "name"}
    assert [one.name for one in ferry._meta.indexes] == ["by_port"]
    assert [one.name for one in port._meta.constraints] == ["second", "third"]
    assert ferry._meta.get_field("port").related_model is port


def test_only_steps_of_one_kind_that_follow_one_another_are_taken_together() -> None:
    assert [type(one) for one in together(STEPS)] == [Together, Together, AddField, Together]
    assert apart(together(STEPS)) == STEPS


def described(state: ProjectState) -> list[tuple[object, ...]]:
    """Each model: its fields as they are written, and what else is known of it, in turn."""
    return [
        (
            key,
            [(name, str(field.deconstruct()[1:])) for name, field in one.fields.items()],
            {name: str(value) for name, value in one.options.items()},
            one.bases,
        )
        for key, one in state.models.items()
    ]


def test_every_migration_of_ours_leads_to_the_same_models() -> None:
    plain, ours = MigrationLoader(None), Executor(None).loader
    taken = [one for found in ours.disk_migrations.values() for one in found.operations]
    assert sum(isinstance(one, Together) for one in taken) > 30
    assert described(ours.project_state()) == described(plain.project_state())


@pytest.mark.django_db
@pytest.mark.parametrize("app", ["accounts", "sources", "claims", "reviews"])
def test_what_was_made_otherwise_is_known_by_its_tables(app: str) -> None:
    executor = Executor(connection)
    first = executor.loader.disk_migrations[executor.loader.graph.root_nodes(app)[0]]
    assert any(isinstance(one, Together) for one in first.operations)
    assert executor.detect_soft_applied(None, first)[0]
