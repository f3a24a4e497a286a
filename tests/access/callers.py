"""Everybody who may ask: with a session, with a token in every state, or with nothing."""

from dataclasses import dataclass, field

from django.test import Client
from django.utils import timezone

from accounts.domain.vocabulary import Scope
from accounts.models import User
from accounts.services.tokens import revoke_token
from tests.access.table import ROLES
from tests.accounts.tokens import issued
from tests.factories.accounts import UserFactory

READ, WRITE = frozenset({"read"}), frozenset({"write"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who asks, and what of them the answer may depend on.

    `roles` is None for whoever is not signed in. `scopes` are those of a token, None with a session;
    `is_refused` says of a token that nobody is let in with it. `reads_on` is the switch
    `API_ANONYMOUS_READS`, `brings_csrf` whether a form's token is sent where one is asked for. Who
    `is_sampled` asks in every method; who `is_refused`, of each record in two states alone.
    """

    name: str
    roles: frozenset[str] | None = None
    scopes: frozenset[str] | None = None
    is_refused: bool = False
    reads_on: bool = True
    brings_csrf: bool = True
    is_sampled: bool = False
    client: Client = field(default_factory=Client, compare=False)
    headers: dict[str, str] = field(default_factory=dict, compare=False)
    user: User | None = field(default=None, compare=False)

    @property
    def is_signed_in(self) -> bool:
        """Whether the API knows who this is."""
        return self.roles is not None and not self.is_refused

    @property
    def is_in_browser(self) -> bool:
        """Whether pages know who this is: they read no tokens."""
        return self.roles is not None and self.scopes is None


NAMES = (
    "anonymous",
    "anonymous, reads off",
    "no role",
    "no role, reads off",
    *sorted(ROLES),
    "superuser",
    "inactive",
    "editor without CSRF token",
    "editor's token, read and write",
    "editor's token, read",
    "editor's token, write",
    "auditor's token, read and write",
    "token without role",
    "expired token",
    "revoked token",
    "token of nobody",
    "token of somebody inactive",
)


def make_callers() -> dict[str, Caller]:
    """Will make everybody, by name."""
    made = [*_anonymous(), *_with_sessions(), *_with_tokens(), *_refused()]
    for caller in made:
        caller.client.raise_request_exception = False  # status 500 is a deviation as well
    by_name = {caller.name: caller for caller in made}
    assert set(by_name) == set(NAMES)
    return by_name


def _anonymous() -> list[Caller]:
    inactive = UserFactory(roles=["editor"], is_active=False)
    return [
        Caller("anonymous", is_sampled=True),
        Caller("anonymous, reads off", reads_on=False, is_sampled=True),
        Caller("inactive", client=_session(inactive), user=inactive),
    ]


def _with_sessions() -> list[Caller]:
    made = [
        _signed_in("no role", is_sampled=True),
        _signed_in("no role, reads off", reads_on=False),
    ]
    made += [_signed_in(role, role, is_sampled=role == "editor") for role in sorted(ROLES)]
    root = UserFactory(is_superuser=True)
    made.append(Caller("superuser", ROLES, client=_session(root), user=root))
    unchecked = _signed_in(
        "editor without CSRF token", "editor", brings_csrf=False, is_sampled=True
    )
    return [*made, unchecked]


def _signed_in(name: str, *roles: str, brings_csrf: bool = True, **what: bool) -> Caller:
    user = UserFactory(roles=list(roles))
    client = _session(user, checks=not brings_csrf)
    held = frozenset(roles)
    return Caller(name, held, client=client, user=user, brings_csrf=brings_csrf, **what)


def _session(user: User, *, checks: bool = False) -> Client:
    client = Client(enforce_csrf_checks=checks)
    client.force_login(user)
    return client


def _with_tokens() -> list[Caller]:
    return [
        _token("editor's token, read and write", READ | WRITE, "editor"),
        _token("editor's token, read", READ, "editor", is_sampled=True),
        _token("editor's token, write", WRITE, "editor"),
        _token("auditor's token, read and write", READ | WRITE, "auditor"),
        _token("token without role", READ | WRITE),
    ]


def _token(name: str, scopes: frozenset[str], *roles: str, **what: bool) -> Caller:
    user = UserFactory(roles=list(roles))
    _, key = issued(user, scopes=[Scope(scope) for scope in sorted(scopes)])
    return Caller(
        name,
        frozenset(roles),
        scopes,
        client=Client(enforce_csrf_checks=True),
        headers={"authorization": f"Bearer {key}"},
        brings_csrf=False,
        user=user,
        **what,
    )


def _refused() -> list[Caller]:
    """Tokens that nobody is let in with."""
    expired, old = issued(days=30)
    type(expired).objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    revoked, ended = issued()
    revoke_token(revoked, by=revoked.user, now=timezone.now())
    left, gone = issued()
    User.objects.filter(pk=left.user_id).update(is_active=False)
    keys = {
        "expired token": old,
        "revoked token": ended,
        "token of nobody": f"{old[:-1]}{'a' if old[-1] != 'a' else 'b'}",
        "token of somebody inactive": gone,
    }
    return [
        Caller(
            name,
            frozenset(),
            READ | WRITE,
            is_refused=True,
            is_sampled=name == "expired token",
            brings_csrf=False,
            client=Client(enforce_csrf_checks=True),
            headers={"authorization": f"Bearer {key}"},
        )
        for name, key in keys.items()
    ]
