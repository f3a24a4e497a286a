"""Steps of a review taken in the admin, one and several, through the same services as on the desk."""

from html import unescape

import pytest
from django.test import Client

from accounts.models import Event, User
from reviews.models import Review
from tests.accounts.admin.filling import send
from tests.factories.accounts import UserFactory
from tests.factories.reviews import CorrectionRequestFactory
from tests.flat import assert_flat
from tests.reviews.writing import (
    approved,
    author_of,
    editor,
    opened,
    published,
    reviewer,
    submitted,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/reviews/review/"


def step(review: Review, name: str) -> str:
    return f"{LIST}{review.pk}/steps/{name}/"


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def expected(review: Review) -> dict[str, object]:
    review.refresh_from_db()
    return {"expected_version": review.row_version}


@pytest.fixture
def person(client: Client) -> User:
    user = editor()
    client.force_login(user)
    return user


def test_the_steps_are_listed_with_the_reasons(client: Client, person: User) -> None:
    page = text(client.get(f"{LIST}{submitted().pk}/steps", follow=True))
    assert "Request changes" in page
    assert "Only a reviewer, editor or admin who is an author of it or took it over may" in page
    assert "/sign/" in page


def test_a_step_is_taken(client: Client, person: User) -> None:
    review = submitted()
    asked = text(client.get(step(review, "request_changes")))
    assert "What to change" in asked
    typed = {**expected(review), "comment": "Say which day"}
    page = client.post(step(review, "request_changes"), typed, follow=True)
    assert "You asked for changes." in text(page)
    review.refresh_from_db()
    assert review.state == "changes_requested"
    assert Event.objects.about(review).last().reason == "Say which day"


def test_a_refused_step_keeps_what_was_typed(client: Client, person: User) -> None:
    review = opened()
    typed = {**expected(review), "comment": "Typed with care"}
    page = client.post(step(review, "request_changes"), typed)
    assert page.status_code == 409
    assert "it is a draft" in text(page)
    assert "Typed with care" in text(page)
    review = submitted()
    assert client.post(step(review, "request_changes"), expected(review)).status_code == 400


def test_of_two_people_one_wins_and_the_other_is_told(client: Client, person: User) -> None:
    review = submitted()
    seen = expected(review)
    client.post(step(review, "request_changes"), {**seen, "comment": "First"})
    late = client.post(step(review, "request_changes"), {**seen, "comment": "Second"})
    assert late.status_code == 409
    assert f"moved on since you saw it: {person} asked for changes" in text(late)
    assert "Second" in text(late)


@pytest.mark.parametrize("name", ["sign", "save", "edit", "open", "apply_minor", "nonsense"])
def test_what_is_read_or_written_is_no_step_of_the_admin(
    client: Client, person: User, name: str
) -> None:
    assert client.get(step(submitted(), name)).status_code == 404


def test_several_are_taken_together(client: Client, person: User) -> None:
    rows = [opened(), opened()]
    chosen = {"action": "step_archive", "_selected_action": [row.pk for row in rows]}
    asked = client.post(LIST, chosen)
    assert str(rows[0]) in text(asked)
    typed = {f"expected_version-{row.pk}": row.row_version for row in rows}
    page = client.post(
        LIST, {**chosen, **typed, "confirmed": "yes", "reason": "Too vague"}, follow=True
    )
    assert "2: you archived it." in text(page)
    assert {row.state for row in Review.objects.all()} == {"archived"}


def test_several_are_taken_all_or_none(client: Client, person: User) -> None:
    rows = [opened(), published()]
    chosen = {"action": "step_archive", "_selected_action": [row.pk for row in rows]}
    typed = {f"expected_version-{row.pk}": row.row_version for row in rows}
    page = client.post(LIST, {**chosen, **typed, "confirmed": "yes", "reason": "Too vague"})
    assert f"Nothing was done. {rows[1]}:" in text(page)
    assert "Too vague" in text(page)
    assert {row.state for row in Review.objects.all()} == {"draft", "published"}


@pytest.mark.parametrize("role", ["contributor", "curator", "auditor"])
def test_who_is_not_trusted_is_offered_and_allowed_nothing(client: Client, role: str) -> None:
    client.force_login(UserFactory(roles=[role]))
    review = submitted()
    page = text(client.get(LIST))
    assert "step_publish" not in page
    answer = client.post(step(review, "submit"), expected(review))
    assert answer.status_code == 403
    assert "you hold no such role" in text(answer)
    review.refresh_from_db()
    assert review.state == "in_review"


def test_nobody_gets_to_a_step_without_signing_in(client: Client) -> None:
    review = submitted()
    answer = client.post(step(review, "archive"), {"reason": "x", **expected(review)})
    assert answer["Location"].startswith("/admin/login/")
    client.force_login(UserFactory(is_staff=True))
    assert client.post(step(review, "archive"), {"reason": "x"}).status_code in (302, 403)
    review.refresh_from_db()
    assert review.state == "in_review"


def test_the_page_of_a_review_is_flat(client: Client, person: User) -> None:
    from tests.factories.reviews import CommentFactory

    review = published()
    url = f"{LIST}{review.pk}/change/"
    assert_flat(
        lambda: CommentFactory(review=review, version=review.version), lambda: client.get(url)
    )


def test_the_history_of_a_review_is_shown(client: Client, person: User) -> None:
    review = approved()
    page = text(client.get(f"{LIST}{review.pk}/history/"))
    assert str(author_of(review)) in page


def test_who_asks_is_shown_to_those_who_answer_and_the_ticket_to_nobody(client: Client) -> None:
    row = CorrectionRequestFactory(name="Rea Reader", email="rea@reader.example")
    url = f"/admin/reviews/correctionrequest/{row.pk}/change/"
    client.force_login(reviewer())
    page = text(client.get(url))
    assert "rea@reader.example" in page
    client.force_login(UserFactory(roles=["contributor"]))
    other = text(client.get(url))
    assert "rea@reader.example" not in other
    assert "Rea Reader" not in other
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    for path in (url, "/admin/reviews/correctionrequest/", f"{url[:-7]}history/"):
        assert row.ticket not in text(client.get(path))


def test_a_methodology_is_added_as_the_next_version(client: Client) -> None:
    client.force_login(UserFactory(roles=["admin"]))
    url = "/admin/reviews/methodology/add/"
    send(client, url, title="How we work", text="We ask twice.")
    from reviews.models import Methodology

    newest = Methodology.objects.newest_first().first()
    assert (newest.title, newest.version) == ("How we work", 2)
    page = client.get(f"/admin/reviews/methodology/{newest.pk}/change/")
    assert page.context["has_change_permission"] is False


@pytest.mark.parametrize("seen", ["9" * 5_000, "9" * 30, "٣", "-1", ""])
def test_of_several_a_number_that_is_none_does_nothing(
    client: Client, person: User, seen: str
) -> None:
    row = submitted()
    typed = {
        "action": "step_archive",
        "_selected_action": [row.pk],
        "confirmed": "1",
        "reason": "x",
        f"expected_version-{row.pk}": seen,
    }
    assert "Nothing was done." in text(client.post(LIST, typed))
    row.refresh_from_db()
    assert row.state == "in_review"
