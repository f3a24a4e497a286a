"""The list of claims."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from claims.domain.vocabulary import ClaimStatus, Label
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    OriginFactory,
)
from tests.factories.sources import ArticleFactory, SourceFactory, VersionFactory
from tests.flat import assert_flat
from web.pages.claims import PAGE_SIZE

pytestmark = pytest.mark.django_db


def listed(client: Client, **asked: str) -> list[str]:
    return [row.statement for row in client.get("/claims/", asked).context["rows"]]


def test_it_holds_open_claims_the_newest_first(client: Client) -> None:
    old, new = ClaimFactory(), ClaimFactory()
    ClaimFactory(status=ClaimStatus.WITHDRAWN)
    assert listed(client) == [new.statement, old.statement]


def test_a_row_says_how_the_claim_is_sourced(client: Client) -> None:
    ClaimFactory(
        label=Label.SINGLE_ORIGIN.value + " (open)",
        listing="11 appearances · 5 articles · 3 publishers · 1 poll",
        supports_confirmed=1,
        supports_possible=2,
    )
    page = client.get("/claims/").content.decode()
    assert "11 appearances · 5 articles · 3 publishers · 1 poll" in page
    assert "One origin" in page
    assert "stands on one thing, possibly two" in page


def test_search_wants_all_words(client: Client) -> None:
    wanted = ClaimFactory(statement="Japan and Russia signed a declaration in 1956.")
    ClaimFactory(statement="Japan signed a treaty in 1951.")
    assert listed(client, search="1956 japan") == [wanted.statement]


def test_filters_by_label_and_kind(client: Client) -> None:
    wanted = ClaimFactory(label=Label.CIRCULAR.value, kind="legal")
    ClaimFactory(label=Label.CIRCULAR.value)
    ClaimFactory(kind="legal")
    assert listed(client, label="circular", kind="legal") == [wanted.statement]


def test_what_nobody_traced_comes_most_repeated_first(client: Client) -> None:
    seldom = ClaimFactory(label=Label.UNTRACED.value, appearance_count=2)
    often = ClaimFactory(label=Label.UNTRACED.value, appearance_count=9)
    rarely = ClaimFactory(label=Label.UNTRACED.value, appearance_count=1)
    ClaimFactory(label=Label.CORROBORATED.value, appearance_count=9)
    expected = [often.statement, seldom.statement, rarely.statement]
    assert listed(client, traced="no") == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("label", "true"),
        ("kind", "rumour"),
        ("order", "random"),
        ("traced", "yes"),
        ("cursor", "x"),
        ("page", "99"),
    ],
)
def test_an_unknown_value_is_named(client: Client, name: str, value: str) -> None:
    answer = client.get("/claims/", {name: value, "search": "typed words"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert f"“{value}”" in page
    assert "typed words" in page


@pytest.mark.parametrize("search", ["a\0b", "x" * 201])
def test_an_impossible_search_is_refused(client: Client, search: str) -> None:
    assert client.get("/claims/", {"search": search}).status_code == 400


def test_signs_of_patterns_and_of_html_are_only_signs(client: Client) -> None:
    ClaimFactory()
    answer = client.get("/claims/", {"search": "%_<script>"})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()
    assert answer.context["rows"] == []


def test_nothing_found_says_what_to_do(client: Client) -> None:
    ClaimFactory()
    assert "No claim matches" in client.get("/claims/?search=nothing").content.decode()


def test_words_under_the_usual_short_name_are_searched_too(client: Client) -> None:
    wanted = ClaimFactory(statement="Japan and Russia signed a declaration in 1956.")
    ClaimFactory(statement="Japan signed a treaty in 1951.")
    assert listed(client, q="1956") == [wanted.statement]
    page = client.get("/claims/?q=nothing").content.decode()
    assert "No claim matches" in page
    assert 'value="nothing"' in page


def test_the_first_page_is_the_list(client: Client) -> None:
    one = ClaimFactory()
    assert listed(client, page="1") == [one.statement]


def test_an_empty_database_says_what_to_do(client: Client) -> None:
    assert "make run" in client.get("/claims/").content.decode()


@pytest.mark.parametrize("order", ["newest", "repeated"])
def test_pages_hold_every_claim_once_and_lead_back(client: Client, order: str) -> None:
    everything = {ClaimFactory(appearance_count=n % 3).statement for n in range(2 * PAGE_SIZE + 1)}
    address, seen, forth = f"/claims/?order={order}", [], []
    while address:
        answer = client.get(address)
        forth.append([row.statement for row in answer.context["rows"]])
        seen += forth[-1]
        address = answer.context["next"] and f"/claims/?{answer.context['next']}"
    assert len(seen) == len(everything)
    assert set(seen) == everything
    back = client.get(f"/claims/?{answer.context['previous']}")
    assert [row.statement for row in back.context["rows"]] == forth[-2]


def test_the_next_page_keeps_the_filters(client: Client) -> None:
    for _ in range(PAGE_SIZE + 1):
        ClaimFactory(kind="legal")
    page = client.get("/claims/?kind=legal&search=ferry").content.decode()
    found = re.search(r'href="\?([^"]+)" rel="next"', page)
    assert found is not None
    assert "kind=legal" in found[1]
    assert "search=ferry" in found[1]


def test_it_is_flat(client: Client) -> None:
    assert_flat(lambda: ClaimTopicFactory(), lambda: client.get("/claims/"))


def test_a_search_that_no_text_can_hold_is_named(client: Client) -> None:
    answer = client.get("/claims/", {"search": "\0"})
    assert answer.status_code == 400
    assert "holds a NUL character" in answer.content.decode()


def test_filters_by_topic_and_day(client: Client) -> None:
    wanted = ClaimTopicFactory(
        claim=ClaimFactory(valid_from=date(2018, 5, 1), valid_to=date(2018, 5, 31))
    )
    ClaimTopicFactory(topic=wanted.topic)
    ClaimFactory(valid_from=date(2018, 5, 1), valid_to=date(2018, 5, 31))
    asked = {"topic": wanted.topic.slug, "since": "2018-05-20", "until": "2018-06-30"}
    assert listed(client, **asked) == [wanted.claim.statement]
    assert listed(client, topic=wanted.topic.slug, since="2019-01-01") == []


def test_days_the_wrong_way_round_are_turned(client: Client) -> None:
    wanted = ClaimFactory(valid_from=date(2018, 5, 1), valid_to=date(2018, 5, 31))
    assert listed(client, since="2018-06-30", until="2018-05-20") == [wanted.statement]


def test_a_source_is_whom_it_is_about_who_said_it_and_who_published_it(client: Client) -> None:
    source = SourceFactory(name="Levada Center")
    about = ClaimSubjectFactory(source=source).claim
    said = AttributionFactory(to_origin=OriginFactory(holder=source)).from_appearance.claim
    version = VersionFactory(article=ArticleFactory(publisher=source))
    published = AppearanceFactory(version=version).claim
    ClaimFactory()
    wanted = {about.statement, said.statement, published.statement}
    assert set(listed(client, source=str(source.pk))) == wanted
    assert set(listed(client, source="levada")) == wanted


def test_namesakes_are_told_apart(client: Client) -> None:
    first, second = SourceFactory(name="The Times"), SourceFactory(name="The Times of Sakhalin")
    ClaimSubjectFactory(source=first)
    page = client.get("/claims/", {"source": "times", "label": "untraced"})
    assert page.status_code == 400
    told = unescape(page.content.decode())
    for one in (first, second):
        assert f"?label=untraced&source={one.pk}" in told
        assert one.name in told
    assert client.get("/claims/", {"source": "The Times"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("topic", "no-such-topic"),
        ("topic", "a\0b"),
        ("source", "Nobody"),
        ("source", "a\0b"),
        ("source", "9" * 30),
        ("since", "yesterday"),
        ("until", "2018-13-01"),
        ("language", "no language!"),
    ],
)
def test_a_value_that_cannot_be_is_given_back(client: Client, name: str, value: str) -> None:
    answer = client.get("/claims/", {name: value})
    assert answer.status_code == 400
    assert "There is no" in answer.content.decode() or "is not a day" in answer.content.decode()


def test_a_language_is_called_by_its_name(client: Client) -> None:
    wanted = ClaimFactory(language="ja")
    ClaimFactory()
    assert listed(client, language="Japanese") == [wanted.statement]
    page = client.get("/claims/?language=ja").content.decode()
    assert "in Japanese" in page
    assert 'value="Japanese"' in page


def test_each_choice_can_be_taken_away(client: Client) -> None:
    ClaimFactory(kind="legal", language="ja")
    page = client.get("/claims/?kind=legal&language=ja").content.decode()
    assert 'href="?language=ja"' in page
    assert 'href="?kind=legal"' in page


def test_there_is_one_search_box(client: Client) -> None:
    assert client.get("/claims/").content.decode().count('type="search"') == 1
