"""Sources in the admin: names that follow, searching in any spelling, warnings of duplicates."""

import pytest
from django.test import Client

from accounts.models import Event, User
from sources.domain.vocabulary import NameKind, SourceKind
from sources.models import PossibleDuplicate, Source
from sources.services.sources import create_source
from tests.accounts.admin.filling import chosen, errors_of, send
from tests.factories.accounts import UserFactory
from tests.factories.sources import PossibleDuplicateFactory, SourceNameFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/sources/source/add/"
NAMES = "/admin/sources/sourcename/"
PAIRS = "/admin/sources/possibleduplicate/"


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def shoigu() -> Source:
    return create_source(name="Sergei Shoigu", kind=SourceKind.PERSON, by=None)


def at(source: Source) -> str:
    return f"/admin/sources/source/{source.pk}/change/"


def names_of(source: Source) -> set[tuple[str, str, str]]:
    return set(source.names.values_list("text", "language", "kind"))


def test_a_new_source_has_its_preferred_name_in_the_language_given(client: Client) -> None:
    typed = {"name": "共同通信社", "kind": "news_agency", "name_language": "ja"}
    assert send(client, ADD, **typed).status_code == 302
    assert names_of(Source.objects.get()) == {("共同通信社", "ja", "preferred")}


def test_a_language_that_is_none_is_told(client: Client) -> None:
    response = send(client, ADD, name="Kyodo", kind="news_agency", name_language="Japanese")
    assert "BCP 47" in errors_of(response)
    assert not Source.objects.exists()


def test_a_second_preferred_name_is_told_and_undoes_everything(client: Client) -> None:
    rows = [("names", {"text": "Kyodo Tsushin", "language": "en", "kind": "preferred"})]
    response = send(client, ADD, rows=rows, name="Kyodo", kind="news_agency")
    assert "already has a preferred name in this language" in errors_of(response)
    assert not Source.objects.exists()


@pytest.mark.parametrize(("ticked", "kind"), [({"was_right": "on"}, "former"), ({}, "alias")])
def test_a_renamed_source_keeps_the_old_name(
    client: Client, person: User, ticked: dict[str, str], kind: str
) -> None:
    source = shoigu()
    typed = {"name": "Sergei Shoygu", "change_reason": "As he signs", **ticked}
    assert send(client, at(source), **typed).status_code == 302
    assert names_of(source) == {
        ("Sergei Shoigu", "en", kind),
        ("Sergei Shoygu", "en", "preferred"),
    }
    event = Event.objects.about(source).last()
    assert (event.actor, event.reason) == (person, "As he signs")


def test_the_row_of_the_shown_name_is_not_changed_alone(client: Client) -> None:
    source = shoigu()
    response = send(client, at(source), **{"names-0-text": "Shoygu"})
    assert "the name the source is shown by" in errors_of(response)
    assert names_of(source) == {("Sergei Shoigu", "en", "preferred")}


@pytest.mark.parametrize("typed", ["Shoygu", "Шойгу", "Choigou", "Шой", "Shoigv"])
def test_list_and_picker_find_any_spelling(client: Client, typed: str) -> None:
    source = shoigu()
    create_source(name="Sergei Lavrov", kind=SourceKind.PERSON, by=None)
    listed = client.get("/admin/sources/source/", {"q": typed}).context["cl"].result_list
    assert list(listed) == [source]
    asked = {"app_label": "sources", "model_name": "article", "field_name": "publisher"}
    picked = client.get("/admin/autocomplete/", {**asked, "term": typed}).json()["results"]
    assert picked == [{"id": str(source.pk), "text": "Sergei Shoigu"}]


def test_who_adds_what_may_be_there_already_is_told_with_links(client: Client) -> None:
    other = shoigu()
    response = client.post(
        ADD, filled_with(client, name="Sergej Schoigu", kind="person"), follow=True
    )
    page = response.content.decode()
    assert "may be the same as" in page
    assert at(other) in page
    assert f"{PAIRS}{PossibleDuplicate.objects.get().pk}/change/" in page


def filled_with(client: Client, **typed: str) -> dict[str, object]:
    from tests.accounts.admin.filling import filled

    return filled(client, ADD, **typed)


def test_a_chosen_name_is_preferred_in_place_of_the_present_one(client: Client) -> None:
    source = shoigu()
    name = SourceNameFactory(source=source, text="Sergey Shoygu")
    chosen = {"action": "prefer_selected", "_selected_action": [name.pk]}
    assert client.post(NAMES, chosen).status_code == 302
    assert names_of(source) == {
        ("Sergei Shoigu", "en", "alias"),
        ("Sergey Shoygu", "en", "preferred"),
    }
    source.refresh_from_db()
    assert source.name == "Sergey Shoygu"


def test_a_new_name_may_show_a_duplicate_too(client: Client) -> None:
    shoigu()
    other = create_source(name="The minister", kind=SourceKind.PERSON, by=None)
    typed = {"source": other.pk, "text": "Sergey Shoygu", "kind": NameKind.ALIAS.value}
    assert send(client, f"{NAMES}add/", **typed).status_code == 302
    assert PossibleDuplicate.objects.count() == 1


def test_a_pair_is_not_the_same_once_somebody_says_so(client: Client, person: User) -> None:
    pair = PossibleDuplicateFactory()
    url = f"{PAIRS}{pair.pk}/change/"
    page = client.get(url).content.decode()
    assert 'name="sources_possibleduplicate_not_the_same"' in page
    pressed = {"sources_possibleduplicate_not_the_same": "", "change_reason": "Two papers"}
    assert send(client, url, **pressed).status_code == 302
    pair.refresh_from_db()
    assert (pair.judgement, pair.judged_by) == ("rejected", person)
    assert Event.objects.about(pair).last().reason == "Two papers"
    assert "not_the_same" not in client.get(url).content.decode()


def test_saving_a_pair_without_saying_so_changes_nothing(client: Client) -> None:
    pair = PossibleDuplicateFactory()
    assert send(client, f"{PAIRS}{pair.pk}/change/").status_code == 302
    pair.refresh_from_db()
    assert (pair.judgement, pair.row_version) == ("suggested", 1)


def test_chosen_pairs_are_not_the_same(client: Client) -> None:
    pairs = PossibleDuplicateFactory.create_batch(2)
    left = PossibleDuplicateFactory()
    sent = chosen("reject_selected", *pairs)
    page = client.post(PAIRS, sent, follow=True).content.decode()
    assert "2 possible duplicates are not the same." in page
    assert list(PossibleDuplicate.objects.waiting()) == [left]


def test_who_may_only_look_has_no_button(client: Client) -> None:
    client.force_login(UserFactory(roles=["contributor"]))
    pair = PossibleDuplicateFactory()
    assert "not_the_same" not in client.get(f"{PAIRS}{pair.pk}/change/").content.decode()
    client.post(PAIRS, chosen("reject_selected", pair))
    pair.refresh_from_db()
    assert pair.judgement == "suggested"
