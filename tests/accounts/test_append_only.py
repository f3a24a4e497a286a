"""What was logged stays: the app has no right to change it, and its owner meets a trigger."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.models import Event, User
from config.database import roles
from tests.factories.accounts import EventFactory, UserFactory

STATEMENTS = {
    "update": "UPDATE {table} SET {column} = {column}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
}
LOGS = {"accounts_event": "action", "accounts_userevent": "username"}


def _run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("what", STATEMENTS)
@pytest.mark.parametrize("table", LOGS)
def test_the_app_has_no_right_to_it(table: str, what: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        _run(STATEMENTS[what].format(table=table, column=LOGS[table]))


@pytest.mark.django_db
def test_the_orm_has_no_way_round_it() -> None:
    event = EventFactory()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(action="something.else")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        event.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", STATEMENTS)
def test_the_owner_is_refused_by_the_triggers_of_every_log(what: str) -> None:
    EventFactory(actor=UserFactory())
    with roles.as_owner():
        for table in LOGS:
            with pytest.raises(IntegrityError) as caught:
                _run(STATEMENTS[what].format(table=table, column=LOGS[table]))
            assert caught.value.__cause__.diag.constraint_name == "append_only"
    assert Event.objects.exists()
    assert User.objects.get().history.count() == 1


@pytest.mark.django_db
def test_every_log_has_the_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname ~ '^(pgtrigger_)?append_only' AND tgenabled <> 'D' "
            "INTERSECT SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname ~ '^(pgtrigger_)?never_truncated' AND tgenabled <> 'D'"
        )
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded == set(roles.append_only_tables())
