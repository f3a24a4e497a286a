"""What the workbench answers to scripts, who gets in, what is never shown, and what it costs."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance, Suggestion
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, SuggestionFactory
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.flat import assert_flat
from tests.web.desk.bench import CARGO, bench, curator, opened, record, step_form, url, waiting
from tests.web.desk.browsing import at

pytestmark = pytest.mark.django_db

PANEL = {"HX-Request": "true", "HX-Target": "wb-panel"}
LISTS = {"HX-Request": "true", "HX-Target": "wb-lists"}


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_only_who_may_decide_on_suggestions_gets_in(client: Client) -> None:
    version = bench()
    assert client.get(url(version))["Location"].startswith("/account/login/?next=/desk/articles/")
    for role in ("contributor", "reviewer", "auditor"):
        browser = at(UserFactory(roles=[role]))
        assert browser.get(url(version)).status_code == 403
        assert browser.post(url(version), {"action": "undo"}).status_code == 403
    for role in ("curator", "editor", "admin"):
        assert at(UserFactory(roles=[role])).get(url(version)).status_code == 200
    article = f"/articles/{version.article_id}/"
    assert "Work on this text" in text(curator().get(article))
    assert "Work on this text" not in text(client.get(article))


def test_a_form_without_a_session_is_shown_to_be_copied_and_a_script_is_told(
    client: Client,
) -> None:
    version = bench()
    form = opened(curator(), version) | {"statement": "Typed with care"}
    kept = client.post(url(version), form)
    assert kept.status_code == 403
    assert "Typed with care" in text(kept)
    for answer in (
        client.post(url(version), form, headers=PANEL),
        client.get(url(version), headers=PANEL),
    ):
        assert answer.status_code == 401
        assert "<" not in answer.content.decode()


def test_a_script_is_answered_in_parts() -> None:
    version, browser = bench(), curator()
    best = waiting(version)[0]
    part = browser.get(url(version), {"suggestion": best.pk}, headers=PANEL)
    assert part.content.decode().lstrip().startswith("<form")
    done = browser.post(url(version), step_form(part, "record"), headers=PANEL).content.decode()
    assert "<!doctype" not in done
    assert "data-outcome" in done
    assert 'id="wb-lists" hx-swap-oob="outerHTML"' in done
    assert 'id="p0" data-at="0" hx-swap-oob="outerHTML"' in done
    assert 'id="p1"' not in done
    undone = browser.post(url(version), {"action": "undo"}, headers=LISTS).content.decode()
    assert undone.lstrip().startswith('<div id="wb-lists">')
    assert "Undone: recorded" in undone
    refused = browser.post(url(version), {"action": "undo"}, headers=LISTS)
    assert refused.status_code == 409
    assert "There is nothing to undo on this article." in text(refused)


def test_what_a_hop_may_lead_to_is_looked_up_while_it_is_typed() -> None:
    version, browser = bench(), curator()
    asked = {"look": "hop-1", "hop-1-find": "Harbour", "hop-1-end": "new"}
    answer = browser.get(url(version), asked, headers=PANEL).content.decode()
    assert 'id="hop-1-ends"' in answer
    assert "Create “Harbour”" in answer
    relay = {"look": "hop-0", "part": "relay", "hop-0-relay_find": "Mori"}
    assert 'id="hop-0-relays"' in browser.get(url(version), relay, headers=PANEL).content.decode()
    assert browser.get(url(version), {"look": "x\0", "hop-0-find": "\0"}).status_code == 200


def test_words_that_may_not_be_shown_are_found_and_not_shown() -> None:
    version, browser = bench(may_show="nothing"), curator()
    page = browser.get(url(version))
    assert "Kenji Mori recalled" not in text(page)
    assert "The licence does not let its words be shown." in text(page)
    page = browser.get(url(version), {"words": CARGO})
    assert "the words may not be shown" in text(page)
    form = step_form(page, "record") | {"statement": "Cargo rose.", "hop-0-end": "none"}
    browser.post(url(version), form | {"hop-0-find": "", "hop-0-relay": "none"})
    assert Appearance.objects.get().exact == CARGO


@pytest.mark.parametrize("rights", ["all", "fragments"])
def test_whoever_works_on_a_text_sees_it_where_fragments_may_be_shown(rights: str) -> None:
    version = bench(may_show=rights)
    assert "Kenji Mori recalled that" in text(curator().get(url(version)))


def test_an_article_without_a_text_says_what_to_do() -> None:
    stub, bare = ArticleFactory(held="cited_only"), ArticleFactory()
    withheld = VersionFactory(withheld=True)
    browser = curator()
    assert "known only because others cite it" in text(browser.get(url(stub)))
    assert "No text is recorded" in text(browser.get(url(bare)))
    assert "The text is withheld" in text(browser.get(url(withheld)))
    assert browser.get(url(bare), {"words": "x"}).status_code == 400
    assert browser.post(url(bare), {"action": "record"}).status_code == 400


def test_looking_changes_nothing_and_no_step_is_guessed() -> None:
    version, browser = bench(), curator()
    for asked in ({}, {"all": "yes"}, {"words": CARGO}, {"suggestion": waiting(version)[0].pk}):
        assert browser.get(url(version), asked).status_code == 200
    for sent in ({}, {"action": "nonsense"}, {"action": "reject"}, {"action": "extend"}):
        assert browser.post(url(version), sent).status_code == 400
    assert not Suggestion.objects.decided().exists()
    assert browser.get("/desk/articles/999999/").status_code == 404


def test_an_outcome_is_shown_again_by_its_address() -> None:
    version, browser = bench(), curator()
    record(browser, version)
    row = Appearance.objects.get()
    page = browser.get(url(version), {"shown": row.pk, "was": "0"})
    assert "A new claim" in text(page)
    assert browser.get(url(version), {"shown": "999999"}).status_code == 200


def test_the_page_takes_as_many_queries_for_many_suggestions_as_for_few() -> None:
    version, browser = (
        VersionFactory(body="The ferry sank. " * 60, article__may_show="all"),
        curator(),
    )
    made = iter(range(100))

    def more() -> None:
        place = 16 * next(made)
        SuggestionFactory(version=version, start=place, end=place + 14)
        AppearanceFactory(version=version, quote="The ferry", start=place, end=place + 9)

    assert_flat(more, lambda: browser.get(url(version)))
