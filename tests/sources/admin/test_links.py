"""Suggested copies in the admin: what is shown of them, and what is done to many at once."""

import re

import pytest
from django.test import Client

from sources.domain.vocabulary import Judgement, LinkKind, LinkMethod
from sources.models import ArticleLink
from sources.services.copies import suggest_copies
from tests.accounts.admin.filling import chosen as sent
from tests.accounts.admin.filling import send
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleLinkFactory, VersionFactory
from tests.sources.story import published, story

pytestmark = pytest.mark.django_db

LIST = "/admin/sources/articlelink/"


def suggested(**values: object) -> ArticleLink:
    found = {"method": LinkMethod.FINGERPRINT.value, "kind": LinkKind.NEAR_DUPLICATE_OF.value}
    return ArticleLinkFactory(score="0.875", **found, **values)


def chosen(client: Client, action: str, *links: ArticleLink) -> str:
    return client.post(LIST, sent(action, *links), follow=True).content.decode()


@pytest.fixture
def person(client: Client):
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def test_a_suggestion_shows_titles_publishers_dates_and_score(client: Client, person) -> None:
    link = suggested(from_article__title="Later", to_article__title="Earlier")
    page = client.get(LIST).content.decode()
    for said in ("Later", "Earlier", link.from_article.byline, link.to_article.byline, "88%"):
        assert said in page


@pytest.mark.parametrize(("asked", "shown"), [("yes", {"w"}), ("no", {"j", "h"}), ("", set("wjh"))])
def test_the_list_can_be_kept_to_what_waits(
    client: Client, person, asked: str, shown: set[str]
) -> None:
    links = {
        "w": suggested(),
        "j": suggested(judgement=Judgement.UNSURE.value, judged_by=person),
        "h": ArticleLinkFactory(),
    }
    rows = client.get(LIST, {"waiting": asked} if asked else {}).context["cl"].result_list
    assert {name for name, link in links.items() if link in rows} == shown


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_many_are_judged_at_once(client: Client, person, verb: str) -> None:
    links = [suggested(), suggested()]
    assert f"2 article links {verb}ed." in chosen(client, f"{verb}_selected", *links)
    judged = ArticleLink.objects.values_list("judgement", "judged_by")
    assert set(judged) == {(f"{verb}ed", person.pk)}


@pytest.mark.parametrize("role", ["contributor", "auditor", "reviewer"])
def test_who_may_not_change_links_judges_none(client: Client, role: str) -> None:
    client.force_login(UserFactory(roles=[role]))
    link = suggested()
    chosen(client, "confirm_selected", link)
    link.refresh_from_db()
    assert link.judgement == Judgement.SUGGESTED


def page_of(link: ArticleLink) -> str:
    return f"{LIST}{link.pk}/change/"


def press(client: Client, link: ArticleLink, answer: str, **typed: object) -> str:
    data = {"answer": answer, "expected_version": link.row_version, **typed}
    return client.post(f"{LIST}{link.pk}/judge/", data, follow=True).content.decode()


def test_the_page_of_a_link_shows_both_articles_and_what_they_share(client, person) -> None:
    link = suggested(
        from_article__title="<b>Later</b>", to_article__title="Earlier", note="88% stands there"
    )
    old = VersionFactory(article=link.from_article)
    newest = VersionFactory(article=link.from_article, sequence=2)
    withheld = VersionFactory(article=link.to_article, withheld=True)
    page = client.get(page_of(link)).content.decode()
    for article in (link.from_article, link.to_article):
        assert f'href="/admin/sources/article/{article.pk}/change/"' in page
        assert article.byline in page
    assert "&lt;b&gt;Later&lt;/b&gt;" in page
    assert "<b>Later" not in page
    for version in (newest, withheld):
        assert f'href="/admin/sources/articleversion/{version.pk}/change/"' in page
    assert f"/articleversion/{old.pk}/change/" not in page
    assert "text withheld" in page
    assert "88%" in page
    assert "judged at" not in page.lower()
    assert page.count('name="answer"') == 3


