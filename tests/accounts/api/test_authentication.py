"""Programs sign in with a token."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.domain.vocabulary import Scope
from accounts.models import ApiToken
from accounts.services.tokens import revoke_token
from claims.models import IndependenceJudgement
from tests.accounts.tokens import Program, issued
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory

pytestmark = pytest.mark.django_db

JUDGEMENTS = "/api/v1/judgements/"


def body() -> dict[str, object]:
    pair = [OriginFactory().pk, OriginFactory().pk]
    return {"origins": pair, "verdict": "same", "reason": "One room"}


def test_a_token_writes_in_the_name_of_its_owner_without_a_session() -> None:
    token, key = issued()
    answer = Program(key).post(JUDGEMENTS, body())
    assert answer.status_code == 201, answer.content
    assert IndependenceJudgement.objects.get().judged_by == token.user
    assert ApiToken.objects.get().last_used_at is not None
    assert not answer.cookies


@pytest.mark.parametrize("scheme", ["bearer", "BEARER"])
def test_the_scheme_is_read_whatever_its_case(client: Client, scheme: str) -> None:
    _, key = issued()
    headers = {"authorization": f"{scheme} {key}"}
    assert client.get("/api/v1/quarantine/", headers=headers).status_code == 200


def test_a_token_for_reading_does_not_write() -> None:
    program = Program(issued(scopes=[Scope.READ])[1])
    assert program.get("/api/v1/quarantine/").status_code == 200
    answer = program.post(JUDGEMENTS, body())
    told = answer.json()
    assert (answer.status_code, told["code"]) == (403, "not_allowed")
    assert told["details"] == {"scopes": ["read"], "needs": "write"}
    assert not IndependenceJudgement.objects.exists()


def test_a_token_does_no_more_than_its_owner() -> None:
    program = Program(issued(UserFactory(roles=["curator"]))[1])
    answer = program.post(JUDGEMENTS, body())
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(
    "header", ["", " ", "Bearer", "bearer ", "Bearer\xa0ss_x", "Béarer ss_x", "é"]
)
def test_a_header_that_nobody_can_read_is_refused(header: str) -> None:
    """A server that cannot read a header may hand it on as an empty one."""
    client = Client()
    for more in ({}, {"HTTP_IDEMPOTENCY_KEY": "once"}):
        answer = client.post(
            "/api/v1/topics/", {}, "application/json", HTTP_AUTHORIZATION=header, **more
        )
        assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token"), more
    assert client.get("/api/v1/topics/", HTTP_AUTHORIZATION=header).status_code == 401


def test_white_space_of_any_kind_stands_before_the_key(client: Client) -> None:
    _, key = issued()
    headers = {"authorization": f"Bearer\t {key}"}
    assert client.get("/api/v1/quarantine/", headers=headers).status_code == 200


def test_who_signs_in_elsewhere_is_nobody_here(client: Client) -> None:
    headers = {"authorization": "Basic eDp5"}
    assert client.get("/api/v1/topics/", headers=headers).status_code == 200
    assert client.get("/api/v1/quarantine/", headers=headers).status_code == 401


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("key", ["ss_x", "", "x y", "é", "x" * 5000])
def test_an_unknown_token_is_refused_for_reading_too(client: Client, method: str, key: str) -> None:
    headers = {"authorization": f"Bearer {key}"}
    answer = getattr(client, method)("/api/v1/claims/", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["code"] == "invalid_token"
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_that_ended_is_refused_although_a_session_would_do(client: Client) -> None:
    token, key = issued()
    client.force_login(token.user)
    revoke_token(token, by=None, now=timezone.now())
    headers = {"authorization": f"Bearer {key}"}
    assert client.get("/api/v1/claims/", headers=headers).status_code == 401
    assert client.get("/api/v1/claims/").status_code == 200


def test_nobody_is_told_how_to_sign_in(client: Client) -> None:
    answer = client.post(JUDGEMENTS, body(), "application/json")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "/account/tokens/" in answer.json()["detail"]
    assert "session" in answer.json()["detail"]


def test_a_session_still_needs_its_form_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(roles=["editor"]))
    answer = client.post(JUDGEMENTS, body(), "application/json")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]


def test_other_schemes_are_nobody(client: Client) -> None:
    headers = {"authorization": "Basic eDp5"}
    assert client.get("/api/v1/claims/", headers=headers).status_code == 200
    assert client.get("/api/v1/quarantine/", headers=headers).status_code == 401


def test_public_records_can_be_closed_to_who_does_not_sign_in(client: Client, settings) -> None:
    settings.API_ANONYMOUS_READS = False
    answer = client.get("/api/v1/claims/")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert Program(issued()[1]).get("/api/v1/claims/").status_code == 200
    client.force_login(UserFactory())
    assert client.get("/api/v1/claims/").status_code == 200
