"""What readers ask for, and the answer."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.errors import NotAllowed
from accounts.models import Event
from reviews.errors import LooksAutomatic, TransitionRefused
from reviews.models import CorrectionRequest
from reviews.services.requests import LONGEST_TEXT, answer_request, submit_request
from tests.factories.accounts import UserFactory
from tests.reviews.writing import NOW, opened, published, reviewer

pytestmark = pytest.mark.django_db


def asked() -> CorrectionRequest:
    return submit_request("The hour is wrong.", url="https://desk.example/1", email="a@b.example")


def test_a_reader_asks_without_an_account_and_gets_a_ticket() -> None:
    request = submit_request("The hour is wrong.", review=published(), name="Ann")
    assert (request.state, len(request.ticket)) == ("open", 32)
    assert CorrectionRequest.objects.with_ticket(request.ticket).get() == request
    assert asked().ticket != request.ticket


def test_the_log_knows_nothing_of_the_reader() -> None:
    asked()
    event = Event.objects.get()
    assert event.actor is None
    assert "a@b.example" not in f"{event.after}{event.object_text}"


def test_a_form_that_no_person_fills_in() -> None:
    with pytest.raises(LooksAutomatic):
        submit_request("x", url="https://desk.example/1", trap="https://pills.example")
    assert not CorrectionRequest.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"text": " ", "url": "https://desk.example/1"},
        {"text": "x" * (LONGEST_TEXT + 1), "url": "https://desk.example/1"},
        {"text": "x"},
        {"text": "x", "url": "javascript:alert(1)"},
        {"text": "x", "url": "https://desk.example/1", "email": "nobody"},
        {"text": "x\0", "url": "https://desk.example/1"},
        {"text": "x", "url": "https://desk.example/1", "name": "x" * 201},
    ],
)
def test_what_does_not_fit(values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        submit_request(**values)
    assert not CorrectionRequest.objects.exists()


def test_a_review_that_is_not_public_does_not_exist_for_readers() -> None:
    with pytest.raises(ValidationError, match="no such public review"):
        submit_request("x", review=opened())


def test_a_request_is_answered_once() -> None:
    request, by = asked(), reviewer()
    row = answer_request(request, is_accepted=False, outcome="The log says noon.", by=by, now=NOW)
    assert (row.state, row.handled_by, row.handled_at) == ("declined", by, NOW)
    with pytest.raises(TransitionRefused, match=f"{by} answered this request already"):
        answer_request(request, is_accepted=True, outcome="Yes.", by=by, now=NOW)


def test_an_answer_has_words_and_somebody_who_may() -> None:
    request = asked()
    with pytest.raises(ValidationError):
        answer_request(request, is_accepted=True, outcome=" ", by=reviewer(), now=NOW)
    with pytest.raises(NotAllowed):
        answer_request(
            request, is_accepted=True, outcome="x", by=UserFactory(roles=["curator"]), now=NOW
        )


def test_a_request_is_held_while_it_is_answered() -> None:
    request = asked()
    with CaptureQueriesContext(connection) as asked_for:
        answer_request(request, is_accepted=False, outcome="No.", by=reviewer(), now=NOW)
    reads = [
        one["sql"] for one in asked_for if 'FROM "reviews_correctionrequest"' in str(one["sql"])
    ]
    assert "FOR UPDATE" in reads[0]
