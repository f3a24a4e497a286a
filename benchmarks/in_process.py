"""Requests to a WSGI application in this process, without a server or a socket in between."""

import json
import sys
from io import BytesIO
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.domain.vocabulary import Role
from accounts.models import RoleGrant, User


def environ_of(address: str, cookie: str = "") -> dict[str, Any]:
    """What a server hands to an application for a GET of this address, by whoever has the cookie."""
    where, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": where,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT": "*/*",
        "HTTP_COOKIE": cookie,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def signed_in(role: Role = Role.CURATOR) -> str:
    """The cookie of somebody with this role."""
    browser = Client()
    person = User.objects.create(username=role.value, is_staff=True)
    RoleGrant.objects.create(user=person, role=role.value)
    browser.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def called(application: Any, address: str, cookie: str = "") -> bytes:
    """What an application answers."""
    status: list[str] = []
    response = application(environ_of(address, cookie), lambda code, *_: status.append(code))
    content = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    if not status[0].startswith("200"):
        sys.exit(f"{address}: {status[0]} {content[:300]!r}")
    return content


def buffers(address: str, application: Any) -> int:
    """How many pages of the database a request's statement touches."""
    seen: list[tuple[Any, Any]] = []
    execute = psycopg.Cursor.execute

    def note(cursor: Any, query: Any, params: Any = None, **options: Any) -> Any:
        seen.append((query, params))
        return execute(cursor, query, params, **options)

    psycopg.Cursor.execute = note  # type: ignore[assignment,method-assign]
    try:
        called(application, address)
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign]
    query, params = next(one for one in reversed(seen) if str(one[0]).startswith("WITH"))
    cursor = psycopg.RawCursor(connection.connection)
    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}", params)
    (plan,) = cursor.fetchone() or ("[]",)
    found = json.loads(plan) if isinstance(plan, str) else plan
    root = found[0]["Plan"]
    return int(root["Shared Hit Blocks"] + root["Shared Read Blocks"])
