"""The app works in the tables and cannot rewrite what is kept."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, ProgrammingError, connection, transaction

from config.database import readiness, roles
from sources.services.articles import digest
from tests.factories.sources import VersionFactory

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


def rights(table: str) -> set[str]:
    """What the app may do with the rows of a table."""
    every = ("SELECT", "INSERT", "UPDATE", "DELETE")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) word WHERE has_table_privilege(%s, word)",
            [list(every), table],
        )
        return {word for (word,) in cursor.fetchall()}


@pytest.mark.parametrize("table", roles.READ_ONLY)
def test_the_app_only_reads_what_django_keeps_for_itself(table: str) -> None:
    assert rights(table) == {"SELECT"}


@pytest.mark.parametrize("table", roles.NEVER_DELETED)
def test_what_ends_by_a_mark_is_never_deleted(table: str) -> None:
    assert rights(table) == {"SELECT", "INSERT", "UPDATE"}


def test_what_is_appended_is_only_read_and_added_to() -> None:
    assert {frozenset(rights(table)) for table in roles.append_only_tables()} == {
        frozenset({"SELECT", "INSERT"})
    }


def test_no_session_makes_a_trigger_look_away() -> None:
    version = VersionFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'sources_articleversion'::regclass"
        )
        names = ",".join(name for (name,) in cursor.fetchall())
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{names}}}"])
    forged = "Something else was said."
    stored = type(version).objects.filter(pk=version.pk)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        stored.update(text=forged, length=len(forged), sha256=digest(forged))
    before = version.history.count()
    stored.update(extractor="by hand")
    assert version.history.count() == before + 1


def test_the_app_cannot_bring_the_setting_back() -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) "
            "RETURNS BOOLEAN LANGUAGE sql AS 'SELECT true'"
        )
