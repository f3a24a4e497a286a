"""Copies, duplicates, comparing and merging on the desk, and the way back."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from claims.models import Claim, ClaimRelation
from sources.domain.vocabulary import Judgement
from sources.models import Article, ArticleLink, Merge, PossibleDuplicate, Source
from sources.services.merging import merge_sources
from sources.services.merging.kinds import kinds
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimRelationFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    PossibleDuplicateFactory,
    SourceFactory,
    SourceNameFactory,
)
from tests.flat import assert_flat
from tests.web.desk.browsing import Form, at, forms
from web.desk.merging import rows_in_words
from web.reading.compared import LINES

pytestmark = pytest.mark.django_db

COPIES, DUPLICATES, MERGES = "/desk/copies/", "/desk/duplicates/", "/desk/merges/"


def curator() -> Client:
    return at(UserFactory(roles=["curator"]))


def told(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def comparing(kind: str, stays: Any, goes: Any) -> str:
    return f"/desk/compare/{kind}/?a={stays.pk}&b={goes.pk}"


def merge(browser: Client, kind: str, stays: Any, goes: Any, **typed: str) -> Any:
    """Will look at two records and press the button that makes one of them."""
    url = comparing(kind, stays, goes)
    (form,) = forms(browser.get(url))
    return browser.post(url, form | {"reason": "They are one."} | typed)


def copy(**values: Any) -> ArticleLink:
    given = {"method": "fingerprint", "judgement": "suggested", "score": "0.800", **values}
    return ArticleLinkFactory(**given)


def said(row: Any, name: str, say: str, **values: Any) -> Form:
    return {name: row.pk, "expected_version": row.row_version, "say": say, **values}


# -- merging


def test_two_sources_are_compared_merged_and_made_two_again() -> None:
    stays, goes = SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo")
    article = ArticleFactory(publisher=goes)
    SourceNameFactory(source=goes, text="Kyodo Tsushin")
    browser = curator()
    page = browser.get(comparing("sources", stays, goes))
    assert {one.said for one in page.context["moved"]} == {"1 article", "1 name"}
    differing = {row.name for row in page.context["rows"] if row.differs}
    assert "Name" in differing
    assert "Name" in {row.name for row in page.context["lost"]}
    assert not Merge.objects.exists()
    answer = merge(browser, "sources", stays, goes, known_as="former")
    done = Merge.objects.get()
    assert answer["Location"] == f"/desk/merges/{done.pk}/"
    article.refresh_from_db()
    assert article.publisher == stays
    assert stays.names.get(text="Kyodo").kind == "former"
    page = browser.get(answer["Location"])
    assert "Undo this merge" in told(page)
    (form,) = forms(page)
    browser.post(answer["Location"], form | {"reason": "They are two."})
    article.refresh_from_db()
    goes.refresh_from_db()
    assert (article.publisher, goes.merged_into) == (goes, None)
    assert "undid it" in told(browser.get(answer["Location"]))


def test_the_direction_can_be_turned_round() -> None:
    one, other = SourceFactory(), SourceFactory()
    page = told(curator().get(comparing("sources", one, other)))
    assert f"“{other}” would go into “{one}”" in page
    assert f'href="?a={other.pk}&b={one.pk}"' in page


def test_two_articles_are_merged() -> None:
    stays, goes = ArticleFactory(), ArticleFactory(held="cited_only")
    ArticleUrlFactory(article=goes)
    merge(curator(), "articles", stays, goes)
    goes.refresh_from_db()
    assert goes.merged_into == stays
    assert stays.urls.count() == 1


def test_what_is_in_the_way_is_told_and_nothing_can_be_sent() -> None:
    one, other = SourceFactory(), SourceFactory(is_ours=True)
    page = curator().get(comparing("sources", one, other))
    assert "They cannot be merged as they are" in told(page)
    assert forms(page) == []


def test_doubts_about_two_claims_ask_somebody_to_be_sure() -> None:
    one = claim(statement="In 2018 the ferry carried 74 people.")
    other = claim(statement="In 2018 the ferry carried 75 people.")
    cites(other)
    browser = curator()
    refused = merge(browser, "claims", one, other, reason="The same voyage.")
    assert refused.status_code == 409
    assert "sure" in refused.context["wrong"]
    assert forms(refused)[0]["reason"] == "The same voyage."
    assert not Merge.objects.exists()
    answer = merge(browser, "claims", one, other, sure="yes")
    assert answer.status_code == 302
    other.refresh_from_db()
    assert other.merged_into == one


def test_figures_and_kinds_are_told_in_words() -> None:
    values = {"amount": "74.5", "unit": "percent", "comparator": "eq", "statistic": "share"}
    one, other = claim(**values), claim()
    page = curator().get(comparing("claims", one, other))
    rows = {row.name: row for row in page.context["rows"]}
    assert rows["Figure"].survivor == "74.5 percent"
    for code in ("74.500000", "Eq<", "claimrelation"):
        assert code not in page.content.decode()


@pytest.mark.parametrize(
    ("reason", "said"), [("", "Say why"), (" \n", "Say why"), ("x" * 501, "501 characters")]
)
def test_nothing_is_merged_without_a_reason_and_what_was_typed_stays(
    reason: str, said: str
) -> None:
    one, other = SourceFactory(), SourceFactory()
    answer = merge(curator(), "sources", one, other, reason=reason, known_as="former")
    assert answer.status_code == 400
    assert said in told(answer)
    form = forms(answer)[0]
    assert (form["reason"], form["known_as"]) == (reason, "former")
    assert not Merge.objects.exists()


def test_what_changed_since_it_was_looked_at_is_looked_at_again() -> None:
    one, other = SourceFactory(), SourceFactory()
    browser, url = curator(), comparing("sources", one, other)
    (form,) = forms(browser.get(url))
    ArticleFactory(publisher=other)
    answer = browser.post(url, form | {"reason": "They are one."})
    assert answer.status_code == 409
    assert "look again" in told(answer)
    assert forms(answer)[0]["reason"] == "They are one."
    assert not Merge.objects.exists()
    again = browser.post(url, forms(answer)[0])
    assert again.status_code == 302


def test_who_is_called_just_so_comes_first_and_an_empty_search_says_what_to_do() -> None:
    alone = SourceFactory(name="Xiphos Quay")
    for name in ("Aland Bank of Lund", "Lund", "Lund Harbour"):
        source = SourceFactory(name=name)
        SourceNameFactory(source=source, text=name, kind="preferred")
    url = f"/desk/compare/sources/?a={alone.pk}"
    page = curator().get(f"{url}&q=lund")
    names = [str(one) for one, _ in page.context["found"]]
    assert names == ["Lund", "Lund Harbour", "Aland Bank of Lund"]
    assert "Find the one you mean by its words above." in told(curator().get(url))
    assert "Try fewer of them." in told(curator().get(f"{url}&q=nobody"))


def test_the_other_one_is_looked_for() -> None:
    one, other = SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo News Service")
    browser = curator()
    page = browser.get(f"/desk/compare/sources/?a={one.pk}")
    assert [found for found, _ in page.context["found"]] == [other]
    assert browser.get(f"/desk/compare/sources/?a={one.pk}&q=%00").status_code == 200
    itself = browser.get(comparing("sources", one, one))
    assert "not compared with itself" in told(itself)
    held, another = ArticleFactory(title="Ferry sinks"), ArticleFactory(title="The ferry sinks")
    url = ArticleUrlFactory(article=another).url
    for words in ("ferry", url):
        found = browser.get("/desk/compare/articles/", {"a": held.pk, "q": words})
        assert [row for row, _ in found.context["found"]] == [another]
    near = [claim(statement=f"A ferry sank {day} at noon.") for day in ("on Monday", "on monday")]
    found = browser.get(f"/desk/compare/claims/?a={near[0].pk}").context["found"]
    assert near[1] in [row for row, _ in found]


@pytest.mark.parametrize("path", ["claims/", "claims/?a=x", "claims/?a=999999", "boats/?a=1"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert curator().get(f"/desk/compare/{path}").status_code == 404


def test_two_that_are_one_already_lead_to_their_merge() -> None:
    stays, goes = SourceFactory(), SourceFactory()
    done = merge_sources(stays, goes, by=UserFactory(), reason="One body.")
    browser = curator()
    for pair in ((stays, goes), (goes, stays)):
        answer = browser.get(comparing("sources", *pair))
        assert answer["Location"] == f"/desk/merges/{done.pk}/"


def test_every_column_that_merging_compares_is_told() -> None:
    for kind in kinds().values():
        columns = {field.name for field in kind.model._meta.concrete_fields}
        shown = {name for line in LINES[kind.model] for name in line.columns}
        assert shown == columns - kind.not_compared, kind.kind


def test_comparing_asks_no_more_for_more_rows() -> None:
    one, other = SourceFactory(), SourceFactory()
    browser = curator()
    assert_flat(
        lambda: SourceNameFactory(source=other),
        lambda: browser.get(comparing("sources", one, other)),
    )


def test_undoing_needs_a_reason_and_is_not_done_twice() -> None:
    stays, goes = SourceFactory(), SourceFactory()
    done = merge_sources(stays, goes, by=UserFactory(), reason="One body.")
    browser, url = curator(), f"/desk/merges/{done.pk}/"
    (form,) = forms(browser.get(url))
    refused = browser.post(url, form)
    assert refused.status_code == 400
    assert "Say why" in told(refused)
    browser.post(url, form | {"reason": "They are two."})
    again = browser.post(url, form | {"reason": "They are two."})
    assert again.status_code == 409
    assert Merge.objects.get().undone_at is not None


def test_what_was_merged_is_listed() -> None:
    browser = curator()

    def more() -> None:
        one, other = SourceFactory(), SourceFactory()
        merge_sources(one, other, by=UserFactory(), reason="One body.")

    assert_flat(more, lambda: browser.get(MERGES))
    assert len(browser.get(MERGES).context["rows"]) == 30
    assert browser.get(f"{MERGES}?show=undone").context["rows"] == []


# -- pairs that wait


def test_a_copy_is_confirmed_turned_round_or_refused() -> None:
    browser = curator()
    confirmed, turned, refused = copy(), copy(), copy()
    before = turned.from_article_id
    for row, say in ((confirmed, "confirm"), (turned, "turn"), (refused, "refuse")):
        answer = browser.post(COPIES, said(row, "link", say, note="I read both."))
        assert answer.status_code == 302
    for row in (confirmed, turned, refused):
        row.refresh_from_db()
    assert [row.judgement for row in (confirmed, turned, refused)] == [
        *(Judgement.CONFIRMED, Judgement.CONFIRMED),
        Judgement.REJECTED,
    ]
    assert turned.to_article_id == before
    assert browser.get(COPIES).context["rows"] == []
    assert browser.get(f"{COPIES}?show=refused").context["rows"][0][0] == refused
    assert len(browser.get(f"{COPIES}?show=confirmed").context["rows"]) == 2


def test_a_copy_that_somebody_else_judged_meanwhile_keeps_what_was_typed() -> None:
    row = copy()
    sent = said(row, "link", "confirm", note="I read both.")
    browser = curator()
    browser.post(COPIES, said(row, "link", "refuse"))
    answer = browser.post(f"{COPIES}?show=refused", sent)
    assert answer.status_code == 409
    assert f'href="#link-{row.pk}"' in told(answer)
    assert "I read both." in told(answer)
    assert browser.post(COPIES, said(row, "link", "maybe")).status_code == 400
    assert browser.post(COPIES, {"link": "x", "say": "confirm"}).status_code == 404


def test_two_sources_are_said_to_be_two() -> None:
    pair = PossibleDuplicateFactory()
    browser = curator()
    page = browser.get(DUPLICATES)
    assert f"/desk/compare/sources/?a={pair.source_a_id}&b={pair.source_b_id}" in told(page)
    browser.post(DUPLICATES, said(pair, "pair", "different"))
    assert PossibleDuplicate.objects.get().judgement == Judgement.REJECTED
    again = browser.post(DUPLICATES, said(pair, "pair", "different", note="Two towns."))
    assert again.status_code == 409
    assert browser.post(DUPLICATES, said(pair, "pair", "same")).status_code == 400


def test_two_claims_are_said_to_be_two_or_to_be_the_same() -> None:
    two, same = (ClaimRelationFactory(kind="close", judgement="suggested") for _ in range(2))
    browser, url = curator(), f"{DUPLICATES}?show=claims"
    assert len(browser.get(url).context["rows"]) == 2
    browser.post(url, said(two, "pair", "different", note="Another day."))
    browser.post(url, said(same, "pair", "same"))
    found = dict(ClaimRelation.objects.values_list("pk", "judgement"))
    assert found == {two.pk: Judgement.REJECTED, same.pk: Judgement.CONFIRMED}
    two.refresh_from_db()
    assert two.reason == "Another day."
    stale = browser.post(url, said(same, "pair", "different", note="I doubt it."))
    assert stale.status_code == 409


@pytest.mark.parametrize(
    ("url", "more"),
    [
        (COPIES, copy),
        (DUPLICATES, PossibleDuplicateFactory),
        (
            f"{DUPLICATES}?show=claims",
            lambda: ClaimRelationFactory(kind="close", judgement="suggested"),
        ),
    ],
)
def test_the_lists_are_flat(url: str, more: Any) -> None:
    browser = curator()
    assert_flat(more, lambda: browser.get(url))


# -- who may


def people() -> list[User]:
    return [UserFactory(roles=[role]) for role in ("contributor", "reviewer", "auditor")]


def test_who_may_not_merge_is_neither_offered_it_nor_let() -> None:
    stays, goes = SourceFactory(), SourceFactory()
    done = merge_sources(SourceFactory(), SourceFactory(), by=UserFactory(), reason="One body.")
    row, pair = copy(), PossibleDuplicateFactory()
    url = comparing("sources", stays, goes)
    for user in people():
        browser = at(user)
        assert browser.get(url).status_code == 403
        assert browser.post(url, {"reason": "x"}).status_code == 403
        assert browser.post(f"/desk/merges/{done.pk}/", {"reason": "x"}).status_code == 403
        assert browser.post(COPIES, said(row, "link", "refuse")).status_code == 403
        assert browser.post(DUPLICATES, said(pair, "pair", "different")).status_code == 403
        for path in (COPIES, DUPLICATES, f"/desk/merges/{done.pk}/"):
            page = browser.get(path)
            assert page.status_code == 200
            assert forms(page) == []
        assert "/desk/compare/" not in told(browser.get(f"/sources/{stays.pk}/"))


def test_whoever_may_is_led_there_from_the_page_of_a_record(client: Client) -> None:
    records = {"sources": SourceFactory(), "articles": ArticleFactory(), "claims": claim()}
    browser = curator()
    for kind, record in records.items():
        link = f'href="/desk/compare/{kind}/?a={record.pk}"'
        assert link in told(browser.get(record.get_absolute_url())), kind
        assert link not in told(client.get(record.get_absolute_url())), kind


def test_looking_merges_nothing() -> None:
    one, other = SourceFactory(), SourceFactory()
    browser = curator()
    browser.get(f"{comparing('sources', one, other)}&reason=They+are+one.&known_as=former")
    assert not Merge.objects.exists()
    assert {Article, Claim, Source} == set(LINES)


def test_rows_are_counted_in_words() -> None:
    assert rows_in_words("attributions", 1) == "1 step of a chain"
    assert rows_in_words("boats", 2) == "2 boats"
