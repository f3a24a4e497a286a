"""Corroboration over time, as programs read it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from claims.services.corroboration import recompute
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus
from sources.services.records import save
from tests.claims import writing
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.claims import AttributionFactory, ClaimFactory, CorroborationFactory
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def on(year: int, month: int, day: int) -> When:
    return When.on(date(year, month, day))


def cited_on(claim: Claim, when: When) -> Any:
    article = ArticleFactory(published_from=when.earliest, published_to=when.latest)
    return AttributionFactory(
        from_appearance__claim=claim, from_appearance__version=VersionFactory(article=article)
    )


def url(claim: Claim, tail: str = "") -> str:
    return f"/api/v1/claims/{claim.pk}/corroboration/{tail}"


def test_as_of_tells_what_was_out_by_the_day(client: Client) -> None:
    claim = ClaimFactory()
    for year in (2016, 2018):
        cited_on(claim, on(year, 3, 3))
    recompute([claim.pk])
    told = [
        client.get(url(claim), {"as_of": day}).json()
        for day in ("2016-03-02", "2016-03-03", "2018-03-03")
    ]
    assert [one["supports"]["confirmed"] for one in told] == [0, 1, 2]
    assert told[1]["as_of"] == "2016-03-03"
    assert client.get(url(claim)).json()["as_of"] is None
    assert_described(client, told[1], "CorroborationOut")
    assert claim.corroborations.count() == 1, "nothing is stored"


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2016-02-30", "20160303", "2016-W09-4", "٢٠١٦-٠٣-٠٣", "9999-01-01"]
)
def test_what_is_no_day_is_refused_by_name_and_value(client: Client, value: str) -> None:
    answer = client.get(url(CorroborationFactory().claim), {"as_of": value})
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["parameter"] == "as_of"
    assert value in error["detail"]


def test_an_unknown_and_a_repeated_parameter_are_refused(client: Client) -> None:
    claim = CorroborationFactory().claim
    for query in ("?when=2016-03-03", "?as_of=2016-03-03&as_of=2017-03-03"):
        assert client.get(url(claim) + query).status_code == 400


def test_tomorrow_has_begun_somewhere(client: Client) -> None:
    claim = CorroborationFactory().claim
    days = [timezone.localdate() + timedelta(days=number) for number in (0, 1, 2)]
    answers = [client.get(url(claim), {"as_of": day.isoformat()}).status_code for day in days]
    assert answers == [200, 200, 400]


def test_a_day_is_kept_on_the_way_to_the_survivor(client: Client) -> None:
    survivor = CorroborationFactory().claim
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    answer = client.get(url(merged), {"as_of": "2016-03-03"})
    assert answer["Location"].endswith(f"{url(survivor)}?as_of=2016-03-03")


def test_the_timeline_tells_day_by_day(client: Client) -> None:
    claim = ClaimFactory()
    first = cited_on(claim, on(2016, 3, 3))
    cited_on(claim, on(2018, 3, 3))
    told = client.get(url(claim, "timeline/")).json()
    assert_described(client, told, "TimelineOut")
    assert [(one["day"], one["supports"]) for one in told["moments"]] == [
        ("2016-03-03", [1, 1]),
        ("2018-03-03", [2, 2]),
    ]
    title = first.from_appearance.article.title
    assert title in told["moments"][0]["changes"][0]


def test_the_history_tells_what_changed_and_which_write_did_it(client: Client) -> None:
    claim = writing.claim()
    writing.cites(claim)
    second = writing.cites(claim)
    writing.edit(
        second.article, status=ArticleStatus.RETRACTED.value, status_changed=on(2019, 5, 1)
    )
    told = client.get(url(claim, "history/")).json()
    assert_described(client, told, "PastResultPage")
    now, before, *_, first = told["results"]
    assert now["until"] is None
    assert before["until"] == now["since"]
    assert first["is_first"]
    assert any(one.startswith("Left out now: ") for one in now["differences"])
    assert now["cause"]["said"] == f"Article “{second.article.title}” was retracted"
    assert now["cause"]["object_type"] == "sources.article"
    assert now["cause"]["object_id"] == second.article_id


def test_the_history_does_not_tell_who_or_why(client: Client) -> None:
    claim = writing.claim()
    article = writing.cites(claim).article
    article.status = ArticleStatus.REMOVED.value
    article.status_changed_reason = "the page is gone"
    save(article, by=UserFactory(username="harriet.quimby"), reason="rang the editor")
    told = client.get(url(claim, "history/"))
    assert told.json()["results"][0]["cause"]["action"] == "article.changed"
    assert "harriet" not in told.content.decode()
    assert "rang" not in told.content.decode()


def test_an_old_result_has_no_cause(client: Client) -> None:
    claim = CorroborationFactory().claim
    (told,) = client.get(url(claim, "history/")).json()["results"]
    assert told["cause"] is None


def test_the_history_is_read_page_by_page(client: Client) -> None:
    claim = ClaimFactory()
    for number in range(5):
        CorroborationFactory(
            claim=claim,
            computed_at=datetime(2018, 12, 1 + number, tzinfo=UTC),
            superseded_at=datetime(2018, 12, 2 + number, tzinfo=UTC),
        )
    page = client.get(url(claim, "history/"), {"page_size": 2}).json()
    seen = [row["id"] for row in page["results"]]
    assert not page["results"][-1]["is_first"]
    while page["next"]:
        page = client.get(page["next"]).json()
        seen += [row["id"] for row in page["results"]]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 5
    assert page["results"][-1]["is_first"]
    assert client.get(url(ClaimFactory(), "history/"), {"cursor": "x"}).status_code == 400


@pytest.mark.parametrize("tail", ["history/", "timeline/"])
def test_both_lead_on_and_know_what_is_not_there(client: Client, tail: str) -> None:
    survivor = CorroborationFactory().claim
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    answer = client.get(url(merged, tail))
    assert answer.status_code == 308
    assert answer["Location"].endswith(url(survivor, tail))
    assert client.get(url(merged, tail), {"fields": "colour"}).status_code == 400
    assert client.get(f"/api/v1/claims/999999/corroboration/{tail}").status_code == 404
    assert client.get(url(survivor, tail), {"x": "y"}).status_code == 400


def test_the_history_is_flat(client: Client) -> None:
    claim = ClaimFactory()
    first = datetime(2018, 12, 1, tzinfo=UTC)

    def more() -> None:
        CorroborationFactory(claim=claim, computed_at=first, superseded_at=first)

    assert_flat(more, lambda: client.get(url(claim, "history/")))
