"""What readers ask us to correct, over the API."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from reviews.models import CorrectionRequest
from tests.described import assert_described
from tests.factories.reviews import CorrectionRequestFactory, published_review
from tests.flat import assert_flat
from tests.reviews.api.asking import client_of, get, post, with_role
from tests.reviews.writing import opened, published

pytestmark = pytest.mark.django_db

REQUESTS = "/api/v1/correction-requests/"
READER = {"name": "Rita Reader", "email": "rita@example.org"}


def ask(review: int | None, /, **values: Any) -> Any:
    body = {"text": "It was another ferry.", "review": review, **READER, **values}
    return post(None, REQUESTS, **body)


def test_a_reader_asks_and_follows_by_the_ticket_alone(client: Client) -> None:
    review = published()
    answer = ask(review.pk)
    told = answer.json()
    assert answer.status_code == 201
    assert answer["Cache-Control"] == "no-store"
    assert_described(client, told, "HandedInOut")
    assert told["follow"] == answer["Location"]
    followed = get(None, told["follow"])
    assert followed["Cache-Control"] == "no-store"
    assert_described(client, followed.json(), "TicketOut")
    assert followed.json()["state"] == "open"
    for said in (followed.content.decode(), answer.content.decode()):
        assert "Rita" not in said
        assert "rita@" not in said
    row = CorrectionRequest.objects.get()
    assert (row.name, row.email) == ("Rita Reader", "rita@example.org")
    assert "Rita" not in str(Event.objects.about(row).values())


@pytest.mark.parametrize("ticket", ["1", "x" * 32, "%00", "..", "9" * 5000])
def test_no_other_word_opens_a_request(ticket: str) -> None:
    row = CorrectionRequestFactory()
    assert get(None, f"{REQUESTS}{ticket}/").status_code == 404
    assert get(None, f"{REQUESTS}{row.pk}/").status_code == 404
    assert get(None, f"{REQUESTS}{row.ticket.swapcase()}/").status_code == 404


BAD: list[tuple[dict[str, Any], int, str]] = [
    ({"review": None}, 400, "correctionrequest_about_something"),
    ({"text": ""}, 400, "blank"),
    ({"text": "x" * 5001}, 400, "max_length"),
    ({"text": "a\x00b"}, 400, "null_characters_not_allowed"),
    ({"email": "nobody"}, 400, "invalid"),
    ({"url": "javascript:alert(1)"}, 400, "invalid"),
    ({"state": "accepted"}, 400, "unknown"),
    ({"ticket": "mine"}, 400, "unknown"),
    ({"outcome": "You are right."}, 400, "unknown"),
]


@pytest.mark.parametrize(("values", "status", "code"), BAD)
def test_what_does_not_fit_is_named(values: dict[str, Any], status: int, code: str) -> None:
    answer = ask(published().pk, **values)
    assert answer.status_code == status
    assert answer.json()["errors"][0]["code"] == code
    assert not CorrectionRequest.objects.exists()


def test_a_draft_is_no_review_for_the_public() -> None:
    error = ask(opened().pk).json()["errors"][0]
    assert (error["pointer"], error["code"]) == ("#/review", "does_not_exist")


def test_a_program_that_fills_in_everything_is_refused() -> None:
    answer = ask(published().pk, website="https://spam.example")
    assert (answer.status_code, answer.json()["code"]) == (409, "looks_automatic")
    assert not CorrectionRequest.objects.exists()


def test_an_hour_has_room_for_five_requests_of_one_connection() -> None:
    review = published().pk
    answers = [ask(review, text=f"Ferry {number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]
    assert answers[-1].json()["code"] == "too_often"
    assert 3500 < int(answers[-1]["Retry-After"]) <= 3600
    assert CorrectionRequest.objects.count() == 5
    other = Client(REMOTE_ADDR="192.0.2.77")
    body = {"review": review, "text": "Another reader."}
    assert other.post(REQUESTS, body, content_type="application/json").status_code == 201


def test_what_does_not_fit_costs_no_attempt() -> None:
    review = published().pk
    for _ in range(6):
        assert ask(review, text="").status_code == 400
    assert ask(review).status_code == 201


@pytest.mark.parametrize("role", [None, "contributor", "curator", "auditor"])
def test_only_those_who_answer_read_and_answer(role: str | None) -> None:
    row = CorrectionRequestFactory(review=published_review())
    who = with_role(role) if role else None
    body = {"row_version": row.row_version, "is_accepted": True, "outcome": "Thank you."}
    for answer in (get(who, REQUESTS), post(who, f"{REQUESTS}{row.pk}/answer/", **body)):
        assert answer.status_code == (403 if role else 401)
        assert row.text not in answer.content.decode()
    assert CorrectionRequest.objects.get().state == "open"


def test_a_request_is_answered_once_in_words_for_the_reader(client: Client) -> None:
    ticket = ask(published().pk).json()["follow"]
    who = with_role("reviewer")
    (row,) = get(who, REQUESTS).json()["results"]
    assert (row["name"], row["email"]) == ("Rita Reader", "rita@example.org")
    assert "ticket" not in row
    url = f"{REQUESTS}{row['id']}/answer/"
    body = {"row_version": row["row_version"], "is_accepted": False, "outcome": "It was this one."}
    stale = post(who, url, **{**body, "row_version": row["row_version"] + 1})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_record")
    answer = post(who, url, **body)
    assert answer.status_code == 200
    assert_described(client, answer.json(), "RequestOut")
    told = get(None, ticket).json()
    assert (told["state"], told["outcome"]) == ("declined", "It was this one.")
    assert who.username not in str(told)
    again = post(who, url, **{**body, "row_version": answer.json()["row_version"]})
    assert (again.status_code, again.json()["code"]) == (409, "transition_refused")
    assert [row["id"] for row in get(who, REQUESTS, state="open").json()["results"]] == []
    assert_described(client, get(who, REQUESTS).json(), "CorrectionRequestPage")


def test_the_list_is_flat() -> None:
    client = client_of(with_role("editor"))
    assert_flat(CorrectionRequestFactory, lambda: client.get(REQUESTS, {"page_size": 100}))
