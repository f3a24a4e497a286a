"""The tracked claims that the workbench offers: the nearest ones, and those found by other words."""

from html import unescape
from typing import Any

import pytest

from claims.models import Appearance
from tests.factories.claims import ClaimFactory
from tests.web.desk.bench import CARGO, bench, curator, opened, step_form, url

pytestmark = pytest.mark.django_db

PANEL = {"HX-Request": "true", "HX-Target": "wb-found"}


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def radios(answer: Any, claim: Any) -> int:
    return int(answer.content.decode().count(f'name="claim" value="{claim.pk}"'))


def test_a_claim_that_is_worded_otherwise_is_found_by_words_and_what_is_typed_stays() -> None:
    version, browser = bench(), curator()
    near = ClaimFactory(statement="Cargo rose by 11 percent in March 2018.")
    other = ClaimFactory(statement="Freight handled at Otaru grew in spring.")
    form = opened(browser, version) | {"statement": "Typed with care"}
    page = browser.post(url(version), form | {"find_claim": "freight cargo", "look": "yes"})
    assert page.status_code == 200
    assert (radios(page, near), radios(page, other)) == (1, 1)
    again = step_form(page, "record")
    assert (again["find_claim"], again["statement"]) == ("freight cargo", "Typed with care")
    chosen = again | {"claim": str(other.pk)}
    refused = browser.post(url(version), chosen | {"amount": "a dozen"})
    assert refused.status_code == 400
    kept = step_form(
        browser.post(url(version), chosen | {"find_claim": "", "look": "yes"}), "record"
    )
    assert kept["claim"] == step_form(refused, "record")["claim"] == str(other.pk)
    assert kept[f"claim-seen-{other.pk}"] == str(other.row_version)
    browser.post(url(version), kept | {"reason": "The figure is new"})
    assert Appearance.objects.get().claim == other


def test_claims_are_found_while_words_are_typed() -> None:
    version, browser = bench(), curator()
    near = ClaimFactory(statement=f"{CARGO}.")
    other = ClaimFactory(statement="Freight cargo handled at Otaru grew in spring.")
    asked = {"look": "claim", "find_claim": "freight cargo", "near": str(near.pk)}
    answer = browser.get(url(version), asked, headers=PANEL)
    assert answer.content.decode().startswith('<div class="wb-found" id="wb-found"')
    assert (radios(answer, near), radios(answer, other)) == (0, 1)
    chosen = browser.get(url(version), asked | {"find_claim": "whale", "claim": str(other.pk)})
    assert "checked" in chosen.content.decode()
    assert radios(chosen, other) == 1
    nothing = browser.get(url(version), asked | {"find_claim": "whale"}, headers=PANEL)
    assert "No other tracked claim goes by these words." in text(nothing)
    for odd in ({"find_claim": "\0"}, {"find_claim": "x" * 9000}, {"claim": "x", "near": "a 1"}):
        assert browser.get(url(version), asked | odd).status_code == 200


def test_claims_that_are_about_something_else_are_not_offered() -> None:
    version, browser = bench(), curator()
    far = ClaimFactory(statement="In March the old museum in Kobe was closed for repairs.")
    page = browser.get(url(version), {"words": CARGO})
    assert "No tracked claim is near; find one by words" in text(page)
    assert radios(page, far) == 0
    looked = {"find_claim": "museum", "look": "yes"}
    page = browser.post(url(version), step_form(page, "record") | looked)
    assert radios(page, far) == 1
    near = ClaimFactory(statement="Cargo rose by 11 percent in March 2018.")
    page = browser.get(url(version), {"words": CARGO})
    assert "No tracked claim is near" not in text(page)
    assert (radios(page, near), radios(page, far)) == (1, 0)
