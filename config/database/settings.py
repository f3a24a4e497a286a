"""Builds Django's DATABASES from the environment."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from config.postgres import APP_ROLE, DATABASE, OWNER_ROLE

SCHEMES = ("postgres://", "postgresql://")
PARTS = {
    "NAME": "dbname",
    "USER": "user",
    "PASSWORD": "password",
    "HOST": "host",
    "PORT": "port",
}

LAST_PORT = 65535
ENGINE = "config.database"
APP_LIMITS = {
    # Statements of ours take milliseconds; compiling one of them would take longer than that.
    "jit": "off",
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
}
# The statements that are prepared read by keys, few rows or many: one plan fits all, and making it
# anew takes longer than running it, as does compiling one.
APP_PLANS = {"plan_cache_mode": "force_generic_plan", "jit": "off"}
# A migration may take long, but must not make everybody queue behind it for long.
OWNER_LIMITS = {"lock_timeout": "15s", "idle_in_transaction_session_timeout": "10min"}
# A COMMIT waits for a synchronous standby for as long as that is away, whatever other limits there are.
COMMIT_WITHIN = 20.0  # seconds

# What takes longer on a copy is asked of the primary, and so is what it does not answer at all.
REPLICA_LIMITS = APP_LIMITS | {"statement_timeout": "4s", "default_transaction_read_only": "on"}
REPLICA_PATIENCE = 5.0  # seconds

# So that a machine which vanished is noticed; nothing of it matters on a socket of this machine.
KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "tcp_user_timeout": 20_000}


def database_settings(env: environ.Env, var: Path) -> dict[str, Any]:
    """Will return the one alias: it connects as the app, and `OWNER` holds what the owner changes.

    `EMBEDDED` names the working folder of the embedded server when no DATABASE_URL is given.
    Raises: `ImproperlyConfigured` when the addresses are malformed or do not go together.
    """
    if not env.str("DATABASE_URL", default=""):
        if env.str("DATABASE_OWNER_URL", default=""):
            raise ImproperlyConfigured(
                "DATABASE_OWNER_URL is set and DATABASE_URL is not: set both or neither."
            )
        return _alias({"NAME": DATABASE, "USER": APP_ROLE}, {"USER": OWNER_ROLE}, embedded=var)
    app = _address(env, "DATABASE_URL")
    if not env.str("DATABASE_OWNER_URL", default=""):
        return _alias(app, {}, embedded=None)
    owner = _address(env, "DATABASE_OWNER_URL")
    # The owner changes who connects, never to which database (tests rename that).
    if owner.pop("NAME") != app["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL and DATABASE_OWNER_URL name different databases.")
    return _alias(app, owner, embedded=None)


def replica_settings(env: environ.Env) -> dict[str, dict[str, Any]]:
    """Will return the alias of the copy that readers may read, none without DATABASE_REPLICA_URL.

    `PATIENCE` is for how many seconds any question waits for it.
    Raises: `ImproperlyConfigured` when the address is malformed.
    """
    if not env.str("DATABASE_REPLICA_URL", default=""):
        return {}
    copy = _address(env, "DATABASE_REPLICA_URL")
    options = {**_options(REPLICA_LIMITS | APP_PLANS), "connect_timeout": 2, **copy["OPTIONS"]}
    alias = _alias(copy, {}, embedded=None) | {"OPTIONS": options, "PATIENCE": REPLICA_PATIENCE}
    return {"replica": alias}


def _address(env: environ.Env, variable: str) -> dict[str, Any]:
    """Will read a URL such as `postgres://user:password@host:5432/name` as PostgreSQL itself does.

    Raises: `ImproperlyConfigured` when it is none of PostgreSQL.
    """
    url = env.str(variable)
    try:
        found = conninfo_to_dict(url) if url.startswith(SCHEMES) else {}
    except ProgrammingError:
        found = {}
    if not found.get("dbname"):
        example = "postgres://user:password@host:5432/name"
        raise ImproperlyConfigured(f"{variable} is not of the form {example}.")
    for port in filter(None, str(found.get("port", "")).split(",")):
        if not (port.isascii() and port.isdigit() and 1 <= int(port) <= LAST_PORT):
            raise ImproperlyConfigured(
                f"{variable} is malformed: its port must be a number from 1 to {LAST_PORT}, "
                f"not {port!r}."
            )
    named = {django: found.pop(libpq, "") for django, libpq in PARTS.items()}
    return {**named, "OPTIONS": found}


def _alias(app: dict[str, Any], owner: dict[str, Any], embedded: Path | None) -> dict[str, Any]:
    return {
        **app,
        "ENGINE": ENGINE,
        "EMBEDDED": embedded,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "COMMIT_WITHIN": COMMIT_WITHIN,
        "OPTIONS": {**_options(APP_LIMITS | APP_PLANS), **app.get("OPTIONS", {})},
        "OWNER": {
            **owner,
            "COMMIT_WITHIN": None,
            "OPTIONS": {**_options(OWNER_LIMITS), **owner.get("OPTIONS", {})},
        },
    }


def _options(parameters: dict[str, str]) -> dict[str, Any]:
    return {
        "connect_timeout": 10,
        "application_name": "second-source",
        **KEEPALIVE,
        # Django switches prepared statements off, even those that are asked for by name; its own
        # queries never are prepared, so this holds for the hot statements alone.
        "prepare_threshold": 1,
        "options": " ".join(f"-c {name}={value}" for name, value in parameters.items()),
    }
