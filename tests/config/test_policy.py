"""What answers that are no pages may load, and that they take no messages."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from config.messages import PageMessageMiddleware
from config.policy import NOTHING
from tests.flat import asked

pytestmark = pytest.mark.django_db

POLICY = "Content-Security-Policy"


def test_json_may_load_nothing_and_pages_what_the_settings_say(client: Client) -> None:
    for address, status in (("/api/v1/claims/", 200), ("/api/v1/claims/?cursor=x", 400)):
        answer = client.get(address)
        assert answer.status_code == status
        assert answer[POLICY] == NOTHING
    for page in ("/claims/", "/api/v1/docs/"):
        assert "script-src 'self'" in client.get(page)[POLICY]


def test_messages_are_for_pages() -> None:
    def seen(request: HttpRequest) -> HttpResponse:
        return HttpResponse(hasattr(request, "_messages"))

    keep = PageMessageMiddleware(seen)
    for address, has_messages in (("/api/v1/claims/", b"False"), ("/claims/", b"True")):
        request = RequestFactory().get(address)
        request.session = {}  # type: ignore[assignment]
        assert keep(request).content == has_messages


def test_nobody_is_looked_up_who_does_not_say_who_they_are(client: Client) -> None:
    with asked() as statements:
        answer = client.get("/api/v1/claims/")
    assert "Set-Cookie" not in answer.headers
    assert not [one for one in statements if "session" in one or "accounts_user" in one]
