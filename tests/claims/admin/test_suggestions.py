"""Suggestions in the admin."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from claims.models import Suggestion
from tests.accounts.admin.filling import chosen
from tests.factories.accounts import UserFactory
from tests.factories.claims import SuggestionFactory

pytestmark = pytest.mark.django_db

URL = "/admin/claims/suggestion/"


def act(client: Client, action: str, *rows: Suggestion) -> str:
    """What the admin says after an action on these rows."""
    typed = chosen(action, *rows)
    return " ".join(str(one) for one in get_messages(client.post(URL, typed).wsgi_request))


def signed_in(*roles: str) -> Client:
    """Somebody at the admin."""
    client = Client()
    client.force_login(UserFactory(roles=list(roles)))
    return client


def test_the_best_come_first() -> None:
    for score in (0.3, 0.9, 0.6):
        SuggestionFactory(score=score)
    shown = signed_in("curator").get(URL).context["cl"].result_list
    assert [row.score for row in shown] == [0.9, 0.6, 0.3]


def test_many_are_rejected_and_taken_back_in_one_step() -> None:
    client, rows = signed_in("curator"), [SuggestionFactory(), SuggestionFactory()]
    assert "2 suggestions rejected" in act(client, "reject_selected", *rows)
    assert set(Suggestion.objects.values_list("status", flat=True)) == {"rejected"}
    assert "Nothing was done." in act(client, "reject_selected", *rows)
    assert "2 suggestions opened again" in act(client, "reopen_selected", *rows)
    assert set(Suggestion.objects.values_list("status", flat=True)) == {"pending"}


def test_who_may_only_look_decides_nothing() -> None:
    client, row = signed_in("reviewer"), SuggestionFactory()
    assert client.get(URL).status_code == 200
    assert client.get(f"{URL}{row.pk}/change/").status_code == 200
    act(client, "reject_selected", row)
    row.refresh_from_db()
    assert row.status == "pending"
