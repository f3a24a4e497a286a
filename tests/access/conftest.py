"""A database that holds a record in every state, and everybody who asks; made once by each worker."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.access.callers import Caller, make_callers
from tests.access.world import World, make_hidden, make_public
from tests.database import ALIAS, Databases

Made = tuple[str, World, dict[str, Caller]]


@pytest.fixture(scope="session", name="made")
def _made(
    databases: Databases, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Made]:
    """The name of that database, with what is in it; this process stays with its own."""
    own = connections.settings[ALIAS]["NAME"]
    world = World()
    with django_db_blocker.unblock():
        name = databases.clone()
        make_public(world)
        make_hidden(world)
        callers = make_callers()
        world.make_tokens(caller.user for caller in callers.values())
        databases.use(own)
    yield name, world, callers
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture(name="elsewhere")
def _elsewhere(
    made: Made, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Connects to that database, and back when the test has taken back what it did."""
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        databases.use(made[0])
    yield
    with django_db_blocker.unblock():
        databases.use(own)


@pytest.fixture(name="world")
def _world(made: Made, elsewhere: None, db: None) -> World:
    """The records. Such a test has no mark of its own that it uses the database."""
    return made[1]


@pytest.fixture(name="callers")
def _callers(made: Made) -> dict[str, Caller]:
    """Everybody who asks, by name."""
    return made[2]
