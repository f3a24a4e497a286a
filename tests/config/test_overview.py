"""The start page: figures that are right, links that lead there, and few queries however much there is."""

import json

import pytest
from django.test import Client

from tests.factories.accounts import EventFactory, JobFactory, UserFactory
from tests.factories.claims import (
    ClaimFactory,
    ClaimRelationFactory,
    StaleMarkFactory,
    SuggestionFactory,
)
from tests.factories.reviews import CorrectionRequestFactory, ReviewFactory
from tests.factories.sources import PossibleDuplicateFactory
from tests.flat import asked
from web.desk.counting import menu

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
    assert "Nothing waits for you." in page


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


def test_what_waits_is_what_the_inbox_shows_and_what_the_machine_left() -> None:
    SuggestionFactory.create_batch(2)
    PossibleDuplicateFactory()
    ClaimRelationFactory(kind="updates", judgement="suggested")
    CorrectionRequestFactory()
    JobFactory(status="failed")
    client = signed_in("editor")
    page = client.get("/admin/")
    shown = [(one.title, str(one.count), one.link) for one in page.context["waits"]]
    inbox = client.get("/desk/").context["sections"]
    assert len(inbox) == 4
    assert shown[:4] == [(one.kind.title, str(one.count), one.whole) for one in inbox]
    assert [one.title for one in page.context["waits"][4:]] == ["Jobs that failed"]
    for _, _, link in shown:
        assert client.get(link, follow=True).status_code == 200, link
    badges = {
        item["title"]: item.get("badge")
        for group in page.context["sidebar_navigation"]
        for item in group["items"]
    }
    told = {name: badges[name] for name in ("Desk", "Suggestions", "Relations of claims", "Jobs")}
    assert told == {"Desk": "5", "Suggestions": "2", "Relations of claims": "1", "Jobs": "1"}
    assert badges["Claims"] is None
    assert str(menu(page.wsgi_request.user)["inbox"]) == badges["Desk"]


def test_who_may_not_see_something_is_not_told_how_much_of_it_waits() -> None:
    CorrectionRequestFactory(), JobFactory(status="failed"), EventFactory(object_text="A secret")
    page = signed_in("contributor").get("/admin/")
    assert not page.context["waits"]
    assert "A secret" not in page.content.decode()
    assert {chart.title for chart in page.context["charts"]} <= {"Claims", "Reviews"}


def test_more_than_is_counted_is_said_to_be_more() -> None:
    PossibleDuplicateFactory.create_batch(101), StaleMarkFactory.create_batch(101)
    waits = {
        one.title: str(one.count) for one in signed_in("curator").get("/admin/").context["waits"]
    }
    assert waits == {"Sources that may be one": "99+", "Answers being counted anew": "99+"}


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
