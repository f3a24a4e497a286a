"""The home page."""

import pytest
from django.test import Client

from sources.domain.vocabulary import Held
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import ArticleFactory, SourceFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def test_an_empty_database_says_what_to_do(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "make run" in page
    assert "/admin/" in page


def test_it_has_one_search_box(client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.count('type="search"') == 1
    assert 'action="/match/"' in page
    assert 'name="text"' in page


def test_the_loudest_echo_comes_first(client: Client) -> None:
    quiet = ClaimFactory(echo_factor=2)
    loud = ClaimFactory(echo_factor=40)
    single = ClaimFactory(echo_factor=1)
    page = client.get("/").content.decode()
    assert page.index(loud.statement) < page.index(quiet.statement)
    assert single.statement not in page


def test_contested_claims_are_those_that_something_speaks_against(client: Client) -> None:
    denied = ClaimFactory(refutes_confirmed=1, refutes_possible=1)
    disputed = ClaimFactory(
        supports_confirmed=1, supports_possible=1, refutes_confirmed=1, refutes_possible=1
    )
    agreed = ClaimFactory(supports_possible=2)
    page = client.get("/").content.decode()
    assert page.index(disputed.statement) < page.index(denied.statement)
    assert agreed.statement not in page


def test_counts_are_shown(client: Client) -> None:
    AppearanceFactory()
    counts = dict(client.get("/").context["counts"])
    assert counts == {"claims": "1", "appearances": "1", "articles read": "1", "sources": "1"}


def test_articles_that_nobody_read_and_our_own_are_not_counted(client: Client) -> None:
    AppearanceFactory()
    ArticleFactory(held=Held.CITED_ONLY)
    ArticleFactory(publisher=SourceFactory(is_ours=True))
    assert dict(client.get("/").context["counts"])["articles read"] == "1"


def test_it_is_flat(client: Client) -> None:
    assert_flat(
        lambda: ClaimFactory(echo_factor=3, supports_possible=1, refutes_possible=1),
        lambda: client.get("/"),
    )
