"""What is exported from the shipped database and imported into an empty one is exported as the same."""

import hashlib
import io
from collections.abc import Iterator

import pytest
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import ImportFault, ImportRun, Installation
from accounts.models.bulk.parts import kinds
from accounts.services.bulk.exporting import export_lines
from accounts.services.bulk.importing import begin_import, go_on
from claims.models import Claim, StaleMark
from tests.database import ALIAS, Databases
from tests.factories.accounts import UserFactory


def exported() -> bytes:
    """Everything there is, as lines."""
    return b"".join(export_lines(list(kinds()), to_staff=True))


def imported(content: bytes, name: str = "records.ndjson") -> ImportRun:
    """The import of these lines."""
    sha256 = hashlib.sha256(content).hexdigest()
    by = UserFactory(roles=["editor"])
    run = begin_import(name=name, sha256=sha256, size=len(content), by=by)
    *_, last = go_on(run, io.BytesIO(content), by=by)
    return last


@pytest.fixture(name="shipped")
def _shipped(shipped_in_database: None) -> bytes:
    return exported()


@pytest.fixture(name="empty")
def _empty(
    shipped: bytes, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Connects to a database with nothing in it."""
    own = connections.settings[ALIAS]["NAME"]
    connection.rollback()
    with django_db_blocker.unblock():
        name = databases.clone()
        Installation.objects.update(code="0123456789ab")
    yield
    with django_db_blocker.unblock():
        databases.use(own)
        databases.drop(name)


def test_an_import_of_an_export_is_exported_as_the_same(shipped: bytes, empty: None) -> None:
    assert shipped.count(b"\n") > 100
    run = imported(shipped)
    assert list(ImportFault.objects.of(run.pk).values_list("line", "field", "code", "said")) == []
    again = exported()
    assert again.splitlines() == shipped.splitlines()
    assert sum(run.counts["added"].values()) == shipped.count(b"\n")
    assert StaleMark.objects.number_of_claims() == Claim.objects.count()
    once_more = imported(shipped)
    assert sum(once_more.counts["known"].values()) == shipped.count(b"\n")
    assert once_more.counts["added"] == {}
