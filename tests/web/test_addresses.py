"""Addresses on pages are Django's own, whatever stood there before."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import NoReverseMatch, get_script_prefix, path, set_script_prefix

urlpatterns = [path("elsewhere/<int:pk>/", lambda request, pk: HttpResponse(), name="claim")]


def shown(text: str, **context: Any) -> str:
    return str(engines["django"].from_string(text).render(context))


@pytest.mark.parametrize("again", [False, True])
def test_an_address(again: bool) -> None:
    assert shown("{% url 'about' %}") == "/about/"
    assert shown("{% url 'claim' pk %}", pk=7) == "/claims/7/"
    assert shown("{% url 'claim' pk=pk %}", pk=8) == "/claims/8/"
    assert shown("{% url 'api:dossier' pk %}", pk=7) == "/api/v1/claims/7/dossier/"
    assert shown("{% url 'claim' 7 as here %}<{{ here }}>") == "</claims/7/>"


def test_each_record_has_its_own() -> None:
    assert shown("{% for pk in ids %}{% url 'claim' pk %}{% endfor %}", ids=[7, 8]) == (
        "/claims/7//claims/8/"
    )


def test_where_the_server_stands_and_which_routes_hold_is_asked_each_time() -> None:
    before = get_script_prefix()
    assert shown("{% url 'claim' 7 %}") == "/claims/7/"
    set_script_prefix("/below/")
    try:
        assert shown("{% url 'claim' 7 %}") == "/below/claims/7/"
    finally:
        set_script_prefix(before)
    with override_settings(ROOT_URLCONF=__name__):
        assert shown("{% url 'claim' 7 %}") == "/elsewhere/7/"
    assert shown("{% url 'claim' 7 %}") == "/claims/7/"


def test_what_has_none_is_refused() -> None:
    with pytest.raises(NoReverseMatch):
        shown("{% url 'claim' pk %}", pk="x")
    with pytest.raises(NoReverseMatch):
        shown("{% url 'claim' pk %}", pk=7.5)
