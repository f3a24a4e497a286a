"""Adding people on the command line: whole or not at all, and never a password in sight."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Event, User
from config.management.commands import create_person

pytestmark = pytest.mark.django_db

GOOD = "ferry-otaru-1954"


def run(*words: str, **options: Any) -> str:
    said = io.StringIO()
    call_command("create_person", *words, stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed where a password is asked for."""
    given: list[str] = [GOOD, GOOD]
    monkeypatch.setattr(create_person.getpass, "getpass", lambda _: given.pop(0))
    return given


def test_a_person_comes_with_roles_and_can_sign_in(typed: list[str]) -> None:
    said = run("hana", "--role", "editor", "--role", "curator", "--first-name", "Hana")
    hana = User.objects.get(username="hana")
    assert said == "hana was added: editor, curator.\n"
    assert {role.value for role in hana.roles} == {"editor", "curator"}
    assert hana.check_password(GOOD)
    assert hana.get_full_name() == "Hana"
    assert GOOD not in str(list(Event.objects.values()))


def test_the_password_may_come_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\nmore\n"))
    run("hana", "--role", "reviewer", "--password-stdin")
    assert User.objects.get(username="hana").check_password(GOOD)


def test_without_a_password_nobody_signs_in() -> None:
    run("hana", "--no-password")
    assert not User.objects.get(username="hana").has_usable_password()


def test_where_nobody_can_type_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(create_person.getpass, "getpass", ended)
    with pytest.raises(CommandError, match="--password-stdin"):
        run("hana")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("words", "typed_words", "said"),
    [
        (["hana"], [GOOD, "other"], "The two passwords differ"),
        (["hana"], ["1234", "1234"], "too"),
        (["ha na"], [GOOD, GOOD], "valid username"),
        (["hana", "--email", "no address"], [GOOD, GOOD], "valid email"),
        (["taken"], [GOOD, GOOD], "already"),
        (["hana", "--role", "king"], [], "invalid choice"),
    ],
)
def test_what_does_not_fit_is_told_and_nobody_is_added(
    typed: list[str], words: list[str], typed_words: list[str], said: str
) -> None:
    run("taken", "--no-password")
    typed[:] = typed_words
    with pytest.raises(CommandError, match=said):
        run(*words)
    assert [user.username for user in User.objects.all()] == ["taken"]
