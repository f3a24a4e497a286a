"""The map for search engines, and where they may not go."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from lxml import etree

from claims.domain.vocabulary import ClaimStatus
from sources.domain.vocabulary import Held, RecordStatus
from tests.factories.claims import ClaimFactory
from tests.factories.sources import ArticleFactory, SourceFactory
from tests.flat import assert_flat
from tests.reviews.writing import published
from tests.web.pages.reviewing import retracted
from web.reading import sitemap

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def told(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("application/xml")
    return [str(one.text) for one in etree.fromstring(answer.getvalue()).findall(".//s:loc", NS)]


def test_the_map_leads_to_its_parts_and_they_to_every_public_page(client: Client) -> None:
    claim, article = ClaimFactory(), ArticleFactory()
    ClaimFactory(status=ClaimStatus.WITHDRAWN)
    ArticleFactory(held=Held.CITED_ONLY)
    review, gone = published(), retracted()
    found = [page for part in told(client, "/sitemap.xml") for page in told(client, part)]
    assert {f"{SITE}/", f"{SITE}/about/", f"{SITE}{review.get_absolute_url()}"} <= set(found)
    assert f"{SITE}/claims/{claim.pk}/" in found
    assert f"{SITE}/articles/{article.pk}/" in found
    assert f"{SITE}{gone.get_absolute_url()}" not in found
    assert len(found) == len(set(found))
    assert all(client.get(page.removeprefix(SITE)).status_code == 200 for page in found)


def test_what_is_not_public_is_in_no_part(client: Client) -> None:
    withdrawn = ClaimFactory(status=ClaimStatus.WITHDRAWN)
    survivor = SourceFactory()
    merged = SourceFactory(status=RecordStatus.MERGED, merged_into=survivor)
    stub = ArticleFactory(held=Held.CITED_ONLY)
    assert f"{SITE}/claims/{withdrawn.pk}/" not in told(client, "/sitemap/claims.xml")
    assert f"{SITE}/sources/{merged.pk}/" not in told(client, "/sitemap/sources.xml")
    assert f"{SITE}/articles/{stub.pk}/" not in told(client, "/sitemap/articles.xml")


def test_parts_hold_every_claim_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PART", 3)
    monkeypatch.setattr(sitemap, "AT_ONCE", 2)
    wanted = [f"{SITE}{ClaimFactory().get_absolute_url()}" for _ in range(7)]
    parts = [one for one in told(client, "/sitemap.xml") if "/claims.xml" in one]
    assert [page for part in parts for page in told(client, part)] == wanted


@pytest.mark.parametrize("part", ["0", "x", "-1", "9999999"])
def test_a_part_that_cannot_be_is_not_found(client: Client, part: str) -> None:
    assert client.get(f"/sitemap/claims.xml?part={part}").status_code == 404


def test_the_map_is_flat(client: Client) -> None:
    assert_flat(ClaimFactory, lambda: client.get("/sitemap.xml"))
    assert_flat(ClaimFactory, lambda: client.get("/sitemap/claims.xml").getvalue())


def test_robots_read_pages_and_stay_out_of_the_rest(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    robot = RobotFileParser()
    robot.parse(answer.content.decode().splitlines())
    assert robot.site_maps() == [f"{SITE}/sitemap.xml"]
    for open_to_all in ("/", "/claims/1/", "/articles/1/", "/reviews/1/words/", "/about/"):
        assert robot.can_fetch("*", open_to_all)
    for closed in ("/admin/", "/desk/reviews/", "/search/?q=x", "/corrections/requests/secret/"):
        assert not robot.can_fetch("*", closed)
