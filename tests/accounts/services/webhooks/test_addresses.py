"""No message goes to an inner address: refused when it is saved, and again when it is sent."""

import socket

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Webhook, WebhookAttempt
from sources.domain.addresses import read_opening
from sources.services.fetching.posting import Poster
from tests.accounts.following import all_settled
from tests.accounts.receiving import deliver, subscribed, taking
from tests.factories.claims import TopicFactory

pytestmark = pytest.mark.django_db

OPEN, INNER = ["93.184.216.34"], ["169.254.169.254"]

REFUSED = [
    ("https://inner.example/hook", "fetch_private_address"),
    ("https://127.0.0.1/hook", "fetch_private_address"),
    ("https://[::ffff:10.0.0.1]/hook", "fetch_private_address"),
    ("https://localhost/hook", "fetch_private_address"),
    ("http://open.example/hook", "fetch_scheme"),
    ("https://open.example:25/hook", "fetch_port"),
    ("https://me:secret@open.example/hook", "fetch_credentials"),
    ("ftp://open.example/hook", "fetch_scheme"),
    ("https:///hook", "fetch_address"),
]


class Names:
    """A resolver whose answers can change, and a dial that writes down what was dialled."""

    def __init__(self) -> None:
        self.found = {"open.example": OPEN, "inner.example": INNER, "opened.example": ["10.1.2.3"]}
        self.dialled: list[str] = []

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        return self.found.get(host, [host])

    def dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append(address)
        raise OSError("Nobody is there.")

    def road(self) -> Poster:
        opened = (read_opening("10.1.2.0/24"),)
        return Poster(resolve=self.resolve, dial=self.dial, openings=opened)


@pytest.mark.parametrize(("url", "code"), REFUSED)
def test_an_inner_address_is_refused_when_it_is_saved(url: str, code: str) -> None:
    # Once a network is opened, its names are looked up; here none is.
    names = Names()
    names.found["localhost"] = ["127.0.0.1"]
    with taking(names.road()), pytest.raises(ValidationError) as refused:
        subscribed(url)
    assert [error.code for error in refused.value.error_dict["url"]] == [code]
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("url", ["https://open.example/hook", "http://opened.example/hook"])
def test_an_open_address_is_saved(url: str) -> None:
    with taking(Names().road()):
        assert subscribed(url)[0].url == url


def test_a_name_that_leads_inside_later_is_refused_when_it_is_sent() -> None:
    names = Names()
    with all_settled(), taking(names.road()):
        webhook, _ = subscribed("https://open.example/hook")
        TopicFactory()
        deliver(webhook)
        assert names.dialled == OPEN
        names.found["open.example"] = INNER
        deliver(webhook)
    assert names.dialled == OPEN  # nothing else was dialled
    last = WebhookAttempt.objects.latest("pk")
    assert last.status is None
    assert "cloud metadata" in last.failure
    assert last.at <= timezone.now()
