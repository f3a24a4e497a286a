"""The start page: figures that are right, links that lead there, and few queries however much there is."""

import json

import pytest
from django.test import Client

from config import waiting
from tests.factories.accounts import EventFactory, JobFactory, UserFactory
from tests.factories.claims import ClaimFactory, SuggestionFactory
from tests.factories.reviews import CorrectionRequestFactory, ReviewFactory
from tests.factories.sources import PossibleDuplicateFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db


def signed_in(*roles: str) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=list(roles)))
    return client


def test_an_empty_database_says_what_to_begin_with() -> None:
    page = signed_in("curator").get("/admin/").content.decode()
    assert "No claim is tracked yet" in page
    assert "Add an article" in page
    assert "Add a person" not in page
    assert "Nothing waits for anybody." in page


def test_figures_are_counted_and_lead_to_their_lists() -> None:
    client = signed_in("editor")
    ClaimFactory(label="single_origin (open)"), ClaimFactory(label="single_origin")
    ClaimFactory(label="untraced"), ClaimFactory(label="untraced", status="withdrawn")
    ReviewFactory()
    JobFactory(status="failed")
    charts = {chart.title: chart for chart in client.get("/admin/").context["charts"]}
    claims = {bar.name: bar for bar in charts["Claims"].bars}
    assert claims["One origin"].number == 2
    assert claims["Untraced"].number == 1
    drawn = json.loads(charts["Claims"].data)
    assert dict(zip(drawn["labels"], drawn["datasets"][0]["data"], strict=True))["One origin"] == 2
    for chart in charts.values():
        for bar in chart.bars:
            found = client.get(bar.link).context["cl"]
            assert found.result_count >= bar.number, bar


def test_what_waits_is_counted_shown_beside_its_list_and_led_to() -> None:
    SuggestionFactory.create_batch(2)
    PossibleDuplicateFactory()
    CorrectionRequestFactory()
    JobFactory(status="failed")
    client = signed_in("editor")
    page = client.get("/admin/")
    waits = {kind.name: number for kind, number in page.context["waits"]}
    assert waits == {"jobs": "1", "requests": "1", "suggestions": "2", "duplicates": "1"}
    for kind, number in page.context["waits"]:
        assert client.get(kind.link).context["cl"].result_count == int(number), kind
    badges = {
        item["title"]: item.get("badge")
        for group in page.context["sidebar_navigation"]
        for item in group["items"]
    }
    assert (badges["Suggestions"], badges["Jobs"], badges["Claims"]) == ("2", "1", None)


def test_who_may_not_see_something_is_not_told_how_much_of_it_waits() -> None:
    CorrectionRequestFactory(), JobFactory(status="failed"), EventFactory(object_text="A secret")
    page = signed_in("contributor").get("/admin/")
    assert not page.context["waits"]
    assert "A secret" not in page.content.decode()
    assert {chart.title for chart in page.context["charts"]} <= {"Claims", "Reviews"}


def test_more_than_is_counted_is_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST", 2)
    SuggestionFactory.create_batch(4)
    waits = {
        kind.name: number for kind, number in signed_in("curator").get("/admin/").context["waits"]
    }
    assert waits["suggestions"] == "2+"


def test_the_page_asks_no_more_where_there_is_more() -> None:
    client = signed_in("admin")

    def fill() -> None:
        (
            ClaimFactory(label="untraced"),
            SuggestionFactory(),
            EventFactory(),
            JobFactory(),
            ReviewFactory(),
        )

    fill()
    client.get("/admin/")
    with asked() as few:
        client.get("/admin/").render()
    for _ in range(9):
        fill()
    with asked() as many:
        client.get("/admin/").render()
    assert len(many) == len(few) <= 20, "\n".join(many)
