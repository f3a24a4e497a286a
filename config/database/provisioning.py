"""Makes the roles and the database of an installation on a server of its own, as a superuser there.

Names and passwords are those of `DATABASE_URL` and `DATABASE_OWNER_URL`. Whatever is there already is
left, but for passwords and rights, which become what the addresses say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import sql

SUPER_EXTENSIONS = ("vector",)
"""What only a superuser may add; others the owner adds in a migration."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Login:
    """A role that signs in."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What there should be; `follower` is for copies and base backups, none without a name."""

    database: str
    owner: Login
    app: Login
    follower: Login | None = None


def plan_of(alias: str = DEFAULT_DB_ALIAS, follower: Login | None = None) -> Plan:
    """Will read from the settings what there should be."""
    app = connections.settings[alias]
    both = {**app, **app["OWNER"]}
    return Plan(
        database=str(app["NAME"]),
        owner=Login(str(both["USER"]), str(both.get("PASSWORD") or "")),
        app=Login(str(app["USER"]), str(app.get("PASSWORD") or "")),
        follower=follower,
    )


def provision(address: str, plan: Plan, say: Say) -> None:
    """Will make what is missing, connected by `address` as a superuser.

    Raises: `psycopg.Error` with the server's own word when it refuses.
    """
    with psycopg.connect(address, autocommit=True, connect_timeout=10) as connection:
        _make_login(connection, plan.owner, say, "CREATEDB")  # for `manage.py restore`
        _make_login(connection, plan.app, say)
        if plan.follower:
            _make_login(connection, plan.follower, say, "REPLICATION")
        _make_database(connection, plan, say)
        for statement, names in _rights(plan):
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    with psycopg.connect(
        address, autocommit=True, connect_timeout=10, dbname=plan.database
    ) as inside:
        for name in SUPER_EXTENSIONS:
            _add_extension(inside, name, say)


def _make_login(
    connection: "psycopg.Connection[Any]", login: Login, say: Say, extra: str = ""
) -> None:
    """Makes a role, or gives it its password; the server and its log only ever see a hash."""
    known = _one(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", login.name)
    verb = "ALTER" if known else "CREATE"
    statement = sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEROLE {}").format(
        sql.SQL(verb), sql.Identifier(login.name), sql.SQL(extra)
    )
    if login.password:
        hashed = connection.pgconn.encrypt_password(
            login.password.encode(), login.name.encode(), b"scram-sha-256"
        )
        statement += sql.SQL(" PASSWORD {}").format(sql.Literal(hashed.decode()))
    connection.execute(statement)
    say(f"The role {login.name} {'was there' if known else 'is made'}.")


def _make_database(connection: "psycopg.Connection[Any]", plan: Plan, say: Say) -> None:
    if _one(connection, "SELECT 1 FROM pg_database WHERE datname = %s", plan.database):
        say(f"The database {plan.database} was there.")
        return
    connection.execute(
        sql.SQL(
            "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' "
            "TEMPLATE template0"
        ).format(sql.Identifier(plan.database), sql.Identifier(plan.owner.name))
    )
    say(f"The database {plan.database} is made.")


def _rights(plan: Plan) -> list[tuple[Any, tuple[str, ...]]]:
    """Who may do what on the server; `migrate` says who may do what with the tables."""
    found: list[tuple[Any, tuple[str, ...]]] = [
        ("ALTER DATABASE {} OWNER TO {}", (plan.database, plan.owner.name)),
        ("REVOKE ALL ON DATABASE {} FROM PUBLIC", (plan.database,)),
        ("GRANT pg_signal_backend, pg_read_all_stats TO {}", (plan.owner.name,)),
    ]
    if plan.app.name != plan.owner.name:
        found += [
            ("REVOKE {} FROM {}", (plan.owner.name, plan.app.name)),
            ("GRANT {} TO {}", (plan.app.name, plan.owner.name)),
            ("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}", (plan.database, plan.app.name)),
        ]
    return found


def _add_extension(inside: "psycopg.Connection[Any]", name: str, say: Say) -> None:
    """Adds what the server has; without it only the comparison by meaning is missing."""
    if _one(inside, "SELECT 1 FROM pg_available_extensions WHERE name = %s", name):
        inside.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
        say(f"The extension {name} is there.")
    else:
        say(f"The server has no extension {name}; nothing but `semantic on` needs it.")


def _one(connection: "psycopg.Connection[Any]", statement: Any, value: str) -> bool:
    return connection.execute(statement, [value]).fetchone() is not None
