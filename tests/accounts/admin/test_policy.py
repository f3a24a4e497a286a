"""The looser content security policy stays on the admin's own addresses."""

import re

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_only_the_admin_may_evaluate(client: Client) -> None:
    assert "'unsafe-eval'" in client.get("/admin/login/")["Content-Security-Policy"]
    for path in ["/api/v1/", "/api/v1/docs/", "/nowhere/", "/administer/"]:
        assert "unsafe" not in client.get(path)["Content-Security-Policy"], path


def test_no_script_is_written_into_a_page_of_the_admin(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    for path in ["/admin/", "/admin/claims/claim/", "/admin/claims/claim/add/"]:
        response = client.get(path)
        assert "script-src 'self' 'unsafe-eval';" in response["Content-Security-Policy"] + ";"
        assert not re.search(r"<script(?![^>]*\ssrc=)", response.content.decode()), path
        assert not re.search(r"https?://(?!testserver|www\.w3\.org)", head(response)), path


def head(response) -> str:
    return response.content.decode().partition("</head>")[0]
