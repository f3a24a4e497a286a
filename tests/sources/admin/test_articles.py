"""Articles and the versions of their texts in the admin."""

import hashlib

import pytest
from django.test import Client

from sources.models import Article, ArticleLink, ArticleUrl, ArticleVersion
from tests.accounts.admin.filling import errors_of, send
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleFactory, SegmentFactory, SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db

ADD_VERSION = "/admin/sources/articleversion/add/"


@pytest.fixture(autouse=True)
def person(client: Client):
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def of(version: ArticleVersion) -> str:
    return f"/admin/sources/articleversion/{version.pk}/change/"


def test_an_article_is_added_with_an_address_that_is_normalised(client: Client) -> None:
    typed = {"title": "Talks", "publisher": SourceFactory().pk, "published_from": "2018-11-22"}
    rows = [("urls", {"url": "HTTPS://Daily.Example/Talks", "kind": "canonical"})]
    assert send(client, "/admin/sources/article/add/", rows=rows, **typed).status_code == 302
    assert str(Article.objects.get().published) == "from 2018-11-22"
    assert ArticleUrl.objects.get().normalised.startswith("https://daily.example/")


def test_an_article_without_publisher_needs_a_reason(client: Client) -> None:
    response = send(client, "/admin/sources/article/add/", title="Talks")
    assert "Name the publisher, or say why" in errors_of(response)


def test_a_text_is_kept_exactly_as_given_and_then_only_read(client: Client) -> None:
    text = "  Two lines,\nno more. "
    article = ArticleFactory()
    assert send(client, ADD_VERSION, article=article.pk, new_text=text).status_code == 302
    version = ArticleVersion.objects.get()
    assert version.text == text
    page = client.get(of(version))
    assert "no more." in page.content.decode()
    assert "new_text" not in page.context["adminform"].form.fields
    assert send(client, of(version), text="Other", sha256="0" * 64).status_code == 302
    version.refresh_from_db()
    assert version.text == text


def test_a_withheld_text_is_recorded_and_attached_later(client: Client) -> None:
    text = "Words that may not be kept."
    digest = hashlib.sha256(text.encode()).hexdigest()
    typed = {"article": ArticleFactory().pk, "length": len(text), "sha256": digest}
    assert send(client, ADD_VERSION, **typed).status_code == 302
    version = ArticleVersion.objects.get()
    assert version.is_withheld
    assert "Withheld" in client.get(of(version)).content.decode()
    refused = send(client, of(version), new_text="Other words.")
    assert "This is another text" in errors_of(refused)
    assert send(client, of(version), new_text=text).status_code == 302
    version.refresh_from_db()
    assert version.text == text


def test_a_version_needs_a_text_or_its_hash(client: Client) -> None:
    response = send(client, ADD_VERSION, article=ArticleFactory().pk)
    assert "Give the text, or its length" in errors_of(response)


def test_the_same_text_twice_is_refused(client: Client) -> None:
    version = VersionFactory(body="The same.")
    response = send(client, ADD_VERSION, article=version.article_id, new_text="The same.")
    assert "The text is the same" in errors_of(response)


def test_the_list_does_not_read_texts(client: Client, django_assert_max_num_queries) -> None:
    VersionFactory(body="Only the page of the version shows this.")
    with django_assert_max_num_queries(10) as captured:
        client.get("/admin/sources/articleversion/")
    assert not any('"sources_articleversion"."text",' in str(query["sql"]) for query in captured)


def test_segments_never_overlap(client: Client) -> None:
    segment = SegmentFactory()
    rows = [("segments", {"kind": "caption", "start": 2, "end": 6})]
    assert "never overlap" in errors_of(send(client, of(segment.version), rows=rows))


def test_who_judged_a_link_is_noted(client: Client, person) -> None:
    article, original = ArticleFactory.create_batch(2)
    link = {"kind": "reprint_of", "to_article": original.pk, "judgement": "confirmed"}
    url = f"/admin/sources/article/{article.pk}/change/"
    assert send(client, url, rows=[("links_from", link)]).status_code == 302
    assert ArticleLink.objects.get().judged_by == person


def test_a_pasted_text_keeps_the_line_breaks_that_the_box_held(client: Client) -> None:
    typed = {"article": ArticleFactory().pk, "new_text": "One line,\r\ntwo lines."}
    assert send(client, ADD_VERSION, **typed).status_code == 302
    version = ArticleVersion.objects.get()
    assert version.text == "One line,\ntwo lines."
    assert version.sha256 == hashlib.sha256(b"One line,\ntwo lines.").hexdigest()


def test_length_and_hash_look_like_the_other_fields(client: Client) -> None:
    form = client.get(ADD_VERSION).context["adminform"].form
    for name in ("length", "sha256"):
        assert "border" in form.fields[name].widget.attrs["class"]
