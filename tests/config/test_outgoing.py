"""What this machine says of itself, and what a newsroom may open."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.outgoing import openings, user_agent

CHECKOUT = Path(__file__).resolve().parents[2]


def test_a_request_names_product_version_and_contact() -> None:
    assert user_agent(CHECKOUT, "https://facts.example.org/bot").startswith("SecondSource/")
    assert user_agent(CHECKOUT, "mailto:a@example.org").endswith("(+mailto:a@example.org)")
    assert "(+" not in settings.FETCH_USER_AGENT


@pytest.mark.parametrize("contact", ["a\r\nCookie: b", "(a)", "é"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(contact: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="FETCH_CONTACT"):
        user_agent(CHECKOUT, contact)


def test_nothing_is_open_unless_it_is_said() -> None:
    assert settings.FETCH_ALLOWED_NETWORKS == openings([]) == ()


def test_an_opening_that_is_none_is_named() -> None:
    assert len(openings(["10.0.0.0/8", "[fd00::1]:80"])) == 2
    with pytest.raises(ImproperlyConfigured, match=r"FETCH_ALLOWED_NETWORKS: .*intranet"):
        openings(["intranet"])
