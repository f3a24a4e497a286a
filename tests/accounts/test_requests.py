"""The id of a request stands in its answer and in the events it caused."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from accounts.requests import HEADER, current_request_id
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_each_answer_has_an_id_of_its_own(client: Client) -> None:
    ids = [client.get("/claims/", headers={HEADER: "sent"}).headers[HEADER] for _ in range(2)]
    assert len({*ids, "sent"}) == 3
    assert all(len(one) == 32 for one in ids)
    assert current_request_id() == ""


@pytest.mark.parametrize(
    ("sent", "is_taken"),
    [
        ("0af7651916cd43dd8448eb211c80319c", True),
        ("a-b.c_d=e1", True),
        ("short", False),
        ("a" * 65, False),
        ("two words 12", False),
        ("12345678\u00e9", False),
        ("<b>bold</b>", False),
    ],
)
def test_a_proxy_in_front_may_give_the_id(
    client: Client, settings: Any, sent: str, is_taken: bool
) -> None:
    settings.REQUEST_ID_FROM_PROXY = True
    found = client.get("/livez", headers={HEADER: sent}).headers[HEADER]
    assert (found == sent) == is_taken
    assert is_taken or len(found) == 32


def test_an_event_names_the_request_that_caused_it(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    answer = client.post(
        "/admin/claims/topic/add/", {"name": "Fishing", "slug": "fishing", "_save": ""}
    )
    event = Event.objects.get(action="topic.added")
    assert event.request_id == answer.headers[HEADER]
