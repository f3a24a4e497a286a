"""Attacks on the two-person rule over the API: each is refused, and nothing of it is kept."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from reviews.models import Publication, Retraction, Review, SignOff
from tests.reviews.api.asking import at, fresh, post, read, seen, with_role
from tests.reviews.api.attacks import ATTACKS, Try, publishing, signing, sneaking
from tests.reviews.writing import (
    editor,
    submitted,
)

pytestmark = pytest.mark.django_db


def kept() -> tuple[Any, ...]:
    """Everything that an attack could have written."""
    return (
        sorted(Review.objects.values_list("pk", "state", "row_version", "publication", "version")),
        sorted(SignOff.objects.values_list("pk", "signer", "content_hash", "fate__fate")),
        sorted(Publication.objects.values_list("pk", "content_hash")),
        Retraction.objects.count(),
        Event.objects.count(),
    )


def send(one: Try) -> Any:
    client = Client()
    if one.user is not None:
        client.force_login(one.user)
    body = json.dumps(one.body)
    kind = "application/json"
    return client.generic(one.method.upper(), one.url, body, kind, headers=one.headers)


def test_there_are_attacks_of_every_kind() -> None:
    names = [make.__name__ for make in ATTACKS]
    assert {make.__module__ for make in ATTACKS} == {
        one.__name__ for one in (signing, publishing, sneaking)
    }
    assert len(names) >= 75
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("make", ATTACKS, ids=lambda make: make.__name__)
def test_it_is_refused_and_nothing_of_it_is_kept(make: Callable[[], Try], settings) -> None:
    one = make()
    settings.REVIEW_SIGNATURES = one.signatures
    before = kept()
    answer = send(one)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == one.refused, problem
    assert problem["detail"]
    assert kept() == before


def test_a_form_of_another_site_cannot_sign() -> None:
    review, who = submitted(), editor()
    client = Client(enforce_csrf_checks=True)
    client.force_login(who)
    answer = client.post(at(review, "sign"), read(review), content_type="application/json")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]
)
def test_only_json_is_read(kind: str) -> None:
    review, who = submitted(), editor()
    client = Client()
    client.force_login(who)
    answer = client.generic("POST", at(review, "sign"), json.dumps(read(review)), kind)
    assert answer.status_code == 415
    assert not SignOff.objects.exists()


def test_the_right_way_is_open() -> None:
    review = submitted()
    assert post(with_role("editor"), at(review, "sign"), **read(review)).status_code == 200
    assert post(with_role("editor"), at(review, "publish"), **seen(review)).status_code == 200
    assert fresh(review).publication.content_hash == fresh(review).version.content_hash
