"""The search page."""

import re

import pytest
from django.test import Client

from sources.domain.vocabulary import TextRights
from sources.models import SearchWord
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, ClaimTopicFactory
from tests.factories.sources import ArticleFactory, SourceNameFactory, VersionFactory
from tests.flat import assert_flat
from tests.reviews.writing import opened, published
from tests.web.pages.reviewing import SECRET, retracted
from web.pages.search import PAGE_SIZE

pytestmark = pytest.mark.django_db


def searched(client: Client, address: str) -> str:
    answer = client.get(f"/search/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_to_do_before_anything_is_asked(client: Client) -> None:
    assert "What are you looking for?" in searched(client, "")
    assert "What are you looking for?" in searched(client, "?q=+")


def test_a_few_of_every_kind_are_shown_with_their_numbers(client: Client) -> None:
    for number in range(5):
        ClaimFactory(statement=f"The harbour of {number} islands froze.")
    ArticleFactory(title="A frozen <b>harbour</b>")
    SourceNameFactory(text="Harbour Master", source__name="Harbour Master")
    published(headline="Every harbour was asked")
    page = searched(client, "?q=harbour")
    assert [group.number for group in client.get("/search/?q=harbour").context["groups"]] == [
        *("5", "2", "1", "1")
    ]
    assert "A frozen &lt;b&gt;<mark>harbour</mark>&lt;/b&gt;" in page
    assert "All 5 claims" in page


def test_one_kind_is_read_page_by_page_with_its_facets(client: Client) -> None:
    for number in range(2 * PAGE_SIZE + 1):
        ClaimFactory(statement=f"The harbour of {number} islands froze.", kind="event")
    ClaimTopicFactory(claim=ClaimFactory(statement="A harbour by law.", kind="legal"))
    seen, address, pages = [], "?q=harbour&kind=claim", []
    while address:
        context = client.get(f"/search/{address}").context
        pages.append([row.id for group in context["shown"] for row in group.rows])
        seen += pages[-1]
        address = context["next"]
    assert (len(seen), len(set(seen))) == (2 * PAGE_SIZE + 2, 2 * PAGE_SIZE + 2)
    back = client.get(f"/search/{context['previous']}").context["shown"][0].rows
    assert [row.id for row in back] == pages[-2]
    page = searched(client, "?q=harbour&kind=claim")
    (legal,) = re.findall(r'href="(\?[^"]*claim_kind=legal)"', page)
    assert len(client.get(f"/search/{legal.replace('&amp;', '&')}").context["shown"][0].rows) == 1


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("?q=-x", "must occur"),
        ("?q=%22%22", "at least one word"),
        ("?q=a%00b", "NUL"),
        ("?q=" + "x" * 201, "200"),
        ("?q=" + "a+" * 90, "32 words"),
        ("?q=x&kind=rumour", "“rumour”"),
        ("?q=x&kind=claim&label=true", "“true”"),
        ("?q=x&label=circular", "label"),
        ("?q=x&kind=claim&year=2018", "year"),
        ("?q=x&kind=claim&cursor=y", "cursor"),
    ],
)
def test_what_does_not_fit_is_named_and_kept(client: Client, address: str, named: str) -> None:
    answer = client.get(f"/search/{address}")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert named in page
    assert 'role="alert"' in page


@pytest.mark.parametrize(
    "query", ['"', "<script>alert(1)</script>", "%FF", "\ud83c", "a' OR 1=1 --"]
)
def test_strange_queries_harm_nobody(client: Client, query: str) -> None:
    ClaimFactory(statement="An alert was given.")
    answer = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass")})
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.content.decode()


def test_nothing_found_says_what_next_and_what_may_have_been_meant(client: Client) -> None:
    ClaimFactory(statement="A referendum was held.")
    SearchWord.objects.create(word="referendum")
    page = searched(client, "?q=referedum")
    assert "Nothing found" in page
    assert '<a href="?q=referendum">referendum</a>' in page
    assert "too common" in searched(client, "?q=the")
    assert "look among everything" in searched(client, "?q=referendum&kind=source")


def test_what_is_hidden_leaves_no_trace(client: Client) -> None:
    """The page says the same whether the hidden rows are there or not."""
    ClaimFactory(statement="A harbour froze.")
    before = {query: searched(client, query) for query in ("?q=harbour", "?q=secrt", "?q=headline")}
    ClaimFactory(statement="A secret harbour.", status="withdrawn")
    for rights in (TextRights.FRAGMENTS, TextRights.NOTHING):
        article = ArticleFactory(title="Ice", may_show=rights.value)
        VersionFactory(article=article, body=f"A secret harbour {rights}.")
    opened(headline=SECRET, body="A secret harbour")
    SearchWord.objects.create(word="secret")
    assert {query: searched(client, query) for query in before} == before
    retracted()
    assert searched(client, "?q=headline") == before["?q=headline"]


def test_who_works_here_finds_drafts_and_is_told_so(client: Client) -> None:
    review = opened(headline=SECRET)
    client.force_login(UserFactory(roles=["reviewer"]))
    page = searched(client, "?q=headline")
    assert "not public" in page
    assert f"/desk/reviews/{review.pk}/" in page


def test_every_page_leads_here(client: Client) -> None:
    assert 'action="/search/"' in client.get("/reviews/").content.decode()
    assert 'href="/search/"' in client.get("/").content.decode()


def test_it_is_flat(client: Client) -> None:
    def row() -> None:
        ClaimTopicFactory(claim=ClaimFactory(statement="A harbour froze."))
        VersionFactory(article=ArticleFactory(title="A harbour", may_show="all"))

    assert_flat(row, lambda: client.get("/search/?q=harbour"))
    assert_flat(row, lambda: client.get("/search/?q=harbour&kind=claim"))
    assert_flat(row, lambda: client.get("/search/?q=harbour&kind=article"))
