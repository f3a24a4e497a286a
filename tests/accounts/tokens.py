"""Programs that sign in with tokens."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.domain.vocabulary import Scope
from accounts.models import ApiToken, User
from accounts.services.tokens import issue_token
from tests.factories.accounts import UserFactory

WRITE = (Scope.READ, Scope.WRITE)


def issued(
    user: User | None = None,
    *,
    scopes: Sequence[Scope] = WRITE,
    days: float = 30,
    name: str = "loader",
) -> tuple[ApiToken, str]:
    """A token with its key, made through the service; of an editor where nobody is named."""
    now = timezone.now()
    return issue_token(
        user or UserFactory(roles=["editor"]),
        name=name,
        scopes=scopes,
        expires_at=now + timedelta(days=days),
        by=None,
        now=now,
    )


class Program:
    """A program with a token, which has no session and no cookies."""

    def __init__(self, key: str) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.bearer = f"Bearer {key}"

    def get(self, url: str, /, asked: dict[str, Any] | None = None, **headers: str) -> Any:
        """Reads."""
        return self.client.get(url, asked, headers=self._headers(headers))

    def post(self, url: str, body: object, /, **headers: str) -> Any:
        """Writes, with more headers such as `idempotency_key`."""
        kind = "application/json"
        return self.client.post(url, body, kind, headers=self._headers(headers))

    def patch(self, url: str, body: object, /, **headers: str) -> Any:
        """Changes, with more headers such as `if_match`."""
        kind = "application/json"
        return self.client.patch(url, body, kind, headers=self._headers(headers))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"authorization": self.bearer, **named}
