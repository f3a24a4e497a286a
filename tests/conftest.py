"""What every test stands on: its database, and how hard Hypothesis tries."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from tests.database import ALIAS, Databases

settings.register_profile("ci", max_examples=100, deadline=None, print_blob=True)
settings.register_profile("long", max_examples=20_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def no_limits() -> Iterator[None]:
    """Lets tests ask as often as they like, where they do not set a limit themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(django_settings, "API_REQUESTS_PER_MINUTE", 0)
        patch.setattr(django_settings, "API_ANONYMOUS_REQUESTS_PER_MINUTE", 0)
        yield


@pytest.fixture(scope="session", autouse=True)
def files_when_asked() -> Iterator[None]:
    """Looks a file of the pages up when one is asked for: each test client would list them all anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(django_settings, "WHITENOISE_AUTOREFRESH", True, raising=False)
        yield


@pytest.fixture(scope="session")
def databases(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Databases:
    """The test databases, with the template ready to be cloned."""
    found = Databases()
    with django_db_blocker.unblock():
        found.make_template()
    return found


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Gives this worker its clone; a test that commits gets one of its own, never a flush."""
    with django_db_blocker.unblock():
        worker = databases.clone()
    with pytest.MonkeyPatch.context() as patch:
        clones: list[str] = []
        patch.setattr(
            TransactionTestCase, "_fixture_setup", lambda *_: clones.append(databases.clone())
        )

        def leave(*_: object) -> None:
            databases.use(worker)
            databases.drop(clones.pop())

        patch.setattr(TransactionTestCase, "_fixture_teardown", leave)
        yield
    with django_db_blocker.unblock():
        databases.use(databases.main)
        databases.drop(worker)


@pytest.fixture(scope="module", name="shared")
def _shared(
    databases: Databases, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The name of a clone that tests of one file share; this process stays with its own."""
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        name = databases.clone()
        databases.use(own)
    yield name
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture(name="committing")
def _committing(
    shared: str, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Lets a test commit where others of its file did, and look at nothing but its own rows.

    For files of many such tests: a clone is more than a thousand files, made and deleted again.
    """
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        databases.use(shared)
        yield
        databases.use(own)
