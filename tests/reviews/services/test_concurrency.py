"""Many act on one review at once: one wins, the others are told, and only what was signed is public."""

import hashlib
import os
import random
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from types import ModuleType

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.errors import Refused
from accounts.models import Event, User
from reviews.errors import TransitionRefused
from reviews.models import Publication, Retraction, Review, ReviewVersion, SignOff
from reviews.services import (
    correcting,
    drafting,
    making_public,
    publication,
    retracting,
    signing,
    workflow,
)
from tests.claims.at_once import at_once, meet
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    corrected_draft,
    correcting_,
    editor,
    later,
    proposed,
    published,
    rewritten,
    sign,
    submitted,
)

pytestmark = pytest.mark.django_db(transaction=True)

NUMBERS = count()
ROUNDS = int(os.environ.get("REVIEW_ROUNDS", "20"))
Job = Callable[[], object]


# -- what people do at once


def edits(review: Review) -> Job:
    """The author takes it back with other words."""
    author, words = author_of(review), corrected_draft(review, body=f"Words {next(NUMBERS)}")
    return lambda: drafting.edit(review, words, by=author, now=later())


def signs(review: Review) -> Job:
    by, seen = editor(), review.version.content_hash
    return lambda: signing.sign(review, seen, conflict="none", by=by, now=later())


def publishes(review: Review) -> Job:
    by = editor()
    return lambda: publication.publish(review, by=by, now=later())


def withdraws(review: Review) -> Job:
    signer = SignOff.objects.get(version=review.version).signer
    return lambda: signing.withdraw_signature(review, "No.", by=signer, now=later())


def while_it_is_judged() -> tuple[Review, list[Job]]:
    review = submitted()
    jobs = [edits(review), signs(review), signs(review)]

    def as_soon_as_signed() -> object:
        """Publishes when it can: it tries until somebody signed or took the review back."""
        by = editor()
        for _ in range(50):
            with_state = Review.objects.values_list("state", flat=True).get(pk=review.pk)
            if with_state == "approved":
                return publication.publish(review, by=by, now=later())
        raise TransitionRefused("Nobody signed.")

    return review, [*jobs, as_soon_as_signed]


def when_it_is_approved() -> tuple[Review, list[Job]]:
    review = approved()
    return review, [edits(review), publishes(review), publishes(review), withdraws(review)]


def while_it_is_corrected() -> tuple[Review, list[Job]]:
    review = rewritten(correcting_(), body="A comma.")
    author, seen = author_of(review), review.version.content_hash
    words = corrected_draft(review, body=f"Words {next(NUMBERS)}")
    editors = [editor(), editor()]
    return review, [
        lambda: drafting.save_draft(review, words, by=author, now=later(3)),
        lambda: correcting.cancel_correction(review, by=author, now=later(3)),
        *[
            lambda by=by: correcting.apply_minor(review, seen, conflict="none", by=by, now=later(3))
            for by in editors
        ],
    ]


def when_it_is_to_be_retracted() -> tuple[Review, list[Job]]:
    proposer = editor()
    review = proposed(by=proposer)
    editors = [editor(), editor()]
    return review, [
        lambda: retracting.withdraw_retraction_proposal(review, "No.", by=proposer, now=later(2)),
        lambda: correcting.open_correction(review, "x", by=proposer, now=later(2)),
        *[lambda by=by: retracting.sign_retraction(review, by=by, now=later(2)) for by in editors],
    ]


def when_its_time_has_come() -> tuple[Review, list[Job]]:
    by = editor()
    review = publication.schedule(approved(), NOW + timedelta(minutes=5), by=by, now=NOW)
    due = [lambda: publication.publish_due(now=later(6))] * 2
    return review, [*due, lambda: publication.unschedule(review, by=by, now=later(6))]


MOMENTS = [
    while_it_is_judged,
    when_it_is_approved,
    while_it_is_corrected,
    when_it_is_to_be_retracted,
    when_its_time_has_come,
]


# -- what holds afterwards


def hash_of(version: ReviewVersion) -> str:
    return hashlib.sha256(version.content.encode()).hexdigest()


def faults(review: Review) -> Iterator[str]:
    """What is wrong with a review: computed here, from the texts alone."""
    review = Review.objects.get(pk=review.pk)
    public = list(Publication.objects.of(review))
    for row in public:
        signed = {hash_of(SignOff.objects.get(pk=row.first_signoff_id).version)}
        if signed != {hash_of(row.version)} or signed != {row.content_hash}:
            yield f"publication {row.pk}: what was signed is not what is public"
        if row.first_signoff.fate.fate != "published":
            yield f"publication {row.pk} rests on a withdrawn signature"
    if len({hash_of(row.version) for row in public}) != len(public):
        yield "one text was published twice"
    actions = Event.objects.about(review).values_list("action", flat=True)
    made = [a for a in actions if a.rpartition(".")[2] in {"publish", "publish_due", "apply_minor"}]
    if len(made) != len(public):
        yield f"{len(made)} steps made {len(public)} publications"
    if public and review.publication != public[0]:
        yield "the newest publication is not what is public"
    if review.state == "approved" and not SignOff.objects.on(review.version).unused().exists():
        yield "approved without a signature"
    if review.state == "published" and review.version != review.publication.version:
        yield "published and another version at work"
    if Retraction.objects.filter(review=review).count() > (review.state == "retracted"):
        yield "retracted and not so"


def one_round(moment: Callable[[], tuple[Review, list[Job]]]) -> None:
    review, jobs = moment()
    random.shuffle(jobs)
    raised = at_once(*jobs)
    assert [error for error in raised if not isinstance(error, Refused)] == []
    assert len(raised) < len(jobs), "nobody won"
    assert list(faults(review)) == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_only_what_was_signed_is_public(
    moment: Callable[[], tuple[Review, list[Job]]],
) -> None:
    for _ in range(max(1, ROUNDS // len(MOMENTS))):
        one_round(moment)


# -- the same with the lock switched off: what goes wrong then, and what the database still refuses


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
