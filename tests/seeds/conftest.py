"""A database in which the shipped seeds are loaded, made once by each worker."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.database import ALIAS, Databases
from tests.shipped import with_claims


@pytest.fixture(scope="session", name="loaded")
def _loaded(
    databases: Databases, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The name of a database with everything in it; this process stays with its own."""
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        name = databases.clone(with_claims(databases))
        databases.use(own)
    yield name
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture(name="elsewhere")
def _elsewhere(
    loaded: str, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Connects to that database, and back when the test has taken back what it did."""
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        databases.use(loaded)
    yield
    with django_db_blocker.unblock():
        databases.use(own)


@pytest.fixture(name="shipped_in_database")
def _shipped_in_database(elsewhere: None, db: None) -> None:
    """Lets a test begin with all shipped seeds in its database.

    Such a test has no mark of its own that it uses the database.
    """
