"""Tokens made and ended by whoever runs the installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import ApiToken
from accounts.services.tokens import token_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def run(*args: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(*args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_key_alone_is_written_to_the_output() -> None:
    UserFactory(username="iris")
    key, said = run("create_token", "iris", "nightly", "--scope", "read", "--scope", "write")
    token = token_of(key.strip(), now=timezone.now())
    assert token is not None
    assert (token.user.username, token.name) == ("iris", "nightly")
    assert token.scopes == ["read", "write"]
    assert (token.expires_at - timezone.now()).days == 89
    assert key.strip() not in said
    assert "read, write" in said


def test_it_reads_alone_unless_it_is_told_otherwise() -> None:
    UserFactory(username="iris")
    run("create_token", "iris", "nightly", "--days", "1")
    assert ApiToken.objects.get().scopes == ["read"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nobody", "x"], "nobody called"),
        (["iris", "x", "--days", "0"], "from 1 to 366"),
        (["iris", "x", "--days", "367"], "from 1 to 366"),
        (["iris", "taken"], "already have a token of this name"),
        (["iris", " "], "blank"),
    ],
)
def test_what_cannot_be_made_is_said(args: list[str], said: str) -> None:
    UserFactory(username="iris")
    run("create_token", "iris", "taken")
    with pytest.raises(CommandError, match=said):
        run("create_token", *args)
    assert ApiToken.objects.count() == 1


def test_a_token_is_ended_by_name() -> None:
    UserFactory(username="iris")
    key, _ = run("create_token", "iris", "nightly")
    assert "has ended" in run("revoke_token", "iris", "nightly")[0]
    assert token_of(key.strip(), now=timezone.now()) is None
    with pytest.raises(CommandError, match="no token called"):
        run("revoke_token", "iris", "daily")