@pytest.mark.parametrize(
    ("answer", "said", "judgement"),
    [
        ("confirmed", "The link was confirmed.", "confirmed"),
        ("rejected", "The link was rejected.", "rejected"),
        ("turn", "The link was turned round and confirmed.", "confirmed"),
    ],
)
def test_a_button_judges(client: Client, person, answer: str, said: str, judgement: str) -> None:
    link = suggested()
    ends = [link.from_article_id, link.to_article_id]
    page = press(client, link, answer, change_reason="The byline says so")
    assert said in page
    assert "judged at" in page.lower()
    link.refresh_from_db()
    assert (link.judgement, link.judged_by, link.note) == (judgement, person, "The byline says so")
    turned = [link.to_article_id, link.from_article_id]
    assert ends == (turned if answer == "turn" else turned[::-1])


def test_a_button_of_an_old_page_changes_nothing(client: Client, person) -> None:
    link = suggested()
    assert "which version" in press(client, link, "confirmed", expected_version="x")
    press(client, link, "confirmed")
    page = press(client, link, "rejected")
    assert "The link was rejected" not in page
    link.refresh_from_db()
    assert link.judgement == Judgement.CONFIRMED


def test_buttons_ask_for_post_a_known_answer_the_right_and_a_token(client: Client, person) -> None:
    link = suggested()
    url = f"{LIST}{link.pk}/judge/"
    assert client.get(url).status_code == 405
    assert client.post(url, {"answer": "perhaps"}).status_code == 404
    assert client.post(f"{LIST}0/judge/", {"answer": "turn"}).status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    assert strict.post(url, {"answer": "turn", "expected_version": 1}).status_code == 403
    client.force_login(UserFactory(roles=["contributor"]))
    assert client.post(url, {"answer": "turn", "expected_version": 1}).status_code == 403
    assert 'name="answer"' not in client.get(page_of(link)).content.decode()
    link.refresh_from_db()
    assert link.judgement == Judgement.SUGGESTED


def test_what_a_machine_measured_is_only_read(client: Client, person) -> None:
    assert {"score", "method"}.isdisjoint(form_fields(client, suggested()))
    assert {"score", "method"} <= form_fields(client, ArticleLinkFactory())


def form_fields(client: Client, link: ArticleLink) -> set[str]:
    return set(client.get(page_of(link)).context["adminform"].form.fields)


def test_the_form_judges_and_looks_again_at_what_was_hidden(client: Client, person) -> None:
    made = [published(f"{story(seed=1)}\n{n}") for n in "abc"]
    for version in made:
        suggest_copies(version, by=None)
    link = ArticleLink.objects.get(from_article=made[2].article_id)
    assert send(client, page_of(link), judgement="rejected").status_code == 302
    link.refresh_from_db()
    assert link.judged_by == person
    assert link.judged_at > link.created_at
    assert ArticleLink.objects.waiting().filter(to_article=made[1].article_id).exists()


def test_a_link_that_is_deleted_is_looked_at_again(client: Client, person) -> None:
    made = [published(f"{story(seed=1)}\n{n}") for n in "ab"]
    link = ArticleLinkFactory(from_article=made[1].article, to_article=made[0].article)
    for version in made:
        suggest_copies(version, by=None)
    client.post(f"{LIST}{link.pk}/delete/", {"post": "yes"})
    assert ArticleLink.objects.get().method == LinkMethod.FINGERPRINT


def test_many_are_turned_round_at_once(client: Client, person) -> None:
    link = suggested()
    assert "1 article link turned round and confirmed." in chosen(client, "turn_selected", link)
    turned = ArticleLink.objects.get()
    assert turned.from_article_id == link.to_article_id


@pytest.mark.parametrize("action", ["turn_selected", "confirm_selected"])
def test_many_of_which_one_is_refused_stay_as_they_are(client: Client, person, action: str) -> None:
    first = suggested()
    link = suggested(judgement=Judgement.REJECTED.value, judged_by=person)
    ends = [link.from_article, link.to_article]
    one, other = ends if action == "confirm_selected" else reversed(ends)
    ArticleLinkFactory(from_article=one, to_article=other, kind=link.kind)
    assert "already recorded" in chosen(client, action, first, link)
    first.refresh_from_db()
    assert first.judgement == Judgement.SUGGESTED


def test_the_titles_lead_from_the_list_to_the_link(client: Client, person) -> None:
    link = suggested(from_article__title="Later", to_article__title="Earlier")
    page = client.get(LIST).content.decode()
    for title in ("Later", "Earlier"):
        assert re.search(rf"<a[^>]*/articlelink/{link.pk}/change/[^>]*>\s*{title}", page)
