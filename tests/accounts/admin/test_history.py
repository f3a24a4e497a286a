"""The history of a record: who, when, why, what before and after."""

import re

import pytest
from django.db import connection
from django.test import Client

from accounts.admin.history import history_of
from sources.services import records
from tests.factories.accounts import UserFactory
from tests.factories.sources import SourceFactory, SourceNameFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def test_every_step_says_who_why_and_what() -> None:
    person = UserFactory(first_name="Aiko", last_name="Mori")
    source = SourceFactory(name="Kyodo", kind="person")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sources_source SET country = 'JP'")
    source.refresh_from_db()
    source.kind = "news_agency"
    records.save(source, by=person, reason="It is an agency")
    changed, by_sql, made = history_of(source)
    assert (made.what, made.by, made.reason) == ("made", None, "")
    assert (changed.what, changed.by, changed.reason) == ("changed", person, "It is an agency")
    assert [(item.column, item.before, item.after) for item in changed.changes] == [
        ("kind", "Person", "News agency")
    ]
    assert by_sql.by is None
    assert [item.column for item in by_sql.changes] == ["country"]
    (at,) = [item.after for item in made.changes if item.column == "created at"]
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d UTC", str(at))


def test_a_relation_is_shown_by_name() -> None:
    name = SourceNameFactory(source__name="Kyodo")
    (made,) = history_of(name)
    assert ("source", None, "Kyodo") in [
        (item.column, item.before, item.after) for item in made.changes
    ]


def test_the_page_shows_it_and_the_form_leads_there(client: Client) -> None:
    person = UserFactory(roles=["curator"])
    client.force_login(person)
    source = SourceFactory(name="Old <b>name</b>")
    source.name = "New name"
    records.save(source, by=person, reason="They renamed themselves")
    url = f"/admin/sources/source/{source.pk}/"
    assert f"{url}history/" in client.get(f"{url}change/").content.decode()
    page = client.get(f"{url}history/").content.decode()
    assert "<del>Old &lt;b&gt;name&lt;/b&gt;</del>" in page
    assert "<ins>New name</ins>" in page
    assert "They renamed themselves" in page
    assert person.username in page


def test_it_is_read_in_as_many_queries_however_long() -> None:
    name = SourceNameFactory()

    def change() -> None:
        name.text += "x"
        name.source = SourceFactory()
        records.save(name, by=UserFactory())

    assert_flat(change, lambda: history_of(name))


def test_nobody_without_a_role_sees_it(client: Client) -> None:
    source = SourceFactory()
    url = f"/admin/sources/source/{source.pk}/history/"
    client.force_login(UserFactory(is_staff=True))
    assert client.get(url).status_code == 302
