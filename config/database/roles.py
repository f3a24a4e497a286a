"""The owner makes and changes tables; the app works in them and can never rewrite what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from psycopg import sql

from accounts.models import AppendOnly

# Django's own tables: the app may read them, it has no business writing there.
READ_ONLY = (
    "django_migrations",
    "django_content_type",
    "django_admin_log",
    "auth_permission",
)
# What is ended by a mark on the row (superseded, undone, inactive), never by deleting it.
NEVER_DELETED = (
    "accounts_user",
    "accounts_invitation",
    "accounts_loghead",
    "accounts_logsalt",
    "accounts_feedfloor",
    "accounts_webhook",
    "sources_articleversion",
    "sources_merge",
    "claims_corroboration",
    "reviews_review",
    "reviews_correctionrequest",
)


@contextmanager
def as_owner(alias: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Will let this thread connect as the owner of the tables inside the block.

    Raises: `RuntimeError` inside a transaction, which belongs to the role that began it.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        raise RuntimeError("A transaction cannot change its role half-way.")
    app = connection.settings_dict
    connection.close()
    connection.settings_dict = {**app, **app["OWNER"]}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = app


def has_owner(alias: str = DEFAULT_DB_ALIAS) -> bool:
    """Will tell whether somebody other than the app owns the tables."""
    app = connections.settings[alias]
    return bool(app["OWNER"].get("USER", app["USER"]) != app["USER"])


def append_only_tables() -> list[str]:
    """Will return the tables in which nothing is ever changed: event logs and history."""
    return sorted(model._meta.db_table for model in apps.get_models() if _is_append_only(model))


def grant_to_app(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Will give the app exactly its rights on every table, in one transaction.

    Call inside `as_owner`; does nothing where the app itself owns the tables.
    """
    if not has_owner(alias):
        return
    app = sql.Identifier(connections.settings[alias]["USER"])
    kept = append_only_tables()
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for statement in _GRANTS:
            cursor.execute(sql.SQL(statement).format(app=app))
        revoked = (
            ("UPDATE, DELETE", kept),
            ("INSERT, UPDATE, DELETE", READ_ONLY),
            ("DELETE", NEVER_DELETED),
        )
        for rights, tables in revoked:
            for table in tables:
                revoke = sql.SQL("REVOKE {rights} ON {table} FROM {app}")
                cursor.execute(
                    revoke.format(rights=sql.SQL(rights), table=sql.Identifier(table), app=app)
                )


def heed_every_trigger(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Will take away the setting by which any session could make our triggers look away.

    pgtrigger's functions ask this one before they act; nothing of ours uses the setting. Call
    inside `as_owner`.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) "
            "RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN FALSE; END $$"
        )


_GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {app}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {app}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
)


def _is_append_only(model: Any) -> bool:
    if not model._meta.managed or model._meta.proxy:
        return False
    return issubclass(model, AppendOnly | pghistory.models.Event)
