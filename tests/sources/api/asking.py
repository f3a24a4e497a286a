"""Programs that write: in some role, upon some version."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.factories.accounts import UserFactory


def ask(
    client: Client,
    method: str,
    url: str,
    body: Any = None,
    *,
    role: str | None = "curator",
    seen: int | str | None = None,
) -> HttpResponse:
    """What is answered to somebody of this role; `seen` is the version it says it saw."""
    if role:
        client.force_login(UserFactory(roles=[role]))
    sent = body if isinstance(body, str) else json.dumps(body)
    headers = {"If-Match": f'"{seen}"'} if seen is not None else {}
    return client.generic(
        method.upper(), f"/api/v1/{url}", sent, content_type="application/json", headers=headers
    )


def pointed(answer: HttpResponse) -> list[str]:
    """The fields at fault."""
    return [error["pointer"] for error in answer.json().get("errors", [])]
