"""A table is looked at before it is taken in, goes through the services, and is taken in whole or not."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from accounts.admin.exchange import importing
from accounts.models import Event
from claims.models import Claim, Topic
from sources.models import Source, SourceName
from tests.accounts.admin.exchange.test_exporting import table
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

TOPICS = "/admin/claims/topic/"
SOURCES = "/admin/sources/source/"
CLAIMS = "/admin/claims/claim/"


@pytest.fixture(autouse=True)
def curator(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))


def preview(client: Client, at: str, text: str | bytes, why: str = "") -> HttpResponse:
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("table.csv", data, "text/csv")
    return client.post(f"{at}import/", {"file": file, "change_reason": why})


def confirm(client: Client, at: str, page: HttpResponse) -> HttpResponse:
    sealed = re.search(r'name="table" value="([^"]+)"', page.content.decode())
    assert sealed, page.content.decode()
    return client.post(f"{at}import/", {"table": sealed[1]}, follow=True)


def faults(page: HttpResponse) -> list[tuple[int, str, str, str]]:
    assert page.status_code == 400
    return [
        (one.line, one.column, one.value, one.sentence) for one in page.context["outcome"].faults
    ]


def test_a_preview_writes_nothing_and_what_is_confirmed_is_written_with_its_reason(
    client: Client,
) -> None:
    page = preview(client, TOPICS, "name;slug\nFerries;ferries\nTrams;trams\n", "From the old list")
    assert "would add 2, change 0, and leave 0 as they are" in page.content.decode()
    assert not Topic.objects.exists()
    assert not Event.objects.filter(action="topic.added").exists()
    told = confirm(client, TOPICS, page).content.decode()
    assert "Imported: 2 added, 0 changed, 0 as they were." in told
    assert set(Topic.objects.values_list("slug", flat=True)) == {"ferries", "trams"}
    events = Event.objects.filter(action="topic.added")
    assert {event.reason for event in events} == {"From the old list"}
    assert len(events) == 2


def test_every_bad_row_is_told_with_line_column_and_value_and_nothing_is_taken_in(
    client: Client,
) -> None:
    TopicFactory(slug="there")
    text = 'name,slug\n"two\nlines",ok-1\nGood,good\nBad,not a slug\n,empty\nTwice,there\nShort\n'
    page = preview(client, TOPICS, text)
    found = faults(page)
    assert [(line, column, value) for line, column, value, _ in found] == [
        (5, "slug", "not a slug"),
        (6, "name", ""),
        (7, "slug", "there"),
        (8, "", ""),
    ]
    assert all(said for *_, said in found)
    assert 'name="table"' not in page.content.decode()
    assert Topic.objects.count() == 1


def test_an_exported_list_changes_only_what_was_edited_in_it(client: Client) -> None:
    one, other = TopicFactory(name="=Ferries", slug="f"), TopicFactory(name="Trams", slug="t")
    rows = table(client, TOPICS)
    text = "\n".join(",".join(row) for row in rows).replace("Trams", "Trolleys")
    page = preview(client, TOPICS, text)
    assert "would add 0, change 1, and leave 1 as they are" in page.content.decode()
    assert "<del>Trams</del> → <ins>Trolleys</ins>" in page.content.decode()
    confirm(client, TOPICS, page)
    one.refresh_from_db(), other.refresh_from_db()
    assert (one.name, other.name) == ("=Ferries", "Trolleys")


def test_a_preview_tells_columns_and_nothing_that_a_form_keeps_hidden(client: Client) -> None:
    head = "statement,kind,checkability,language,valid_basis,as_of_basis"
    page = preview(client, CLAIMS, f"{head}\nThe pier burned.,event,checkable,en,stated,stated\n")
    assert page.status_code == 200
    said = page.content.decode()
    assert "The pier burned." in said
    assert "Is another" not in said


def test_a_record_that_somebody_changed_meanwhile_is_not_overwritten(client: Client) -> None:
    claim = ClaimFactory()
    text = f"id,row_version,statement\n{claim.pk},{claim.row_version},The ferry sank at noon.\n"
    page = preview(client, CLAIMS, text)
    Claim.objects.filter(pk=claim.pk).update(place="Pskov")
    late = confirm(client, CLAIMS, page)
    assert "it is refused now" in late.content.decode()
    assert "was changed by somebody else" in late.context["outcome"].faults[0].sentence
    assert Claim.objects.get().statement == claim.statement


def test_a_source_gets_its_preferred_name_and_a_rename_goes_the_services_way(
    client: Client,
) -> None:
    old = SourceFactory(name="Old name")
    text = f"id,name,kind,name_language\n,Levada,ngo,ru\n{old.pk},New name,{old.kind},\n"
    page = preview(client, SOURCES, text)
    assert page.status_code == 200, faults(page)
    confirm(client, SOURCES, page)
    made = Source.objects.get(name="Levada")
    assert SourceName.objects.filter(source=made, text="Levada", language="ru").exists()
    assert Source.objects.get(pk=old.pk).name == "New name"
    assert SourceName.objects.filter(source=old, text="New name").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("name,name\n", "named twice: name"),
        ("name,colour\nA,b\n", "Unknown columns: colour"),
        ("id\n1\n", "No column can be filled in"),
        (b"name,slug\nA,a\n\xe9,b\n", "Line 3 is not in UTF-8 (byte 0xE9)"),
        ('name,slug\n"A,a\n', "is no CSV"),
        ("id,name,slug\nx,A,a\n", "There is no topic no. x."),
        ("id,name,slug\n7777,A,a\n", "There is no topic no. 7777."),
        ("name,slug\nA\x00,a\n", "Null characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_is_wrong(
    client: Client, text: str | bytes, said: str
) -> None:
    page = preview(client, TOPICS, text)
    assert page.status_code == 400
    assert said in page.content.decode()


def test_only_the_previewed_table_is_taken_in_and_only_from_its_person(client: Client) -> None:
    page = preview(client, TOPICS, "name,slug\nFerries,ferries\n")
    sealed = re.search(r'name="table" value="([^"]+)"', page.content.decode())
    assert sealed
    assert client.post(f"{TOPICS}import/", {"table": sealed[1] + "x"}).status_code == 403
    client.force_login(UserFactory(roles=["curator"]))
    assert client.post(f"{TOPICS}import/", {"table": sealed[1]}).status_code == 403
    assert not Topic.objects.exists()


def test_who_may_not_add_may_not_import(client: Client) -> None:
    client.force_login(UserFactory(roles=["reviewer"]))
    assert client.get(f"{TOPICS}import/").status_code == 403
    assert preview(client, TOPICS, "name,slug\nA,a\n").status_code == 403
    assert "/import/" not in client.get(TOPICS).content.decode()
    assert "/export/" in client.get(TOPICS).content.decode()


def test_warnings_about_single_rows_are_few(client: Client) -> None:
    SourceFactory(name="Levada Center")
    text = "name,kind\n" + "Levada Center,ngo\n" * 8
    page = preview(client, SOURCES, text)
    told = confirm(client, SOURCES, page).content.decode()
    assert told.count("may be the same as") == importing.MOST_WARNINGS


def test_a_preview_is_confirmed_once(client: Client) -> None:
    page = preview(client, SOURCES, "name,kind\nLevada Center,ngo\n")
    assert "Imported: 1 added" in confirm(client, SOURCES, page).content.decode()
    again = confirm(client, SOURCES, page).content.decode()
    assert "This table was taken in already" in again
    assert Source.objects.having(name="Levada Center").count() == 1
