"""Where people make the keys by which their programs sign in, and end them."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ApiToken, User
from accounts.services.tokens import revoke_token, token_of
from tests.accounts.tokens import issued
from tests.factories.accounts import ApiTokenFactory, UserFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

URL = "/account/tokens/"
SENT = {"name": "nightly", "scopes": ["read", "write"], "days": "30"}


@pytest.fixture
def owner(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def ending(token: ApiToken) -> str:
    return f"{URL}{token.pk}/revoke/"


def test_the_key_is_shown_once(client: Client, owner: User) -> None:
    answer = client.post(URL, SENT)
    (key,) = re.findall(r"<code[^>]*>(ss_[\w-]+)</code>", text(answer))
    token = token_of(key, now=timezone.now())
    assert token is not None
    assert (token.user, token.scopes) == (owner, ["read", "write"])
    assert f'-H "Authorization: Bearer {key}"' in text(answer)
    assert "no-store" in answer["Cache-Control"]
    again = client.get(URL)
    assert "ss_" not in text(again)
    assert "nightly" in text(again)


def test_sent_again_it_makes_no_second_one(client: Client, owner: User) -> None:
    client.post(URL, SENT)
    answer = client.post(URL, SENT)
    assert answer.status_code == 400
    assert "already have a token of this name" in text(answer)
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "cannot be blank"),
        ({"name": "x" * 101}, "at most 100"),
        ({"scopes": []}, "Say what the token may be used for"),
        ({"scopes": ["read", "burn"]}, "Say what the token may be used for"),
        ({"days": "36500"}, "Choose how long"),
        ({"days": ""}, "Choose how long"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    client: Client, owner: User, change: dict[str, Any], said: str
) -> None:
    answer = client.post(URL, {**SENT, "name": "My own name", **change})
    assert answer.status_code == 400
    assert said in text(answer)
    assert "name" in change or 'value="My own name"' in text(answer)
    assert not ApiToken.objects.exists()


def test_a_token_is_revoked_after_a_question(client: Client, owner: User) -> None:
    token, key = issued(owner)
    assert ending(token) in text(client.get(URL))
    assert "Revoke “loader”?" in text(client.get(ending(token)))
    assert token_of(key, now=timezone.now())
    answer = client.post(ending(token), follow=True)
    assert "“loader” has ended" in text(answer)
    assert "Revoked" in text(answer)
    assert ending(token) not in text(answer)
    assert token_of(key, now=timezone.now()) is None
    assert "ended already (revoked)" in text(client.get(ending(token)))


def test_nobody_sees_or_ends_the_tokens_of_others(client: Client, owner: User) -> None:
    other = ApiTokenFactory(name="of another")
    assert "of another" not in text(client.get(URL))
    for answer in (client.get(ending(other)), client.post(ending(other))):
        assert answer.status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_who_is_not_signed_in_is_led_to_the_login(client: Client) -> None:
    token = ApiTokenFactory()
    for url in (URL, ending(token)):
        assert client.get(url)["Location"].startswith("/account/login/?next=/account/tokens/")
        assert client.post(url, SENT).status_code == 403
    assert ApiToken.objects.count() == 1


def test_who_holds_no_role_is_told_so(client: Client) -> None:
    client.force_login(UserFactory())
    assert "for those who hold a role" in text(client.get(URL))
    assert client.post(URL, SENT).status_code == 403
    assert not ApiToken.objects.exists()


def test_a_form_of_another_site_does_nothing(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    assert client.post(URL, SENT).status_code == 403
    assert not ApiToken.objects.exists()


def test_the_list_tells_what_each_is_for_and_whether_it_works(client: Client, owner: User) -> None:
    ended, _ = issued(owner, name="old")
    revoke_token(ended, by=owner, now=timezone.now())
    issued(owner, name="new")
    said = text(client.get(URL))
    assert said.index(">new<") < said.index(">old<")
    for word in ("In use", "Revoked", "read and write", "Never used"):
        assert word in said


def test_the_list_is_flat(client: Client, owner: User) -> None:
    assert_flat(lambda: ApiTokenFactory(user=owner), lambda: client.get(URL))
