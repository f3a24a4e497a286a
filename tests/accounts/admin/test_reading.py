"""What the admin says in words, and how it leads back from where one may not go."""

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory

from accounts.models import User
from tests.accounts.admin.filling import send
from tests.factories.accounts import EventFactory, UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, ClaimFactory
from tests.factories.sources import ArticleFactory, SourceFactory, SourceTieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["admin"], is_superuser=True)
    client.force_login(user)
    return user


def test_a_refusal_has_a_sentence_and_a_way_back(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    response = client.get("/admin/claims/independencejudgement/add/")
    assert response.status_code == 403
    page = response.content.decode()
    assert "your roles do not allow it" in page
    assert 'href="/admin/"' in page


def test_a_refused_bulk_delete_leads_back_to_the_list(client: Client) -> None:
    source = ArticleFactory().publisher
    chosen = {"action": "delete_selected", "_selected_action": [source.pk]}
    page = client.post("/admin/sources/source/", chosen).content.decode()
    assert "Nothing was deleted." in page
    assert 'href="/admin/sources/source/">Back to the list' in page


def test_no_line_of_a_form_holds_more_than_two_fields(person: User) -> None:
    request = RequestFactory().get("/")
    request.user = person
    for registered in admin.site._registry.values():
        forms = [registered, *registered.get_inline_instances(request)]
        for form in forms:
            for _, options in form.get_fieldsets(request, None):
                if not hasattr(form, "template") or "stacked" in (form.template or ""):
                    lines = [line for line in options["fields"] if not isinstance(line, str)]
                    assert all(len(line) <= 2 for line in lines), (form, lines)


def test_the_note_says_who_reads_it(client: Client) -> None:
    assert (
        "Shown on the public pages." in client.get("/admin/claims/appearance/add/").content.decode()
    )


def test_labels_are_written_in_words(client: Client) -> None:
    claim = ClaimFactory()
    type(claim).objects.filter(pk=claim.pk).update(label="single_origin")
    type(claim).objects.filter(pk=ClaimFactory().pk).update(label="unnamed_only")
    page = client.get("/admin/claims/claim/").content.decode()
    assert "One origin" in page
    assert ">single_origin<" not in page
    shown = client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    assert "One origin" in shown


@pytest.mark.parametrize("asked", ["id", "subject"])
def test_a_claim_is_found(client: Client, asked: str) -> None:
    claim, other = ClaimFactory(statement="Ferry sank."), ClaimFactory(statement="None did.")
    source = SourceFactory(name="Harbour Board")
    claim.subjects.add(source)
    term = str(claim.pk) if asked == "id" else "harbour board"
    found = client.get("/admin/claims/claim/", {"q": term}).context["cl"].result_list
    assert claim in found
    assert other not in found


def test_an_appearance_is_found_by_whom_it_names(client: Client) -> None:
    hop = AttributionFactory(named_as="the harbour master")
    AppearanceFactory()
    answer = client.get("/admin/claims/appearance/", {"q": "harbour master"})
    assert list(answer.context["cl"].result_list) == [hop.from_appearance]


def test_a_country_is_written_in_capitals(client: Client) -> None:
    source = SourceFactory()
    url = f"/admin/sources/source/{source.pk}/change/"
    assert send(client, url, country="jp").status_code == 302
    source.refresh_from_db()
    assert source.country == "JP"


def test_ties_have_room_and_are_still_written(client: Client) -> None:
    tie = SourceTieFactory()
    url = f"/admin/sources/source/{tie.from_source_id}/change/"
    assert send(client, url, **{"ties_from-0-title": "Owner"}).status_code == 302
    tie.refresh_from_db()
    assert tie.title == "Owner"


def test_an_event_leads_to_its_record(client: Client) -> None:
    source = SourceFactory()
    there = EventFactory(object_type="sources.source", object_id=source.pk)
    gone = EventFactory(object_type="sources.source", object_id=source.pk + 1)
    link = 'href="/admin/sources/source/{}/change/"'
    page = client.get(f"/admin/accounts/event/{there.pk}/change/").content.decode()
    assert link.format(source.pk) in page
    page = client.get(f"/admin/accounts/event/{gone.pk}/change/").content.decode()
    assert link.format(source.pk + 1) not in page
