"""The app works in the tables and cannot rewrite what is kept."""

import pytest
from django.contrib.auth import get_user_model
from django.db import ProgrammingError, connection, transaction

from config.database import readiness, roles

pytestmark = pytest.mark.django_db

FORBIDDEN = ("UPDATE {table} SET {column} = {column}", "DELETE FROM {table}", "TRUNCATE {table}")


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [
            column.name for column in connection.introspection.get_table_description(cursor, table)
        ]


def test_the_event_log_and_all_history_are_append_only() -> None:
    tables = roles.append_only_tables()
    assert "accounts_event" in tables
    assert any(table != "accounts_event" and table.endswith("event") for table in tables)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_app_has_no_right_to_rewrite_an_append_only_table(statement: str) -> None:
    for table in roles.append_only_tables():
        forbidden = statement.format(table=table, column=_columns(table)[0])
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(forbidden)


def test_the_app_can_truncate_nothing_and_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE has_table_privilege(oid, 'TRUNCATE')), "
            "count(*) FILTER (WHERE pg_get_userbyid(relowner) = current_user) "
            "FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        tables, truncatable, owned = cursor.fetchone()
    assert tables > 20
    assert (truncatable, owned) == (0, 0)


def test_the_app_cannot_pretend_that_a_migration_ran() -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM django_migrations")


def test_the_app_writes_where_it_should() -> None:
    user = get_user_model().objects.create(username="ada")
    get_user_model().objects.filter(pk=user.pk).update(first_name="Ada")
    user.refresh_from_db()
    assert user.first_name == "Ada"


def test_a_role_does_not_change_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="half-way"), roles.as_owner():
        pass


@pytest.mark.django_db(transaction=True)
def test_the_owner_owns_and_the_app_returns() -> None:
    def current_user() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            return cursor.fetchone()[0]

    before = current_user()
    with roles.as_owner():
        assert current_user() != before
    assert current_user() == before


@pytest.mark.django_db(transaction=True)
def test_the_embedded_database_is_fit_and_guarded() -> None:
    readiness.check_owner_can_migrate()
    assert readiness.warning() == ""
