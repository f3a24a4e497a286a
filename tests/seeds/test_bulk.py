"""What is exported from the shipped database and imported into an empty one is exported as the same."""

import hashlib
from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import Event, Installation
from claims.models import Claim, StaleMark
from claims.services.draining import drain
from tests.accounts.services.bulk.bringing_in import exported, imported, told
from tests.database import ALIAS, Databases

pytestmark = pytest.mark.timeout(900)

ANSWER = ("statement", "label", "supports_confirmed", "supports_possible", "refutes_confirmed")


def answers() -> list[tuple[object, ...]]:
    """What is answered of each claim, in the order in which they came."""
    return list(Claim.objects.order_by("pk").values_list(*ANSWER))


@pytest.fixture(name="shipped")
def _shipped(
    loaded: str, databases: Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[bytes, list[tuple[object, ...]]]]:
    """The lines of the shipped database and its answers; then an empty database is connected to."""
    own = connections.settings[ALIAS]["NAME"]
    with django_db_blocker.unblock():
        databases.use(loaded)
        content, found = exported(), answers()
        name = databases.clone()
        Installation.objects.update(code="0123456789ab")
        yield content, found
        databases.use(own)
        databases.drop(name)


def test_an_import_of_an_export_is_exported_as_the_same(
    shipped: tuple[bytes, list[tuple[object, ...]]],
) -> None:
    content, wanted = shipped
    number = content.count(b"\n")
    assert number > 1000
    run = imported(content)
    assert told(run) == []
    assert sum(run.counts["added"].values()) == number
    again = exported()
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(content).hexdigest()
    assert Event.objects.done("importrun.written").count() == 1
    assert StaleMark.objects.number_of_claims() == Claim.objects.count()
    once_more = imported(content)
    assert once_more.counts["added"] == {}
    assert sum(once_more.counts["known"].values()) == number
    for _ in drain():
        pass
    assert answers() == wanted, "the same records give the same answers"
