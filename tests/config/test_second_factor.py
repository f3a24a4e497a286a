"""Where it is switched on, those who work here set up a second factor before anything else."""

from typing import Any

import pytest
from django.test import Client

from accounts.domain.vocabulary import Scope
from tests.accounts.tokens import issued
from tests.factories.accounts import UserFactory
from tests.web.account.signing import code_of, give_factor, person, sign_in

pytestmark = pytest.mark.django_db

WAY = "/account/second-factor/"


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.mark.parametrize("path", ["/desk/reviews/", "/admin/", "/admin/claims/claim/"])
def test_the_desk_and_the_admin_wait(client: Client, path: str) -> None:
    user = person(roles=["admin"])
    sign_in(client, user)
    led = client.get(path)
    assert led["Location"] == f"{WAY}?next={path.replace('/', '%2F')}"
    assert "Those who work here need one" in client.get(led["Location"]).content.decode()
    give_factor(user)
    assert client.get(path).status_code == 200


def test_every_change_by_session_waits(client: Client) -> None:
    user = UserFactory(roles=["admin"])
    client.force_login(user)
    kept = client.post("/account/tokens/", {"name": "my import", "scopes": "read", "days": "7"})
    assert kept.status_code == 403
    assert "my import" in kept.content.decode()
    assert "need a second factor" in kept.content.decode()
    assert not user.api_tokens.exists()
    for path in ("/account/people/", "/account/"):
        assert client.post(path, {"part": "letters"}).status_code == 403
    refused = client.post("/api/v1/topics/", {"name": "x"}, content_type="application/json")
    assert refused.status_code == 403
    assert refused.json()["details"]["second_factor"] == WAY
    assert client.get("/api/v1/topics/").status_code == 200
    assert client.get("/").status_code == 200


def test_programs_with_a_token_go_on() -> None:
    user = UserFactory(roles=["admin"])
    _, key = issued(user, scopes=[Scope.WRITE])
    headers = {"authorization": f"Bearer {key}"}
    sent = {"name": "Energy", "slug": "energy"}
    made = Client().post("/api/v1/topics/", sent, content_type="application/json", headers=headers)
    assert made.status_code == 201, made.content


def test_another_header_opens_nothing(client: Client) -> None:
    client.force_login(UserFactory(roles=["admin"]))
    headers = {"authorization": "Basic eDp5"}
    sent = {"name": "Energy", "slug": "energy"}
    refused = client.post("/api/v1/topics/", sent, content_type="application/json", headers=headers)
    assert refused.status_code == 403


def test_whoever_holds_no_role_is_not_asked(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.post("/account/", {"part": "letters"}).status_code == 302


def test_who_has_one_keeps_it(client: Client) -> None:
    user = UserFactory(roles=["editor"])
    secret = give_factor(user)
    client.force_login(user)
    client.post(f"{WAY}again/", {"code": code_of(secret)})
    page = client.post(f"{WAY}app/remove/").content.decode()
    assert "Those who work here need one, so it stays." in page


def test_the_way_there_is_open(client: Client) -> None:
    user = person(roles=["editor"])
    sign_in(client, user)
    assert client.get(f"{WAY}app/")["Location"].startswith("/account/again/")
    assert client.post("/account/logout/").status_code == 302
