"""When others are in the way, nobody is told of a mistake of ours: nothing was done, try again."""

import errno
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import UnreadablePostError
from django.test import Client

from accounts.api import once
from accounts.busy import PASSING, is_away, is_busy
from claims.models import Claim
from sources.api import articles
from tests.accounts.tokens import Program, issued
from tests.claims.api.calling import caller, patch, post
from tests.claims.at_once import at_once
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.reviews.writing import author_of, opened
from tests.web.desk.browsing import at, forms
from web.desk import editing
from web.pages import claims as pages

LIST = "/api/v1/articles/"


def fails(code: str) -> Callable[..., None]:
    """What raises this error of the database, from the database."""

    def fail(*_: object, **__: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{code}'; END $$")

    return fail


def assert_busy(answer: Any) -> None:
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.json()["code"], answer.json()["instance"][:5]) == ("busy", "/api/")


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(PASSING))
def test_a_program_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(articles.ArticleListView, "rows", fails(code))
    with transaction.atomic():
        assert_busy(Client().get(LIST))
        transaction.set_rollback(True)


AWAY = ["08006", "25006", "25P03", "53100", "53200", "53300", "57P01", "57P03", "58030", "XX001"]


@pytest.mark.django_db
@pytest.mark.parametrize("code", AWAY)
def test_a_database_that_is_away_or_full_is_no_mistake_of_ours(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(articles.ArticleListView, "rows", fails(code))
    monkeypatch.setattr(pages, "_page", fails(code))
    client = Client(raise_request_exception=False)
    with transaction.atomic():
        answer = client.get(LIST)
        transaction.set_rollback(True)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    told = answer.json()
    assert (told["code"], told["request_id"]) == ("unavailable", answer["X-Request-ID"])
    with transaction.atomic():
        page = client.get("/claims/")
        transaction.set_rollback(True)
    assert (page.status_code, page["Retry-After"]) == (503, "5")
    assert "database does not answer" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["54000", "54001", "54011", "54023"])
def test_more_than_can_be_looked_for_is_the_fault_of_who_asks(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(articles.ArticleListView, "rows", fails(code))
    monkeypatch.setattr(pages, "_page", fails(code))
    client = Client(raise_request_exception=False)
    with transaction.atomic():
        answer = client.get(LIST)
        transaction.set_rollback(True)
    assert (answer.status_code, answer.json()["code"]) == (400, "too_much")
    with transaction.atomic():
        page = client.get("/claims/")
        transaction.set_rollback(True)
    assert page.status_code == 400
    assert "in shorter words" in page.content.decode()


@pytest.mark.django_db
def test_a_full_disk_of_this_machine_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(articles.ArticleListView, "rows", full)
    answer = Client(raise_request_exception=False).get(LIST)
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert not is_away(OSError(errno.ENOENT, "No such file"))


@pytest.mark.django_db
def test_what_breaks_off_is_no_mistake_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise UnreadablePostError("gone")

    monkeypatch.setattr(articles.ArticleListView, "rows", gone)
    monkeypatch.setattr(pages, "_page", gone)
    client = Client(raise_request_exception=False)
    answer = client.get(LIST)
    assert (answer.status_code, answer.json()["code"]) == (408, "too_slow")
    assert client.get("/claims/").status_code == 408


@pytest.mark.django_db
def test_another_error_of_the_database_stays_a_mistake_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(articles.ArticleListView, "rows", fails("XX000"))
    client = Client(raise_request_exception=False)
    assert client.get(LIST).status_code == 500
    assert not is_busy(ValueError())


@pytest.mark.django_db
def test_on_the_desk_what_was_typed_is_shown_without_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = opened()
    browser = at(author_of(review))
    browser.raise_request_exception = False
    url = f"/desk/reviews/{review.pk}/edit/"
    (form,) = forms(browser.get(url))
    monkeypatch.setattr(editing, "save_draft", fails("57P01"))
    with transaction.atomic():
        answer = browser.post(url, form | {"headline": "Typed & kept", "save": "yes"})
        transaction.set_rollback(True)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    page = answer.content.decode()
    assert "Typed &amp; kept" in page
    assert "may not have been saved" in page


@pytest.mark.django_db
def test_under_a_key_it_is_told_the_same_and_the_key_stays_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = Program(issued()[1])
    with monkeypatch.context() as patched, transaction.atomic():
        patched.setattr(once, "_take", fails("55P03"))
        assert_busy(program.post("/api/v1/topics/", {}, idempotency_key="a"))
        transaction.set_rollback(True)
    answer = program.post("/api/v1/sources/", {"name": "A", "kind": "person"}, idempotency_key="a")
    assert answer.status_code == 201


@pytest.mark.django_db
def test_before_any_view_is_reached_it_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    session = "django.contrib.sessions.middleware.SessionMiddleware.process_request"
    monkeypatch.setattr(session, fails("57014"))
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "begun"  # whoever brings none goes past the sessions
    with transaction.atomic():
        assert_busy(client.get(LIST))
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_reader_gets_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_page", fails("40001"))
    with transaction.atomic():
        answer = Client(raise_request_exception=False).get("/claims/")
        transaction.set_rollback(True)
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert "Wait a moment and reload it" in answer.content.decode()


@pytest.mark.django_db
def test_what_was_typed_on_the_desk_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    review = opened()
    browser = at(author_of(review))
    browser.raise_request_exception = False
    url = f"/desk/reviews/{review.pk}/edit/"
    (form,) = forms(browser.get(url))
    monkeypatch.setattr(editing, "save_draft", fails("40P01"))
    with transaction.atomic():
        answer = browser.post(url, form | {"headline": "Typed & kept", "save": "yes"})
        transaction.set_rollback(True)
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    page = answer.content.decode()
    assert "Typed &amp; kept" in page
    assert "Wait a moment and reload this page" in page


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_too_long_for_a_lock_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real lock that somebody holds, single and many at once."""
    claim, curator, topic = ClaimFactory(), caller("curator"), TopicFactory()
    at = f"/api/v1/claims/{claim.pk}/"

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        assert_busy(patch(curator, at, seen=1, short="x"))
        item = {"id": claim.pk, "row_version": 1, "topics": [topic.slug]}
        for mode in ("best_effort", "all_or_nothing"):
            assert_busy(post(curator, "/api/v1/claims/bulk/", mode=mode, items=[item]))

    with transaction.atomic():
        Claim.objects.select_for_update().get(pk=claim.pk)
        assert at_once(write) == []
    assert patch(curator, at, seen=1, short="x").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_who_wait_for_each_other_one_is_told() -> None:
    """A real deadlock: each holds one claim, and wants the other's."""
    first, second = ClaimFactory(), ClaimFactory()
    curator = caller("curator")

    def cross(mine: Claim, other: Claim) -> Callable[[], None]:
        def write() -> None:
            with transaction.atomic():
                Claim.objects.select_for_update().get(pk=mine.pk)
                barrier.wait(timeout=30)
                answers.append(patch(curator, f"/api/v1/claims/{other.pk}/", seen=1, short="x"))
                if answers[-1].status_code != 200:
                    transaction.set_rollback(True)

        return write

    answers: list[Any] = []
    barrier = threading.Barrier(2)
    assert at_once(cross(first, second), cross(second, first)) == []
    told, done = sorted(answers, key=lambda answer: -answer.status_code)
    assert_busy(told)
    assert done.status_code == 200
