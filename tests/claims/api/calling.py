"""Short ways to call the API as somebody."""

from typing import Any

from django.test import Client

from tests.factories.accounts import UserFactory


def caller(*roles: str) -> Client:
    """A client who is signed in with these roles."""
    client = Client()
    client.force_login(UserFactory(roles=list(roles)))
    return client


def post(client: Client, url: str, *, seen: int | None = None, **body: Any) -> Any:
    """Sends JSON; `seen` is the version that was read."""
    return client.post(url, body, content_type="application/json", headers=_match(seen))


def patch(client: Client, url: str, *, seen: int | None = None, **body: Any) -> Any:
    """Sends JSON; `seen` is the version that was read."""
    return client.patch(url, body, content_type="application/json", headers=_match(seen))


def erase(client: Client, url: str, *, seen: int | None = None) -> Any:
    """Deletes; `seen` is the version that was read."""
    return client.delete(url, headers=_match(seen))


def _match(seen: int | None) -> dict[str, str]:
    return {} if seen is None else {"if-match": f'"{seen}"'}


def pointers(answer: Any) -> list[str]:
    """Where the values at fault stand in the body."""
    return [error["pointer"] for error in answer.json()["errors"]]
