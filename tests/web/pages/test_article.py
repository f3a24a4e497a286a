"""The page of one article."""

import re
from datetime import date

import pytest
from django.test import Client

from sources.domain.vocabulary import ArticleStatus, DateBasis, Held, TextRights
from tests.factories.claims import AppearanceFactory, AttributionFactory, ClaimFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    VersionFactory,
)
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def test_its_claims_stand_in_the_order_of_the_text(client: Client) -> None:
    version = VersionFactory()
    late = AppearanceFactory(version=version, quote="harbour master")
    early = AppearanceFactory(version=version)
    page = client.get(f"/articles/{version.article_id}/").content.decode()
    assert page.index(early.claim.statement) < page.index(late.claim.statement)
    assert version.text not in page


def test_a_merged_article_leads_to_its_survivor(client: Client) -> None:
    survivor = ArticleFactory()
    merged = ArticleFactory(merged_into=survivor)
    answer = client.get(f"/articles/{merged.pk}/", follow=True)
    assert f"Article {merged.pk} was merged into this one" in answer.content.decode()
    assert "was merged" not in client.get(f"/articles/{survivor.pk}/?merged=99").content.decode()


def test_an_inferred_date_says_from_what(client: Client) -> None:
    article = ArticleFactory(
        published_from=date(2018, 12, 3),
        published_to=date(2018, 12, 7),
        published_basis=DateBasis.INFERRED,
        published_reason="the newest event it mentions",
    )
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "3–7 December 2018" in page
    assert "Inferred: the newest event it mentions" in page


def test_the_head_names_credits_and_addresses(client: Client) -> None:
    credit = CreditFactory(credited_as="A. Panov")
    url = ArticleUrlFactory(article=credit.article)
    page = client.get(f"/articles/{credit.article_id}/").content.decode()
    assert credit.source.name in page
    assert "A. Panov" in page
    assert f'href="{url.url}"' in page


def test_a_stub_says_that_nobody_read_it(client: Client) -> None:
    article = ArticleFactory(held=Held.CITED_ONLY)
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "known only because others cite it" in page


def test_links_are_read_from_its_own_end(client: Client) -> None:
    link = ArticleLinkFactory()
    copy = client.get(f"/articles/{link.from_article_id}/").content.decode()
    original = client.get(f"/articles/{link.to_article_id}/").content.decode()
    assert "Reprint of" in copy
    assert "Reprinted as" in original


def test_a_chain_leads_to_its_origin(client: Client) -> None:
    outer, inner = AppearanceFactory(), AppearanceFactory()
    AttributionFactory(from_appearance=outer, to_appearance=inner)
    end = AttributionFactory(from_appearance=inner)
    page = client.get(f"/articles/{outer.article_id}/").content.decode()
    assert end.to_origin.title in page


def test_no_such_article(client: Client) -> None:
    assert client.get("/articles/999999/").status_code == 404


def test_it_is_flat(client: Client) -> None:
    version = VersionFactory(body="the ferry sank at noon " * 40)
    starts = iter(range(0, 23 * 40, 23))

    def more() -> None:
        start = next(starts)
        found = AppearanceFactory(version=version, start=start, end=start + 22)
        AttributionFactory(from_appearance=found)
        ArticleLinkFactory(to_article=version.article)
        CreditFactory(article=version.article)

    assert_flat(more, lambda: client.get(f"/articles/{version.article_id}/"))


def test_a_text_that_may_be_shown_is_shown_with_its_marks_and_notes(client: Client) -> None:
    version = VersionFactory(article=ArticleFactory(may_show=TextRights.ALL))
    claim = ClaimFactory(label="single_origin", supports_confirmed=1, supports_possible=1)
    appearance = AppearanceFactory(version=version, claim=claim, quote="harbour master")
    page = client.get(f"/articles/{version.article_id}/").content.decode()
    assert '<mark class="said said-one">harbour master</mark>' in page
    assert f'href="#appearance-{appearance.pk}"' in page
    assert f'id="appearance-{appearance.pk}"' in page
    words = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page)
    assert version.text in words


@pytest.mark.parametrize("status", [ArticleStatus.RETRACTED, ArticleStatus.REMOVED])
def test_a_text_that_was_taken_back_is_shown_in_fragments(client: Client, status: str) -> None:
    article = ArticleFactory(may_show=TextRights.ALL, status=status)
    version = VersionFactory(article=article)
    AppearanceFactory(version=version)
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert version.text not in re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page)


def test_a_text_of_markup_is_only_text(client: Client) -> None:
    article = ArticleFactory(may_show=TextRights.ALL)
    VersionFactory(article=article, body="<script>alert(1)</script> & more")
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_notes_without_a_place_in_the_newest_text_stand_apart(client: Client) -> None:
    article = ArticleFactory(may_show=TextRights.ALL)
    old = AppearanceFactory(version=VersionFactory(article=article))
    VersionFactory(article=article, sequence=2)
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert page.index("Not in this version of the text") < page.index(old.claim.statement)


def test_a_cue_that_may_not_be_shown_is_not(client: Client) -> None:
    article = ArticleFactory(may_show=TextRights.NOTHING)
    appearance = AppearanceFactory(version=VersionFactory(article=article))
    AttributionFactory(from_appearance=appearance, cue="the harbour master said")
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "the harbour master said" not in page


def test_an_article_with_its_text_is_flat(client: Client) -> None:
    version = VersionFactory(article=ArticleFactory(may_show=TextRights.ALL))
    assert_flat(
        lambda: AttributionFactory(from_appearance=AppearanceFactory(version=version)),
        lambda: client.get(f"/articles/{version.article_id}/"),
    )
