"""Suggested copies in the admin: what is shown of them, and what is done to many at once."""

import pytest
from django.test import Client

from sources.domain.vocabulary import Judgement, LinkKind, LinkMethod
from sources.models import ArticleLink
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleLinkFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/sources/articlelink/"


def suggested(**values: object) -> ArticleLink:
    found = {"method": LinkMethod.FINGERPRINT.value, "kind": LinkKind.NEAR_DUPLICATE_OF.value}
    return ArticleLinkFactory(score="0.875", **found, **values)


def chosen(client: Client, action: str, *links: ArticleLink) -> str:
    data = {"action": action, "_selected_action": [link.pk for link in links]}
    return client.post(LIST, data, follow=True).content.decode()


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
    assert f"2 links {verb}ed." in chosen(client, f"{verb}_selected", *links)
    judged = ArticleLink.objects.values_list("judgement", "judged_by")
    assert set(judged) == {(f"{verb}ed", person.pk)}


@pytest.mark.parametrize("role", ["contributor", "auditor", "reviewer"])
def test_who_may_not_change_links_judges_none(client: Client, role: str) -> None:
    client.force_login(UserFactory(roles=[role]))
    link = suggested()
    chosen(client, "confirm_selected", link)
    link.refresh_from_db()
    assert link.judgement == Judgement.SUGGESTED
