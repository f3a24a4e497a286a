"""Merging in the admin: choose, look, say why, and undo."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.domain.vocabulary import Role
from accounts.models import User
from sources.domain.vocabulary import NameKind
from sources.models import Article, Merge, Source
from sources.services.merging import merge_articles, merge_sources
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory
from tests.factories.sources import (
    ArticleFactory,
    MergeFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db

CURATING = {"curator", "editor", "admin"}


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def page_of(survivor: Source | Article, merged: Source | Article) -> str:
    name = f"admin:sources_{survivor._meta.model_name}_merge"
    return reverse(name, args=[survivor.pk, merged.pk])


def choose_page(record: Source | Article) -> str:
    return f"/admin/sources/{record._meta.model_name}/{record.pk}/merge/"


def undo_page(merge: Merge) -> str:
    return reverse("admin:sources_merge_undo", args=[merge.pk])


def agree(client: Client, url: str, **typed: str):
    """What a browser sends from the page that was looked at."""
    shown = client.get(url).context["preview"]
    return client.post(url, {"seal": shown.seal, "change_reason": "one body", **typed})


def test_the_other_record_is_found_by_its_names(client: Client) -> None:
    record, other = SourceFactory(name="Kyodo"), SourceNameFactory(text="Kyodo Tsushin").source
    SourceFactory(name="Asahi")
    url = choose_page(record)
    assert url in client.get(f"/admin/sources/source/{record.pk}/change/").content.decode()
    assert list(client.get(url).context["found"]) == [other]
    page = client.get(url, {"q": "tsushin"}).content.decode()
    assert page_of(other, record) in page
    assert "No other record" in client.get(url, {"q": "\x00<nobody>"}).content.decode()


def test_the_preview_shows_what_would_happen_and_nothing_is_written(client: Client) -> None:
    survivor, merged = SourceFactory(name="Kyodo News"), SourceFactory(name="<b>Kyodo</b>")
    of = claim()
    cites(of, OriginFactory(holder=merged, title="A statement"))
    page = client.get(page_of(survivor, merged)).content.decode()
    assert "&lt;b&gt;Kyodo&lt;/b&gt;" in page
    assert "A statement" in page
    assert of.statement in page
    assert page_of(merged, survivor) in page
    assert not Merge.objects.exists()


def test_two_sources_are_merged_and_that_is_undone(client: Client, person: User) -> None:
    survivor = SourceFactory()
    merged = SourceNameFactory(kind=NameKind.PREFERRED, text="Kyodo").source
    url = f"{page_of(survivor, merged)}?known_as=former"
    response = agree(client, url, known_as="former")
    assert response["Location"] == f"/admin/sources/source/{survivor.pk}/change/"
    merge = Merge.objects.get()
    assert (merge.reason, merge.merged_by) == ("one body", person)
    assert survivor.names.get(text="Kyodo").kind == NameKind.FORMER
    assert undo_page(merge) in client.get(response["Location"]).content.decode()
    assert "Kyodo" in client.get(undo_page(merge)).content.decode()
    client.post(undo_page(merge), {"change_reason": "two bodies"})
    merged.refresh_from_db()
    assert merged.merged_into is None
    assert merged.names.get().kind == NameKind.PREFERRED
    assert "undone already" in client.get(undo_page(merge)).content.decode()


def test_two_articles_are_merged_and_that_is_undone(client: Client) -> None:
    survivor, merged = VersionFactory().article, ArticleFactory(held="cited_only")
    refused = client.get(page_of(merged, survivor)).content.decode()
    assert "the other way round" in refused
    assert 'name="seal"' not in refused
    assert agree(client, page_of(survivor, merged)).status_code == 302
    merged.refresh_from_db()
    assert merged.merged_into == survivor
    page = client.get(f"/admin/sources/article/{merged.pk}/change/").content.decode()
    assert choose_page(merged) not in page
    merge = Merge.objects.get()
    assert (
        undo_page(merge) in client.get(f"/admin/sources/merge/{merge.pk}/change/").content.decode()
    )
    client.post(undo_page(merge), {"change_reason": "two texts"})
    merged.refresh_from_db()
    assert merged.merged_into is None


def test_without_a_reason_nothing_is_merged_or_undone(client: Client, person: User) -> None:
    beside_the_field = 'id="reason-wrong" role="alert">Say why.</p>'
    survivor, merged = SourceFactory(), SourceFactory()
    page = agree(client, page_of(survivor, merged), change_reason=" ").content.decode()
    assert beside_the_field in page
    assert not Merge.objects.exists()
    merge = merge_sources(survivor, merged, by=person, reason="one body")
    assert beside_the_field in client.post(undo_page(merge)).content.decode()
    merge.refresh_from_db()
    assert merge.undone_at is None


def test_what_changed_meanwhile_is_shown_anew(client: Client) -> None:
    survivor, merged = SourceFactory(), SourceFactory()
    url = page_of(survivor, merged)
    seal = client.get(url).context["preview"].seal
    ArticleFactory(publisher=merged, title="New here")
    response = client.post(url, {"seal": seal, "change_reason": "one body"})
    page = response.content.decode()
    assert "look again before you merge" in page
    assert "New here" in page
    assert 'value="one body"' in page
    assert not Merge.objects.exists()
    again = {"seal": response.context["preview"].seal, "change_reason": "one body"}
    assert client.post(url, again).status_code == 302


def test_a_form_without_its_seal_is_refused(client: Client) -> None:
    url = page_of(SourceFactory(), SourceFactory())
    page = client.post(url, {"change_reason": "one body"}).content.decode()
    assert "look again" in page
    assert not Merge.objects.exists()


def test_what_is_in_the_way_is_told(client: Client, person: User) -> None:
    survivor, merged = SourceFactory(), SourceFactory()
    for source, value in ((survivor, "Q1"), (merged, "Q2")):
        SourceIdentifierFactory(source=source, scheme="wikidata", value=value)
    assert "Q1 and Q2" in client.get(page_of(survivor, merged)).content.decode()
    posted = client.post(page_of(survivor, merged), {"change_reason": "one body", "seal": "x"})
    assert posted.status_code == 200
    assert not Merge.objects.exists()
    first, second = SourceFactory(), SourceFactory()
    one = merge_sources(second, first, by=person, reason="one body")
    two = merge_sources(SourceFactory(), second, by=person, reason="one body")
    page = client.post(undo_page(one), {"change_reason": "two"}).content.decode()
    assert f"Undo merge no. {two.pk} first" in page


def test_a_picker_offers_nothing_that_was_merged(client: Client, person: User) -> None:
    survivor, merged = VersionFactory().article, ArticleFactory(held="cited_only")
    merge_articles(survivor, merged, by=person, reason="it arrived")
    asked = {"app_label": "sources", "model_name": "credit", "field_name": "article", "term": ""}
    results = client.get("/admin/autocomplete/", asked).json()["results"]
    assert [result["id"] for result in results] == [str(survivor.pk)]


def listed(client: Client, model: str, **asked: str) -> set[str]:
    """The names in the list of such records."""
    rows = client.get(f"/admin/sources/{model}/", asked).context["cl"].result_list
    return {str(row) for row in rows}


def test_lists_leave_out_what_was_merged_unless_asked(client: Client, person: User) -> None:
    survivor, merged = SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo")
    merge_sources(survivor, merged, by=person, reason="one body")
    one, stub = VersionFactory().article, ArticleFactory(held="cited_only")
    merge_articles(one, stub, by=person, reason="it arrived")
    assert "Kyodo" not in listed(client, "source")
    assert "Kyodo News" in listed(client, "source")
    assert {"Kyodo News", "Kyodo"} <= listed(client, "source", merged="too")
    assert listed(client, "source", merged="only") == {"Kyodo"}
    assert listed(client, "source", status__exact="merged") == {"Kyodo"}
    assert str(stub) not in listed(client, "article")
    assert listed(client, "article", merged="only") == {str(stub)}
    assert "Left out" in client.get("/admin/sources/source/").content.decode()


def test_the_page_of_a_merged_record_leads_to_the_other(client: Client, person: User) -> None:
    survivor, merged = SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo")
    merge_sources(survivor, merged, by=person, reason="one body")
    page = client.get(f"/admin/sources/source/{merged.pk}/change/").content.decode()
    assert "Merged into <a" in page
    assert f'href="/admin/sources/source/{survivor.pk}/change/">Kyodo News</a>' in page
    other = client.get(f"/admin/sources/source/{survivor.pk}/change/").content.decode()
    assert "Merged into <a" not in other


def test_the_list_of_merges_names_both(client: Client, person: User) -> None:
    MergeFactory(kind="claim")
    survivor, merged = SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo <b>")
    merge_sources(survivor, merged, by=person, reason="one body")
    url = "/admin/sources/merge/"
    with CaptureQueriesContext(connection) as few:
        page = client.get(url).content.decode()
    assert f'href="/admin/sources/source/{merged.pk}/change/">“Kyodo &lt;b&gt;”</a> into' in page
    assert f'href="/admin/sources/source/{survivor.pk}/change/">“Kyodo News”</a>' in page
    for _ in range(3):
        merge_sources(survivor, SourceFactory(), by=person, reason="one body")
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_the_page_of_a_merge_shows_its_rows(client: Client, person: User) -> None:
    survivor, merged = SourceFactory(), SourceFactory(name="Kyodo")
    ArticleFactory(publisher=merged, title="<i>Moved</i>")
    merge = merge_sources(survivor, merged, by=person, reason="one body")
    page = client.get(f"/admin/sources/merge/{merge.pk}/change/").content.decode()
    assert "&lt;i&gt;Moved&lt;/i&gt;" in page
    assert "changed or moved to the survivor" in page
    assert "“Kyodo”</a> into" in page
    assert "publisher_id" not in page


def test_a_blocked_undo_leads_to_the_row_at_fault(client: Client, person: User) -> None:
    survivor, merged = SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo")
    article = ArticleFactory(publisher=merged, title="Moved")
    SourceTieFactory(from_source=survivor, to_source=merged)
    merge = merge_sources(survivor, merged, by=person, reason="one body")
    page = client.get(undo_page(merge)).content.decode()
    assert "both its ends" not in page
    assert "there again" in page
    Article.objects.filter(pk=article.pk).update(publisher=SourceFactory(name="Elsewhere"))
    page = client.get(undo_page(merge)).content.decode()
    assert f'href="/admin/sources/article/{article.pk}/change/"' in page
    assert "publisher is “Elsewhere” now, and was “Kyodo News” after the merge" in page
    assert 'href="/admin/sources/merge/">Back to the list of merges' in page
    assert "there again" not in page


def test_a_merge_of_what_is_not_there_any_more_is_not_found(client: Client) -> None:
    assert client.get(undo_page(MergeFactory(kind="claim"))).status_code == 404


@pytest.mark.parametrize("path", ["source/1/merge/2/", "article/1/merge/2/", "merge/1/undo/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/admin/sources/{path}").status_code == 404


def pages(person: User) -> list[str]:
    """Every page of merging, on which a record could be merged or a merge be undone."""
    sources, articles = SourceFactory.create_batch(2), ArticleFactory.create_batch(2)
    merge = merge_sources(SourceFactory(), SourceFactory(), by=person, reason="one body")
    return [
        choose_page(sources[0]),
        choose_page(articles[0]),
        page_of(*sources),
        page_of(*articles),
        undo_page(merge),
    ]


def test_nobody_who_is_not_signed_in(client: Client, person: User) -> None:
    client.logout()
    for url in pages(person):
        for answer in (client.get(url), client.post(url, {"change_reason": "why"})):
            assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", sorted(Role))
def test_only_who_curates(client: Client, person: User, role: str) -> None:
    client.force_login(UserFactory(roles=[role]))
    for url in pages(person):
        expected = 200 if role in CURATING else 403
        assert client.get(url).status_code == expected
        if role not in CURATING:
            assert client.post(url, {"change_reason": "why"}).status_code == 403
    assert Merge.objects.filter(undone_at=None).count() == 1


def test_who_may_not_merge_is_not_offered_it(client: Client) -> None:
    source = SourceFactory()
    client.force_login(UserFactory(roles=["auditor"]))
    page = client.get(f"/admin/sources/source/{source.pk}/change/").content.decode()
    assert choose_page(source) not in page
