"""The feed over the API: pages, cursors, who is told what, and what is refused."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts.domain.feed import Place
from accounts.domain.vocabulary import ChangedKind
from accounts.models import Change, FeedFloor
from accounts.services.feed import ROUTES, cursor_of
from claims.models import Appearance
from tests.accounts.following import all_settled
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, TopicFactory

pytestmark = pytest.mark.django_db

FEED = "/api/v1/changes/"


def refused(client: Client, **query: object) -> tuple[int, str]:
    told = json.loads(client.get(FEED, query).content)
    return told["status"], told.get("errors", [told])[0]["code"]


def test_it_is_read_page_by_page_and_goes_on_for_ever(client: Client) -> None:
    with all_settled():
        topics = TopicFactory.create_batch(5)
        seen, url = [], f"{FEED}?kind=topic&page_size=2"
        while True:
            page = client.get(url).json()
            seen += [(one["kind"], one["id"], one["what"]) for one in page["results"]]
            url = page["next"]
            if not page["more"]:
                break
        assert seen == [("topic", topic.pk, "added") for topic in topics]
        quiet = client.get(url)
        assert (quiet.json()["results"], quiet.json()["next"]) == ([], url)
        again = client.get(url, headers={"If-None-Match": quiet["ETag"]})
        assert again.status_code == 304
        late = TopicFactory()
        (told,) = client.get(url, headers={"If-None-Match": quiet["ETag"]}).json()["results"]
        assert told["url"] == f"http://testserver/api/v1/topics/{late.pk}/"
        assert told["is_public"] is True


def test_who_holds_a_role_is_told_of_what_is_hidden(client: Client) -> None:
    with all_settled():
        appearance = AppearanceFactory()
        after = cursor_of(Change.objects.latest("pk").place)
        Appearance.objects.filter(pk=appearance.pk).update(status="rejected")
        Appearance.objects.filter(pk=appearance.pk).update(note="A word.")
        told = client.get(FEED, {"after": after}).json()["results"]
        assert [(one["kind"], one["what"]) for one in told] == [("appearance", "removed")]
        client.force_login(UserFactory(roles=["contributor"]))
        told = client.get(FEED, {"after": after}).json()["results"]
        assert [(one["what"], one["is_public"]) for one in told] == [("changed", True)]


def test_who_begins_now_is_told_of_nothing_before(client: Client) -> None:
    with all_settled():
        TopicFactory()
        assert client.get(FEED, {"after": "now"}).json()["results"] == []


def test_an_export_says_where_to_go_on(client: Client) -> None:
    lines = b"".join(client.get("/api/v1/exports/ndjson/?kind=topic").streaming_content)
    cursor = json.loads(lines.splitlines()[0])["changes"]
    assert client.get(FEED, {"after": cursor}).json()["results"] == []


def test_a_cursor_that_is_of_no_use_is_refused(client: Client) -> None:
    begins, _ = FeedFloor.objects.ends()
    elsewhere = cursor_of(Place(begins.era + 1, 5, 0))
    assert refused(client, after=elsewhere) == (410, "cursor_gone")
    assert refused(client, after="made-up") == (400, "invalid_cursor")
    assert refused(client, after="W10:x") == (400, "invalid_cursor")
    assert refused(client, kind="user") == (400, "invalid_choice")
    assert refused(client, page_size=501) == (400, "max_value")
    assert refused(client, cursor="x") == (400, "unknown")


def test_every_kind_has_an_address_of_its_own() -> None:
    assert set(ROUTES) == set(ChangedKind)
    for route in ROUTES.values():
        assert reverse(route, args=[7]).endswith("/7/")
