"""An answer goes with its request: nothing of it waits until Python looks for garbage."""

import gc

import pytest
from django.test import RequestFactory
from django.urls import reverse
from rest_framework.views import APIView

from accounts.api.base import ApiView
from config.requests import Handler, Utf8Request
from tests.factories.claims import AppearanceFactory


def left_behind(path: str) -> int:
    """How many objects a request leaves that only lead to each other."""
    handler = Handler()
    environ = RequestFactory().get(path).environ

    def ask() -> None:
        answer = handler.get_response(Utf8Request({**environ}))
        assert answer.status_code == 200

    ask()  # what is remembered for good is remembered now
    gc.collect()
    gc.disable()
    try:
        ask()
        return gc.collect()
    finally:
        gc.enable()


@pytest.fixture
def paths(db: None) -> list[str]:
    claim = AppearanceFactory.create().claim
    return [reverse("api:claims"), reverse("api:dossier", args=[claim.pk])]


def test_a_request_leaves_no_garbage(paths: list[str]) -> None:
    assert [left_behind(path) for path in paths] == [0, 0]


def test_view_request_and_answer_hold_each_other_unless_they_are_cut_apart(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A control: the framework alone leaves all of an answer behind."""
    monkeypatch.setattr(ApiView, "_rendered", APIView.dispatch)
    assert min(left_behind(path) for path in paths) > 20
