"""Every refusal as one kind of answer."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.http import Http404
from django.test import Client
from rest_framework import exceptions, serializers

from accounts.api.problems import as_problem, problem_response
from accounts.errors import NotAllowed, Refused, StaleRecord, TooOften
from tests.claims.api.calling import caller
from tests.factories.accounts import UserFactory


@pytest.mark.parametrize(
    ("exc", "status", "code"),
    [
        (Http404(), 404, "not_found"),
        (PermissionDenied(), 403, "not_allowed"),
        (NotAllowed("No."), 403, "not_allowed"),
        (StaleRecord("Changed.", current=3), 412, "stale_record"),
        (Refused("No."), 409, "refused"),
        (SuspiciousOperation(), 400, "bad_request"),
        (ValidationError("No.", code="source_named"), 400, "invalid"),
        (exceptions.MethodNotAllowed("PUT"), 405, "method_not_allowed"),
        (exceptions.NotAuthenticated(), 401, "not_authenticated"),
        (exceptions.ParseError(), 400, "parse_error"),
        (exceptions.NotFound(), 404, "not_found"),
        (exceptions.PermissionDenied("No.", code="special"), 403, "special"),
    ],
)
def test_what_becomes_of_an_exception(exc: Exception, status: int, code: str) -> None:
    problem = as_problem(exc)
    assert problem is not None
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["detail"]


def test_who_is_not_signed_in_is_told_where() -> None:
    problem = as_problem(exceptions.NotAuthenticated())
    assert problem is not None
    assert "sign in at /account/login/" in problem["detail"]


def test_a_mistake_of_ours_is_no_problem_of_theirs() -> None:
    assert problem_response(KeyError("x"), {}) is None


def test_a_refusal_tells_its_details() -> None:
    assert as_problem(StaleRecord("Changed.", current=3))["details"] == {"current": 3}


def test_half_a_character_pair_in_a_refusal_can_be_written() -> None:
    named = exceptions.ValidationError({"a\ud800": ["“b\udc00” does not fit."]})
    assert as_problem(named)["errors"] == [
        {"pointer": "#/a?", "code": "invalid", "detail": "“b?” does not fit."}
    ]
    assert as_problem(Refused("“\ud800”", names=["c\ud800"]))["details"] == {"names": ["c?"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("sources/", r'{"name": "A", "kind": "publisher", "a\ud800": 1}'),
        ("sources/bulk/", r'{"mode": "\ud800", "items": [{}]}'),
        (
            "sources/bulk/",
            r'{"mode": "all_or_nothing", '
            r'"items": [{"name": "A", "kind": "publisher", "a\ud800": 1}]}',
        ),
        ("articles/", r'{"text": "A", "genre": "\ud800"}'),
    ],
)
def test_half_a_character_pair_in_a_body_is_refused(
    client: Client, address: str, body: str
) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    answer = client.post(f"/api/v1/{address}", body, content_type="application/json")
    assert answer.status_code in {400, 409}
    assert "?" in str(answer.json())


def test_a_throttled_program_is_told_when_to_come_back() -> None:
    response = problem_response(exceptions.Throttled(wait=4.2), {})
    assert response["Retry-After"] == "5"


def test_who_came_too_often_is_told_when_to_come_back() -> None:
    response = problem_response(TooOften("Later.", wait=90), {})
    assert (response.status_code, response["Retry-After"]) == (429, "90")


def test_fields_of_a_record_are_pointed_at() -> None:
    error = ValidationError({"name": ValidationError("Empty.", code="blank"), "a/b~c": ["No."]})
    assert as_problem(error)["errors"] == [
        {"pointer": "#/name", "code": "blank", "detail": "Empty."},
        {"pointer": "#/a~1b~0c", "code": "invalid", "detail": "No."},
    ]


class Inner(serializers.Serializer):
    start = serializers.IntegerField()


class Outer(serializers.Serializer):
    anchors = Inner(many=True)
    tags = serializers.ListField(child=serializers.CharField())

    def validate(self, attrs: dict) -> dict:
        raise serializers.ValidationError("Never.", code="never")


def test_fields_of_a_body_are_pointed_at() -> None:
    body = Outer(data={"anchors": [{"start": 1}, {"start": "x"}], "tags": ["a", {}]})
    with pytest.raises(exceptions.ValidationError) as caught:
        body.is_valid(raise_exception=True)
    errors = as_problem(caught.value)["errors"]
    assert {(error["pointer"], error["code"]) for error in errors} == {
        ("#/anchors/1/start", "invalid"),
        ("#/tags/1", "invalid"),
    }


def test_a_body_as_a_whole_is_pointed_at() -> None:
    body = Outer(data={"anchors": [], "tags": []})
    with pytest.raises(exceptions.ValidationError) as caught:
        body.is_valid(raise_exception=True)
    assert as_problem(caught.value)["errors"] == [
        {"pointer": "#", "code": "never", "detail": "Never."}
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/api/v1/", 200), ("/api/v1/claims/0/", 404)])
def test_asking_for_problems_alone_is_understood(client: Client, address: str, status: int) -> None:
    answer = client.get(address, headers={"Accept": "application/problem+json"})
    assert answer.status_code == status
    assert client.get(address, headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/api/v1/topics/", r'{"name": "Ships", "slug": "ships", "\ud800": 1}'),
        ("/api/v1/claims/bulk/", r'{"mode": "\ud800", "items": [{}]}'),
        ("/api/v1/articles/", r'{"text": "It is.", "genre": "\ud800"}'),
    ],
)
def test_half_a_surrogate_pair_is_refused_and_not_told_again(address: str, body: str) -> None:
    answer = caller("curator").post(address, body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert "?" in answer.content.decode()


@pytest.mark.django_db
def test_half_a_surrogate_pair_among_many_items_is_refused_alone() -> None:
    item = r'{"name": "Harbour News", "kind": "publisher", "\ud800": 1}'
    body = f'{{"mode": "best_effort", "items": [{item}]}}'
    answer = caller("curator").post("/api/v1/sources/bulk/", body, content_type="application/json")
    assert answer.status_code == 200
    assert [one["status"] for one in answer.json()["results"]] == [400]
