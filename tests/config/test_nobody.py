"""Whoever does not say who they are is answered as by the whole way, header by header."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from config.nobody import NobodyMiddleware
from config.urls import RESOURCES
from tests.factories.claims import AppearanceFactory, ClaimFactory, TopicFactory

THIS = "config.nobody.NobodyMiddleware"
ITS_OWN = "X-Request-ID"
"""The one header that differs from request to request."""

AN_ADDRESS = "/api/v1/claims/"
MOVING = "api:changes"
"""Its cursor moves on with whatever anybody writes meanwhile, in any database of the server."""


def told(client: Client, path: str, method: str = "get", **headers: str) -> tuple[Any, ...]:
    response = getattr(client, method)(path, headers=headers)
    shown = {name: value for name, value in response.headers.items() if name != ITS_OWN}
    content = b"".join(response) if response.streaming else response.content
    content = content.replace(response.headers[ITS_OWN].encode(), b"")
    return response.status_code, shown, response.cookies.output(), content


def both(
    settings: LazySettings, path: str, method: str = "get", **headers: str
) -> list[tuple[Any, ...]]:
    """What is answered on the short way, and on the whole one."""
    ways = [settings.MIDDLEWARE, [one for one in settings.MIDDLEWARE if one != THIS]]
    assert len(ways[0]) == len(ways[1]) + 1
    answers = []
    for settings.MIDDLEWARE in ways:
        answers.append(told(Client(raise_request_exception=False), path, method, **headers))
    settings.MIDDLEWARE = ways[0]
    return answers


def passes(request: HttpRequest) -> bool:
    """Whether a request takes the short way; the address it asks for is nobody's."""
    seen: list[HttpRequest] = []

    def whole(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    NobodyMiddleware(whole)(request)
    return not seen


@pytest.fixture
def unlimited(settings: LazySettings) -> LazySettings:
    settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 0
    return settings


@pytest.mark.parametrize("route", sorted({*RESOURCES.values(), "api:root"} - {MOVING}))
def test_every_resource_is_answered_alike(db: None, unlimited: LazySettings, route: str) -> None:
    TopicFactory.create(), AppearanceFactory.create()
    for method in ("get", "head"):
        short, whole = both(unlimited, reverse(route), method)
        assert short == whole


def test_the_feed_is_answered_alike_but_for_its_cursor(db: None, unlimited: LazySettings) -> None:
    for method in ("get", "head"):
        short, whole = both(unlimited, reverse(MOVING), method)
        assert (short[0], short[2]) == (whole[0], whole[2]) == (200, "")
        assert list(short[1]) == list(whole[1])
        varying = {name for name in short[1] if short[1][name] != whole[1][name]}
        assert varying <= {"ETag", "Content-Length"}


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/xml"])
@pytest.mark.parametrize("query", ["", "?page_size=1&count=true", "?page_size=none", "?cursor=x"])
def test_records_and_refusals_are_answered_alike(
    db: None, unlimited: LazySettings, query: str, accept: str
) -> None:
    claim = AppearanceFactory.create().claim
    ClaimFactory.create_batch(2)
    places = [reverse("api:claims"), reverse("api:claim", args=[claim.pk])]
    places += [reverse("api:dossier", args=[one]) for one in (claim.pk, 2**40)]
    for place in (*places, "/api/v1/claims", "/api/v1/nothing/", "/api/v1/claims/x/"):
        short, whole = both(unlimited, place + query, Accept=accept)
        assert short == whole


def test_what_nobody_may_read_is_answered_alike(db: None, unlimited: LazySettings) -> None:
    unlimited.API_ANONYMOUS_READS = False
    short, whole = both(unlimited, reverse("api:claims"))
    assert short == whole
    assert short[0] == 401


def test_what_did_not_change_is_answered_alike(db: None, unlimited: LazySettings) -> None:
    path = reverse("api:claims")
    etag = Client().get(path).headers["ETag"]
    short, whole = both(unlimited, path, If_None_Match=etag)
    assert short == whole
    assert short[0] == 304


def test_an_unknown_host_is_refused_alike(db: None, unlimited: LazySettings) -> None:
    short, whole = both(unlimited, reverse("api:claims"), Host="elsewhere.example")
    assert short == whole
    assert short[0] == 400


def test_a_failure_of_ours_is_answered_alike(
    db: None, unlimited: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("claims.api.claims.ClaimListView.get", fails)
    short, whole = both(unlimited, reverse("api:claims"))
    assert short == whole
    assert short[0] == 500


def test_requests_are_counted(db: None, settings: LazySettings) -> None:
    settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 1
    statuses = [Client().get(reverse("api:claims")).status_code for _ in range(3)]
    assert statuses[1:] == [429, 429] or statuses[2] == 429  # a minute may end in between


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_who_brings_a_cookie_of_ours_takes_the_whole_way(name: str) -> None:
    asked = RequestFactory().get(AN_ADDRESS, headers={"Cookie": f"{name}=x"})
    assert not passes(asked)


def test_who_brings_a_token_or_something_to_write_takes_the_whole_way() -> None:
    make = RequestFactory()
    for given in ("Bearer ss_x", ""):
        assert not passes(make.get(AN_ADDRESS, headers={"Authorization": given}))
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        assert not passes(make.generic(method, AN_ADDRESS))


def test_what_leads_nowhere_takes_the_whole_way() -> None:
    for path in ("/api/v1/none/", "/api/v1/claims"):
        assert not passes(RequestFactory().get(path))


def test_pages_take_the_whole_way() -> None:
    for path in ("/", "/claims/", "/api/v1/docs/", "/api/v2/claims/", "/admin/"):
        assert not passes(RequestFactory().get(path))


def test_programs_that_read_take_the_short_way(db: None) -> None:
    asked = RequestFactory().get(AN_ADDRESS, headers={"Cookie": "theme=dark"})
    assert passes(asked)


def test_who_is_signed_in_is_known(db: None, django_user_model: type[User]) -> None:
    client = Client()
    client.force_login(django_user_model.objects.create_user("ann"))
    answer = client.get(reverse("api:webhooks"))
    assert answer.status_code != 401
