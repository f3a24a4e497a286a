"""A list leaves the admin as it is narrowed, in full, and without secrets or formulas."""

import csv
import io

import pytest
from django.test import Client

from tests.factories.accounts import ApiTokenFactory, UserFactory
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.reviews import CorrectionRequestFactory

pytestmark = pytest.mark.django_db


def table(client: Client, at: str, query: str = "") -> list[list[str]]:
    answer = client.get(f"{at}export/{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment;")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_list_is_exported_as_it_is_narrowed_with_all_its_pages(client: Client) -> None:
    client.force_login(UserFactory(roles=["contributor"]))
    ClaimFactory(statement="Of another kind.", kind="prediction")
    for _ in range(55):
        ClaimFactory(kind="event")
    head, *rows = table(client, "/admin/claims/claim/", "?kind__exact=event")
    assert len(rows) == 55
    assert {"id", "row_version", "statement", "sourcing", "supports", "place"} <= set(head)
    assert (
        "export/?kind__exact=event"
        in client.get("/admin/claims/claim/?kind__exact=event").content.decode()
    )


def test_no_cell_begins_like_a_formula(client: Client) -> None:
    client.force_login(UserFactory(roles=["contributor"]))
    for number, start in enumerate("=+-@"):
        TopicFactory(name=f"{start}cmd|' /C calc'!A0", slug=f"t{number}")
    _, *rows = table(client, "/admin/claims/topic/")
    assert len(rows) == 4
    assert all(cell[:1] not in tuple("=+-@\t\r") or cell.isdigit() for row in rows for cell in row)


def test_secrets_stay_where_they_are(client: Client) -> None:
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person)
    ApiTokenFactory(user=person)
    asked = CorrectionRequestFactory(email="reader@example.org")
    head, *rows = table(client, "/admin/accounts/user/")
    assert "password" not in head
    assert not any("argon2" in cell for row in rows for cell in row)
    assert "key_sha256" not in table(client, "/admin/accounts/apitoken/")[0]
    text = str(table(client, "/admin/reviews/correctionrequest/"))
    assert asked.ticket not in text
    assert "reader@example.org" in text
    client.force_login(UserFactory(roles=["auditor"]))
    assert "reader@example.org" not in str(table(client, "/admin/reviews/correctionrequest/"))


def test_who_may_not_see_a_list_may_not_export_it(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    assert client.get("/admin/accounts/event/export/").status_code == 403


def test_a_nonsense_filter_leads_back_to_the_list(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    assert client.get("/admin/claims/claim/export/?p=99999").status_code in (200, 302)
    assert client.get("/admin/claims/claim/export/?nonsense=1").status_code in (302, 400)
