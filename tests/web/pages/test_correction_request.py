"""A reader asks for a correction without an account, and follows it."""

import pytest
from django.test import Client

from reviews.models import CorrectionRequest
from reviews.services import requests
from reviews.services.requests import LONGEST_TEXT, answer_request
from tests.factories.reviews import CorrectionRequestFactory
from tests.reviews.writing import NOW, correcting_, editor, opened, published, rewritten
from tests.web.pages.reviewing import retracted

pytestmark = pytest.mark.django_db

SAID = "The third sentence <b>names</b> the wrong hour."


def test_it_leads_to_a_page_that_tells_what_became_of_it(client: Client) -> None:
    review = published()
    given = {"text": SAID, "name": "Ada Reader", "email": "ada@example.org"}
    answer = client.post(f"/reviews/{review.pk}/correction/", given)
    request = CorrectionRequest.objects.get()
    assert (request.review, request.text, request.email) == (review, SAID, "ada@example.org")
    assert answer.headers["Location"] == f"/corrections/requests/{request.ticket}/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "names&lt;/b&gt;" in page.replace("&lt;b&gt;", "")
    assert "nobody has answered it yet" in page
    assert "Ada" not in page
    assert "ada@example.org" not in page


def test_the_answer_stands_at_the_ticket_without_who_gave_it(client: Client) -> None:
    request = CorrectionRequestFactory(review=published())
    by = editor(first_name="Luis", last_name="Ortega")
    answer_request(request, is_accepted=False, outcome="The log says so.", by=by, now=NOW)
    page = client.get(f"/corrections/requests/{request.ticket}/").content.decode()
    assert "The log says so." in page
    assert "change nothing" in page
    assert "Ortega" not in page


@pytest.mark.parametrize("is_retracted", [False, True])
def test_the_ticket_names_the_review_by_its_public_title(
    client: Client, is_retracted: bool
) -> None:
    review = published(headline="Did it sail at noon?")
    review = (
        retracted(review) if is_retracted else rewritten(correcting_(review), headline="Secret")
    )
    request = CorrectionRequestFactory(review=review)
    page = client.get(f"/corrections/requests/{request.ticket}/").content.decode()
    assert ">Did it sail at noon?</a>" in page
    assert "Secret" not in page


def test_asking_is_quiet_where_the_review_was_retracted(client: Client) -> None:
    review = published()
    assert 'class="button" href' in client.get(review.get_absolute_url()).content.decode()
    page = client.get(retracted(review).get_absolute_url()).content.decode()
    assert 'class="button button-quiet" href' in page


def test_the_ticket_is_told_to_nobody_else(client: Client) -> None:
    request = CorrectionRequestFactory(review=published())
    answer = client.get(f"/corrections/requests/{request.ticket}/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get("/corrections/requests/another-ticket/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"text": " "}, "Say"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "at most 5,000 characters"),
        ({"email": "nowhere"}, "valid email"),
        ({"text": "a\0b"}, "haracter"),
        ({"website": "https://spam.example"}, "people do not see"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_stays(
    client: Client, wrong: dict[str, str], named: str
) -> None:
    given = {"text": "My words", "name": "Ada Reader", "email": "ada@example.org", **wrong}
    answer = client.post(f"/reviews/{published().pk}/correction/", given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert named in page
    assert "Ada Reader" in page
    assert given["email"] in page
    assert not CorrectionRequest.objects.exists()


def test_one_reader_asks_only_so_often(client: Client) -> None:
    address = f"/reviews/{published().pk}/correction/"
    for _ in range(7):
        assert client.post(address, {"text": ""}).status_code == 400  # counts for nothing
    answers = [client.post(address, {"text": SAID}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    last = client.post(address, {"text": "Typed with care"})
    assert "Typed with care" in last.content.decode()
    assert 3500 < int(last.headers["Retry-After"]) <= 3600
    other = client.post(address, {"text": SAID}, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302
    body = {"url": "https://daily.example/ferry", "text": SAID}
    by_program = client.post("/api/v1/correction-requests/", body, "application/json")
    assert by_program.status_code == 429


def test_all_readers_together_ask_only_so_often(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "ALL_READERS", 1)
    address = f"/reviews/{published().pk}/correction/"
    assert client.post(address, {"text": SAID}).status_code == 302
    other = client.post(address, {"text": SAID}, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 429


def test_of_a_retracted_review_one_may_ask_too_of_a_draft_nobody(client: Client) -> None:
    assert client.get(f"/reviews/{retracted().pk}/correction/").status_code == 200
    draft = opened()
    assert client.post(f"/reviews/{draft.pk}/correction/", {"text": SAID}).status_code == 404
    assert not CorrectionRequest.objects.exists()


def test_a_browser_tells_our_own_form_where_it_stands(client: Client) -> None:
    # With no-referrer a browser sends "Origin: null" along with the form, which is refused.
    answer = client.get(f"/reviews/{published().pk}/correction/")
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_form_of_another_site_sends_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"/reviews/{published().pk}/correction/", {"text": SAID})
    assert answer.status_code == 403
    assert not CorrectionRequest.objects.exists()
