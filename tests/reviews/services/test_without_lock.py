"""The lock of the review switched off: what goes wrong then, and what the database still refuses."""

import threading
from collections.abc import Callable
from types import ModuleType

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.errors import Refused
from accounts.models import User
from reviews.models import Publication, Retraction, Review, SignOff
from reviews.services import (
    drafting,
    making_public,
    publication,
    retracting,
    signing,
    workflow,
)
from tests.claims.at_once import at_once, meet
from tests.reviews.services.acting import Job, edits, publishes, signs, withdraws
from tests.reviews.writing import (
    approved,
    author_of,
    corrected_draft,
    editor,
    later,
    proposed,
    published,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db(transaction=True)


def unlocked(pk: int) -> Review:
    return Review.objects.select_related("claim", "organisation").get(pk=pk)


def between_look_and_write(
    monkeypatch: pytest.MonkeyPatch,
    first: Job,
    second: Job,
    *,
    look: Callable[[int], Review],
    writing: tuple[ModuleType, str] = (workflow, "decide"),
) -> list[BaseException]:
    """`first` looks at the review; then `second` does all it wants; then `first` writes.

    `writing` is what `first` begins to write with. Where `second` waits for `first`, `first` goes on.
    """
    looked, acted = threading.Event(), threading.Event()
    firsts: list[threading.Thread] = []
    module, name = writing
    real = getattr(module, name)

    def write(*given: object, **named: object) -> object:
        if threading.current_thread() in firsts and not looked.is_set():
            meet(looked, acted)
        return real(*given, **named)

    def lead() -> None:
        firsts.append(threading.current_thread())
        first()

    def follow() -> None:
        looked.wait(timeout=30)
        try:
            second()
        finally:
            acted.set()

    monkeypatch.setattr(workflow, "lock_review", look)
    monkeypatch.setattr(module, name, write)
    return at_once(lead, follow)


def edited_and_submitted(review: Review) -> Job:
    author, words = author_of(review), corrected_draft(review, body="Other words")

    def both() -> None:
        drafting.edit(review, words, by=author, now=later())
        signing.submit(review, by=author, now=later())

    return both


def working_text(review: Review) -> str:
    return Review.objects.get(pk=review.pk).version.body


def test_with_the_lock_words_that_are_written_while_somebody_signs_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = submitted()
    jobs = signs(review), edited_and_submitted(review)
    assert between_look_and_write(monkeypatch, *jobs, look=workflow.lock_review) == []
    assert working_text(review) == "Other words"
    assert Review.objects.get(pk=review.pk).state == "in_review"


def test_without_the_lock_the_same_harness_loses_them(monkeypatch: pytest.MonkeyPatch) -> None:
    review = submitted()
    jobs = signs(review), edited_and_submitted(review)
    assert between_look_and_write(monkeypatch, *jobs, look=unlocked) == []
    assert working_text(review) == "We asked both harbours."


def refused_by(raised: list[BaseException]) -> list[str]:
    assert all(isinstance(error, ValidationError) for error in raised)
    return [error.code for error in raised]


@pytest.fixture
def no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what keeps publishers apart before they look at the review."""
    monkeypatch.setattr(workflow, "hold", lambda *_: None)


@pytest.mark.usefixtures("no_gate")
def test_without_the_lock_the_database_refuses_to_publish_what_was_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = approved()
    jobs = publishes(review), edits(review)
    raised = between_look_and_write(monkeypatch, *jobs, look=unlocked)
    assert refused_by(raised) == ["review_state_moves"]
    assert not Publication.objects.exists()


@pytest.mark.usefixtures("no_gate")
def test_without_the_lock_the_database_refuses_the_second_publication(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = approved()
    jobs = publishes(review), publishes(review)
    at = making_public, "add_fate"
    raised = between_look_and_write(monkeypatch, *jobs, look=unlocked, writing=at)
    assert refused_by(raised) == ["reviews_signofffate_signoff_id_key"]
    assert Publication.objects.count() == 1


@pytest.mark.usefixtures("no_gate")
def test_without_the_lock_the_database_refuses_a_withdrawn_signature(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = approved()
    jobs = publishes(review), withdraws(review)
    at = making_public, "add_fate"
    raised = between_look_and_write(monkeypatch, *jobs, look=unlocked, writing=at)
    assert refused_by(raised) == ["reviews_signofffate_signoff_id_key"]
    assert not Publication.objects.exists()


@pytest.mark.usefixtures("no_gate")
def test_without_the_lock_the_database_refuses_the_second_retraction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = proposed()
    editors = [editor(), editor()]
    jobs = [lambda by=by: retracting.sign_retraction(review, by=by, now=later(2)) for by in editors]
    at = retracting, "write_record"
    raised = between_look_and_write(monkeypatch, *jobs, look=unlocked, writing=at)
    assert refused_by(raised) == ["reviews_retraction_proposal_id_key"]
    assert Retraction.objects.count() == 1


def test_who_waited_is_told_what_the_other_did() -> None:
    review = approved()
    signer = User.objects.get(pk=SignOff.objects.get().signer_id)
    wrote, raised = threading.Event(), []
    by = editor()

    def withdraw() -> None:
        with transaction.atomic():
            signing.withdraw_signature(review, "No.", by=signer, now=later())
            meet(wrote, threading.Event())

    def publish() -> None:
        wrote.wait(timeout=30)
        publication.publish(review, by=by, now=later(), expected_version=review.row_version)

    raised = at_once(withdraw, publish)
    (told,) = raised
    assert isinstance(told, Refused)
    assert f"{signer} withdrew a signature" in told.message
    assert published().state == sign_again(review).state


def sign_again(review: Review) -> Review:
    return publication.publish(sign(review, now=later(2)), by=editor(), now=later(3))
