"""What is shown when there is nothing to show."""

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views import defaults

from tests.flat import asked


def fail(request: HttpRequest) -> None:
    raise RuntimeError("a secret of ours")


urlpatterns = [path("fail/", fail)]
handler500 = "config.handlers.server_error"


@pytest.mark.django_db
def test_an_unknown_address_offers_a_way_back(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert 'href="/claims/"' in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_says_nothing_of_its_cause() -> None:
    answer = Client(raise_request_exception=False).get("/fail/")
    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_is_told_without_the_database() -> None:
    with asked() as statements:
        page = Client(raise_request_exception=False).get("/fail/").content.decode()
    assert statements == []
    assert settings.SITE_NAME in page


def test_a_bad_request_has_a_page() -> None:
    answer = defaults.bad_request(RequestFactory().get("/"), ValueError())
    assert "was not understood" in answer.content.decode()


@pytest.mark.django_db
def test_pages_allow_nothing_from_outside(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_pages_are_only_read(client: Client) -> None:
    assert client.post("/claims/").status_code == 405


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/", "/claims/", "/claims/1/", "/favicon.ico"])
def test_writing_is_refused_for_what_it_is(method: str, address: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert answer.status_code == 405


@pytest.mark.django_db
def test_a_form_without_its_mark_is_refused_in_our_look() -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"username": "ann"})
    assert answer.status_code == 403
    assert "The form was not accepted" in answer.content.decode()
    assert 'class="masthead"' in answer.content.decode()
