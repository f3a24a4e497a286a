"""The id of a request stands in its answer and in the events it caused."""

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


def test_an_event_names_the_request_that_caused_it(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    answer = client.post(
        "/admin/claims/topic/add/", {"name": "Fishing", "slug": "fishing", "_save": ""}
    )
    event = Event.objects.get(action="topic.added")
    assert event.request_id == answer.headers[HEADER]
