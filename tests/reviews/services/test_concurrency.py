"""Many act on one review at once: one wins, the others are told, and only what was signed is public."""

import hashlib
import os
import random
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from accounts.errors import Refused
from accounts.models import Event
from reviews.errors import TransitionRefused
from reviews.models import Publication, Retraction, Review, ReviewVersion, SignOff
from reviews.services import (
    correcting,
    drafting,
    publication,
    retracting,
)
from tests.claims.at_once import at_once
from tests.reviews.services.acting import NUMBERS, Job, edits, publishes, signs, withdraws
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    corrected_draft,
    correcting_,
    editor,
    later,
    proposed,
    rewritten,
    submitted,
)

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("REVIEW_ROUNDS", "20"))


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
