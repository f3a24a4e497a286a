"""The drawing of a claim, in its page and as a file."""

import re
from html import unescape

import pytest
from django.test import Client
from lxml import etree

from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from tests.claims.fresh import recompute_one
from tests.factories.claims import AppearanceFactory, AttributionFactory, ClaimFactory

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a href="([^"]+)">')


def drawn_claim(title: str = "Statement of the Minister") -> Claim:
    hop = AttributionFactory(to_origin__title=title)
    claim: Claim = hop.from_appearance.claim
    AppearanceFactory(claim=claim)
    recompute_one(claim.pk)
    return claim


def inlined(client: Client, claim: Claim) -> str:
    page = client.get(claim.get_absolute_url()).content.decode()
    return page[page.index("<svg xmlns") : page.index("drawing-end", page.index("<svg xmlns"))]


def test_the_page_shows_the_drawing_after_the_answer(client: Client) -> None:
    claim = drawn_claim()
    page = client.get(claim.get_absolute_url()).content.decode()
    assert page.index("answer-sentence") < page.index("<svg xmlns") < page.index('<h2 id="rests"')
    assert "Statement of the" in inlined(client, claim)
    assert "web/drawing.css" in page


def test_every_link_of_the_drawing_leads_somewhere(client: Client) -> None:
    claim = drawn_claim()
    page = client.get(claim.get_absolute_url()).content.decode()
    found = set(LINK.findall(inlined(client, claim)))
    assert any(address.startswith("/articles/") for address in found)
    for address in found:
        if address.startswith("#"):
            assert f'id="{address[1:]}"' in page
        else:
            assert client.get(address).status_code == 200


def test_the_same_stands_there_in_words(client: Client) -> None:
    claim = drawn_claim()
    page = unescape(client.get(claim.get_absolute_url()).content.decode())
    told = page[page.index("The same in words") :]
    assert "has it from" in told
    assert "Statement of the Minister" in told


def test_a_claim_without_a_result_has_no_drawing(client: Client) -> None:
    claim = ClaimFactory()
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "<svg xmlns" not in page
    assert "Who has it from whom" not in page


def test_the_file_stands_alone(client: Client) -> None:
    claim = drawn_claim()
    answer = client.get(f"/claims/{claim.pk}/drawing.svg")
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert f'filename="claim-{claim.pk}.svg"' in answer["Content-Disposition"]
    root = etree.fromstring(answer.content)
    links = [one.get("href") for one in root.iter("{http://www.w3.org/2000/svg}a")]
    assert links
    assert all(link.startswith("http://testserver/") for link in links)
    for link in links:
        path = link.removeprefix("http://testserver").partition("#")[0]
        assert client.get(path).status_code == 200


def test_the_file_may_use_its_own_style_and_nothing_else(client: Client) -> None:
    policy = client.get(f"/claims/{drawn_claim().pk}/drawing.svg")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert re.search(r"style-src 'sha256-[^']+'", policy)
    assert "unsafe" not in policy


def test_a_hostile_title_stays_text(client: Client) -> None:
    claim = drawn_claim("</title><script>alert(1)</script>\"'&")
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    answer = client.get(f"/claims/{claim.pk}/drawing.svg")
    assert "script" not in {str(one.tag) for one in etree.fromstring(answer.content).iter()}


def test_a_claim_without_a_result_gives_a_file_that_says_so(client: Client) -> None:
    answer = client.get(f"/claims/{ClaimFactory().pk}/drawing.svg")
    assert answer.status_code == 200
    assert b"Nothing to draw" in answer.content


def test_a_merged_claim_leads_to_the_drawing_of_its_survivor(client: Client) -> None:
    survivor = drawn_claim()
    gone = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    answer = client.get(f"/claims/{gone.pk}/drawing.svg")
    assert answer.headers["Location"] == f"/claims/{survivor.pk}/drawing.svg"


def test_an_unknown_claim_is_not_found_and_nothing_can_be_sent(client: Client) -> None:
    assert client.get("/claims/123456/drawing.svg").status_code == 404
    assert client.post(f"/claims/{ClaimFactory().pk}/drawing.svg").status_code == 405


def test_the_api_names_the_file(client: Client) -> None:
    claim = drawn_claim()
    told = client.get(f"/api/v1/claims/{claim.pk}/corroboration/").json()
    assert told["drawing"] == f"http://testserver/claims/{claim.pk}/drawing.svg"
