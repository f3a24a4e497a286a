"""Pages that are kept while nothing is written."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from claims.models import Claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.flat import asked
from web.pages import kept
from web.pages.kept import As, forget_all, kept_while_unchanged


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_all()
    yield
    forget_all()


def asked_of(client: Client, address: str) -> int:
    with asked() as statements:
        assert client.get(address).status_code == 200
    return len(statements)


def write() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


@pytest.mark.django_db(transaction=True)
def test_a_page_is_made_once_and_looked_at_anew_after_any_write(client: Client) -> None:
    claim = ClaimFactory()
    address = claim.get_absolute_url()
    assert asked_of(client, address) > 1
    kept_pages = [asked_of(client, address) for _ in range(5)]
    assert min(kept_pages) == 1
    Claim.objects.filter(pk=claim.pk).update(place="Otaru harbour")
    assert "Otaru harbour" in client.get(address).content.decode()
    write()
    assert asked_of(client, address) > 1


@pytest.mark.django_db(transaction=True)
def test_whoever_is_signed_in_gets_a_page_of_their_own(client: Client) -> None:
    claim = ClaimFactory()
    client.get(claim.get_absolute_url())
    colleague = Client()
    colleague.force_login(UserFactory())
    assert asked_of(colleague, claim.get_absolute_url()) > 1


@pytest.mark.django_db(transaction=True)
def test_addresses_differ_by_all_that_is_asked(client: Client) -> None:
    claim = ClaimFactory()
    address = claim.get_absolute_url()
    today = client.get(address).content
    assert client.get(f"{address}?as_of=2018-05-05").content != today
    assert client.get(f"{address}?as_of=never").status_code == 400
    assert client.get(f"{address}?as_of=never").status_code == 400


@pytest.mark.django_db
def test_within_a_transaction_nothing_is_kept(client: Client) -> None:
    claim = ClaimFactory()
    client.get(claim.get_absolute_url())
    Claim.objects.filter(pk=claim.pk).update(place="Otaru harbour")
    assert "Otaru harbour" in client.get(claim.get_absolute_url()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_is_large_or_not_found_is_not_kept_and_the_oldest_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    monkeypatch.setattr(kept, "LARGEST", 10)
    monkeypatch.setattr(kept, "_now", lambda name: As(name, "today", "now"))
    made: list[str] = []

    @kept_while_unchanged
    def view(request: HttpRequest) -> HttpResponse:
        made.append(request.path)
        status = 404 if request.path == "/gone/" else 200
        return HttpResponse("x" * (99 if request.path == "/large/" else 5), status=status)

    def ask(path: str) -> None:
        view(RequestFactory().get(path))

    for path in (
        "/gone/",
        "/gone/",
        "/large/",
        "/large/",
        "/a/",
        "/b/",
        "/a/",
        "/c/",
        "/a/",
        "/b/",
    ):
        ask(path)
    assert made == ["/gone/", "/gone/", "/large/", "/large/", "/a/", "/b/", "/c/", "/b/"]


def test_of_each_address_only_the_newest_page_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter("abba")
    monkeypatch.setattr(kept, "_now", lambda name: As(name, next(days), "now"))
    made: list[str] = []

    @kept_while_unchanged
    def view(request: HttpRequest) -> HttpResponse:
        made.append(request.path)
        return HttpResponse(b"x")

    for _ in range(4):
        view(RequestFactory().get("/a/"))
    assert len(made) == 3
    assert len(kept._kept) == 1
