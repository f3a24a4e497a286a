"""Looks a database over before anything is migrated or served."""

from django.db import DEFAULT_DB_ALIAS, ProgrammingError, connections
from django.db.migrations.loader import MigrationLoader
from psycopg.errors import UndefinedColumn, UndefinedFunction, UndefinedTable

from config.database.errors import DatabaseUnusable
from config.database.roles import as_owner, has_owner

EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")

UNGUARDED = (
    "DATABASE_OWNER_URL is not set: the application owns its own tables, so that only triggers "
    "guard the append-only ones."
)
UNMADE = "A migration waits that makes what is missing: run `make run`, or `manage.py migrate`."
MADE = (UndefinedTable, UndefinedColumn, UndefinedFunction)
"""How the database says that what a migration makes is not there."""
UNBOUND = (
    "The user in DATABASE_URL is a superuser or has the owner's rights, so that only triggers "
    "guard the append-only tables."
)

_CTYPE = """
    SELECT datctype, datctype NOT IN ('C', 'POSIX') AND lower('ÄЖ') = 'äж'
    FROM pg_database WHERE datname = current_database()
"""
_RIGHTS = """
    SELECT has_database_privilege(current_database(), 'CREATE'),
           has_schema_privilege('public', 'CREATE')
"""
_EXTENSION = """
    SELECT EXISTS (SELECT FROM pg_extension WHERE extname = %(name)s),
           EXISTS (SELECT FROM pg_available_extensions WHERE name = %(name)s),
           EXISTS (SELECT FROM pg_available_extension_versions WHERE name = %(name)s AND trusted)
               OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
"""
_UNBOUND = """
    SELECT rolsuper OR pg_has_role(rolname, %(owner)s, 'MEMBER')
    FROM pg_roles WHERE rolname = current_user
"""


def check_owner_can_migrate(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Will return when the owner can make everything the product needs.

    Raises: `DatabaseUnusable` with one sentence about the first thing that is missing.
    """
    with as_owner(alias):
        _check_letters(alias)
        _check_rights(alias)
        for name in EXTENSIONS:
            _check_extension(alias, name)


def needs_migrating(alias: str = DEFAULT_DB_ALIAS) -> bool:
    """Will tell whether a migration waits, or the app lacks its rights on what was migrated."""
    connection = connections[alias]
    if "django_migrations" not in connection.introspection.table_names():
        return True
    (granted,) = _row(alias, "SELECT has_table_privilege('django_migrations', 'SELECT')")
    if not granted:
        return True
    loader = MigrationLoader(connection)
    return not set(loader.graph.nodes) <= set(loader.applied_migrations)


def check_tables(error: ProgrammingError, alias: str = DEFAULT_DB_ALIAS) -> None:
    """Will return when what went wrong is not that a migration still waits.

    Raises: `DatabaseUnusable` when the statement missed a table, a column or a function and a
    migration waits.
    """
    if isinstance(error.__cause__, MADE) and needs_migrating(alias):
        raise DatabaseUnusable(UNMADE) from error


def warning(alias: str = DEFAULT_DB_ALIAS) -> str:
    """Will say what does not guard the append-only tables here, or nothing."""
    if not has_owner(alias):
        return UNGUARDED
    owner = connections.settings[alias]["OWNER"]["USER"]
    (unbound,) = _row(alias, _UNBOUND, {"owner": owner})
    return UNBOUND if unbound else ""


def _check_letters(alias: str) -> None:
    ctype, knows_letters = _row(alias, _CTYPE)
    if not knows_letters:
        raise DatabaseUnusable(
            f"The database's character type is {ctype}, which knows only ASCII letters: make it "
            "anew with CREATE DATABASE … LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0."
        )


def _check_rights(alias: str) -> None:
    in_database, in_schema = _row(alias, _RIGHTS)
    user, name = (connections[alias].settings_dict[key] for key in ("USER", "NAME"))
    if not in_database:
        raise DatabaseUnusable(
            f"The user {user} may not create anything in the database {name}: run "
            f'GRANT CREATE ON DATABASE "{name}" TO "{user}".'
        )
    if not in_schema:
        raise DatabaseUnusable(
            f"The user {user} may not create tables in the schema public of {name}: run "
            f'GRANT CREATE ON SCHEMA public TO "{user}".'
        )


def _check_extension(alias: str, name: str) -> None:
    installed, available, allowed = _row(alias, _EXTENSION, {"name": name})
    if installed:
        return
    if not available:
        raise DatabaseUnusable(
            f"The server has no extension {name}: install PostgreSQL's contrib package there."
        )
    if not allowed:
        raise DatabaseUnusable(
            f"Only a superuser may add the extension {name} here: have one run "
            f"CREATE EXTENSION {name} in this database."
        )


def _row(alias: str, statement: str, values: dict[str, str] | None = None) -> tuple[object, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[object, ...] = cursor.fetchone()
    return row
