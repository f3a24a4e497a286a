"""Turns what PostgreSQL says when it refuses into one sentence each."""

from typing import Any

OLDEST = 15  # the first major version with NULLS NOT DISTINCT
PASSING = (
    "starting up",
    "shutting down",
    "recovery mode",
    "no such file",
    "connection refused",
    "closed the connection unexpectedly",
)

# What the message holds, and what we make of it.
_MEANINGS = (
    ("password authentication failed", "{where} refuses the user {user}: the password is wrong"),
    ("no password supplied", "{where} wants a password for the user {user}, and none was given"),
    ("no pg_hba.conf entry", "{where} does not let the user {user} in from here"),
    (
        "peer authentication failed",
        "{where} was started by {keeper} and lets only that one in",
    ),
    ("role", "{where} knows no user {user}, or does not let it in"),
    ("database", "{where} has no database {name}, or does not let {user} in"),
    ("connection refused", "No PostgreSQL answers at {where}: the connection was refused"),
    ("no such file", "No PostgreSQL answers at {where}: there is no such socket"),
    ("timeout", "No PostgreSQL answers at {where} in time"),
    ("could not translate", "No PostgreSQL is found at {where}: the name is unknown"),
    ("failed to resolve", "No PostgreSQL is found at {where}: the name is unknown"),
)


def in_plain_words(error: Exception, parameters: dict[str, Any], keeper: str | None = None) -> str:
    """Will say in one sentence why there is no connection, and what to look at.

    `keeper` is the system user who started the embedded server, None for any other server.
    """
    said = str(error).strip()
    place = f"{parameters.get('host') or 'the local socket'}:{parameters.get('port') or 5432}"
    facts = {
        "where": f"PostgreSQL at {place}",
        "user": parameters.get("user") or "(none)",
        "name": parameters.get("dbname") or "(none)",
        "keeper": f"the system user {keeper}" if keeper else "another system user",
    }
    for sign, meaning in _MEANINGS:
        if _holds(said, sign):
            spoken = meaning.format(**facts).replace("at PostgreSQL at", "at")
            remedy = "look at `manage.py postgres status`" if keeper else "look at DATABASE_URL"
            return f"{spoken}; {remedy}."
    return f"PostgreSQL at {place} refuses the connection: {said.splitlines()[-1].rstrip('.')}."


def passes(error: Exception) -> bool:
    """Will tell whether the refusal is one that a server coming up or going down gives."""
    return any(_holds(str(error), sign) for sign in PASSING)


def server_fault(version: int, encoding: str | None) -> str:
    """Will say what makes a server unfit that let us in, or nothing.

    `version` is PostgreSQL's own number (150004 is 15.4).
    """
    if version < OLDEST * 10_000:
        return (
            f"PostgreSQL {version // 10_000} is too old: {OLDEST} or newer is needed; "
            "look at DATABASE_URL."
        )
    if encoding != "UTF8":
        return (
            f"The database is encoded in {encoding} and UTF8 is needed: make it anew with "
            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
        )
    return ""


def _holds(said: str, sign: str) -> bool:
    return sign in said.lower()
