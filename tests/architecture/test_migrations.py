"""Migrations: one line per application, named by hand, complete, and they go back."""

import os
import re
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from config.database import roles
from config.database.migrating import Executor

APPS = ("accounts", "sources", "claims", "reviews", "seeds")


@pytest.mark.parametrize("app", APPS)
def test_migrations_follow_one_another(app: str) -> None:
    graph = MigrationLoader(None).graph
    names = sorted(name for label, name in graph.nodes if label == app)
    for before, after in pairwise(names):
        parents = {parent.key for parent in graph.node_map[app, after].parents}
        assert {name for label, name in parents if label == app} == {before}
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.parametrize("app", APPS)
def test_migrations_are_named_by_hand(app: str) -> None:
    names = [name for label, name in MigrationLoader(None).graph.nodes if label == app]
    assert [name for name in names if not re.fullmatch(r"\d{4}(_[a-z0-9]+){2,}", name)] == []
    assert [name for name in names if re.search(r"_auto_|_and_more|_alter_|_initial$", name)] == []


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.split("_")[0] in APPS}


@pytest.mark.parametrize("app", APPS)
def test_each_step_of_a_migration_can_go_back(app: str) -> None:
    migrations = [
        m for (label, _), m in MigrationLoader(None).disk_migrations.items() if label == app
    ]
    steps = [step for migration in migrations for step in migration.operations]
    assert [step for step in steps if not step.reversible] == []


@pytest.mark.skipif("CI" not in os.environ, reason="takes half a minute; .ci/run does it")
@pytest.mark.django_db(transaction=True)
def test_migrations_go_back_to_nothing_and_forth_again() -> None:
    with roles.as_owner():
        leaves = [key for key in MigrationLoader(connection).graph.leaf_nodes() if key[0] in APPS]
        before = tables()
        Executor(connection).migrate([(app, None) for app in reversed(APPS)])
        assert tables() == set()
        Executor(connection).migrate(leaves)
        assert tables() == before
