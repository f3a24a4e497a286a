"""The same report, cited by two articles, is one thing: the workbench offers the one it knows."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance, Attribution, Claim
from sources.models import Article, ArticleVersion, Source
from tests.factories.sources import SourceFactory, SourceNameFactory
from tests.web.desk.bench import CARGO, bench, curator, opened, record, step_form, url
from tests.web.desk.browsing import Form

pytestmark = pytest.mark.django_db

NOBODY = {"hop-0-find": "", "hop-0-end": "none", "hop-0-kind": "cites_report"}


def text(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def agency() -> Source:
    kept = SourceFactory(name="Nordlicht Wire", kind="news_agency")
    SourceNameFactory(source=kept, text="Nordlicht Wire")
    return kept


def cited_once(browser: Client) -> tuple[ArticleVersion, Appearance]:
    """An article in which an agency is cited, and the report that this made."""
    first, wire = bench(), agency()
    relay = {"hop-0-relay_find": "Nordlicht Wire", "hop-0-relay": f"source:{wire.pk}"}
    record(browser, first, **NOBODY, **relay)
    report = Appearance.objects.get(article__held="cited_only")
    return first, report


def citing(browser: Client, version: ArticleVersion, **typed: str) -> Form:
    """The form of a second article in which the agency is looked up."""
    asked = opened(browser, version) | NOBODY | {"hop-0-relay_find": "Nordlicht Wire"} | typed
    page = browser.post(url(version), asked | {"hop-0-relay": "", "look": "yes"})
    return step_form(page, "record")


def test_the_same_report_is_chosen_already_and_two_copies_stay_one_thing() -> None:
    browser = curator()
    first, report = cited_once(browser)
    claim = Claim.objects.get()
    label = claim.label
    second = bench()
    form = citing(browser, second, claim=str(claim.pk))
    assert form["hop-0-relay"] == f"appearance:{report.pk}"
    page = browser.post(url(second), form | {"look": "yes"})
    assert f"The same report as in “{first.article.title}”" in text(page)
    browser.post(url(second), form)
    assert Article.objects.stubs().count() == 1
    assert Attribution.objects.having(to_appearance=report).count() == 2
    claim.refresh_from_db()
    assert (claim.label, claim.supports_possible) == (label, 1)
    browser.post(url(second), step_form(browser.get(url(second)), "undo"))
    assert Attribution.objects.get().to_appearance == report


def test_another_report_of_the_same_source_can_be_chosen_once_it_was_offered() -> None:
    browser = curator()
    cited_once(browser)
    second, wire = bench(), Source.objects.get(name="Nordlicht Wire")
    form = citing(browser, second, claim=str(Claim.objects.get().pk))
    form |= {"hop-0-relay": f"source:{wire.pk}"}
    kept = step_form(browser.post(url(second), form | {"look": "yes"}), "record")
    assert kept["hop-0-relay"] == f"source:{wire.pk}"
    browser.post(url(second), form)
    assert Article.objects.stubs().count() == 2


def test_whoever_could_not_choose_yet_is_asked() -> None:
    browser = curator()
    _, report = cited_once(browser)
    second, claim = bench(), Claim.objects.get()
    form = citing(browser, second, claim="new")
    assert form["hop-0-relay"].startswith("source:")
    refused = browser.post(url(second), form | {"claim": str(claim.pk)})
    assert refused.status_code == 400
    assert "Say whether it is the same one, then record again." in text(refused)
    again = step_form(refused, "record")
    assert again["hop-0-relay"] == f"appearance:{report.pk}"
    browser.post(url(second), again)
    assert Article.objects.stubs().count() == 1


def test_the_report_is_offered_while_names_are_typed_and_when_a_claim_is_chosen() -> None:
    browser = curator()
    _, report = cited_once(browser)
    second, wire = bench(), Source.objects.get(name="Nordlicht Wire")
    asked = {"look": "hop-0", "part": "relay", "hop-0-relay_find": "Nordlicht Wire"}
    asked |= {"claim": str(Claim.objects.get().pk), "stance": "supports"}
    same, other = f'value="appearance:{report.pk}" checked', f'value="source:{wire.pk}" checked'
    assert same in browser.get(url(second), asked).content.decode()
    assert other in browser.get(url(second), asked | {"claim": "new"}).content.decode()
    kept = asked | {"keep": "yes", "hop-0-relay": f"source:{wire.pk}"}
    assert same in browser.get(url(second), kept).content.decode()
    kept |= {"hop-0-relay_offered": str(report.pk)}
    assert other in browser.get(url(second), kept).content.decode()


def test_a_report_that_is_gone_or_of_another_claim_is_refused() -> None:
    browser = curator()
    _, report = cited_once(browser)
    second = bench()
    for chosen in ("appearance:999999", f"appearance:{report.pk}"):
        form = citing(browser, second, claim="new", statement="Another thing.")
        page = browser.post(url(second), form | {"hop-0-relay": chosen})
        assert page.status_code == 400
        assert 'role="alert"' in page.content.decode()
    assert CARGO in {row.exact for row in Appearance.objects.all()}
