"""What followed from an event, as programs read it."""

import pytest
from django.test import Client

from accounts.models import Event
from claims.services import marking
from claims.services.draining import drain
from tests.described import assert_described
from tests.factories.accounts import EventFactory, UserFactory
from tests.factories.claims import StaleMarkFactory
from tests.flat import assert_flat
from tests.web.pages.test_changes import retract

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(UserFactory(roles=["contributor"]))
    return client


def of(event: Event) -> str:
    return f"/api/v1/events/{event.pk}/consequences/"


def test_it_tells_the_act_and_every_answer_that_changed(reader: Client) -> None:
    event = retract()
    told = reader.get(of(event)).json()
    assert_described(reader, told, "Consequences")
    assert told["event"]["actor"] == "iris"
    assert told["event"]["reason"] == "The author made it up."
    (changed,) = told["results"]
    assert changed["before"] == {
        "label": "single_origin",
        "supports": [1, 1],
        "refutes": [0, 0],
    }
    assert changed["after"]["label"] == "unsupported"
    assert (told["deferred"], told["waiting"], told["next"]) == (0, 0, None)


def test_it_tells_how_far_it_is(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(marking, "MOST_CLAIMS", 1)
        event = retract(number=3)
    told = reader.get(of(event)).json()
    assert (told["deferred"], told["waiting"], told["results"]) == (3, 3, [])
    for _ in drain():
        pass
    told = reader.get(of(event), {"page_size": 2}).json()
    assert (told["deferred"], told["waiting"], len(told["results"])) == (3, 0, 2)
    assert len(reader.get(told["next"]).json()["results"]) == 1


def test_only_those_with_a_role_read_it(client: Client) -> None:
    event = EventFactory()
    assert client.get(of(event)).status_code == 401
    client.force_login(UserFactory())
    assert client.get(of(event)).status_code == 403
    client.force_login(UserFactory(roles=["auditor"]))
    assert client.get(of(event)).status_code == 200
    assert client.post(of(event)).status_code == 405


def test_what_not_everybody_may_see_is_not_told(reader: Client) -> None:
    assert reader.get(of(EventFactory(object_type="accounts.user"))).status_code == 403


def test_a_wrong_parameter_or_event_is_named(reader: Client) -> None:
    assert reader.get(of(EventFactory()), {"search": "x"}).status_code == 400
    assert reader.get(f"/api/v1/events/{'9' * 30}/consequences/").status_code == 404


def test_it_is_flat(reader: Client) -> None:
    event = EventFactory()
    assert_flat(lambda: StaleMarkFactory(cause=event), lambda: reader.get(of(event)))
