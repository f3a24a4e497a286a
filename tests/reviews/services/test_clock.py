"""The clock: one review that breaks leaves the others alone, and a newly chosen time is kept."""

import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event, User
from reviews.domain.actions import Action
from reviews.models import Review
from reviews.services import publication
from reviews.services.workflow import Step
from tests.reviews.writing import NOW, approved, editor, later

pytestmark = pytest.mark.django_db


def scheduled(by: User | None = None, minutes: int = 60) -> Review:
    at = NOW + timedelta(minutes=minutes)
    return publication.schedule(approved(), at, by=by or editor(), now=NOW)


def state_of(review: Review) -> tuple[str, datetime | None]:
    now = Review.objects.get(pk=review.pk)
    return now.state, now.scheduled_for


def test_one_that_breaks_leaves_the_others_alone_and_is_seen(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, whole = scheduled(minutes=5), scheduled(minutes=6)
    real = publication.make_public

    def breaking(taken: Any, *given: Any, **named: Any) -> object:
        if taken.review.pk == broken.pk:
            raise ValueError("content of another form")
        return real(taken, *given, **named)

    monkeypatch.setattr(publication, "make_public", breaking)
    with caplog.at_level(logging.ERROR), pytest.raises(publication.NotAllDone, match="1 due"):
        publication.publish_due(now=later(30))
    assert state_of(whole) == ("published", None)
    assert state_of(broken) == ("scheduled", later(5))
    assert f"Review {broken.pk} was due" in caplog.text
    assert "content of another form" in caplog.text


def rescheduling(review: Review, to: datetime, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Somebody chooses another time just before the clock does what is named."""
    real = getattr(publication, name)

    def after(*given: Any, **named: Any) -> object:
        monkeypatch.setattr(publication, name, real)
        by = editor()
        free = publication.unschedule(Review.objects.get(pk=review.pk), by=by, now=later())
        publication.schedule(free, to, by=by, now=later())
        return real(*given, **named)

    monkeypatch.setattr(publication, name, after)


@pytest.mark.parametrize("minutes", [20, 600])
def test_a_time_that_is_chosen_while_the_clock_fails_is_kept(
    monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    review = scheduled(minutes=5)

    real = publication.make_public

    def refusing(taken: Step, *given: Any, **named: Any) -> object:
        if taken.action is Action.PUBLISH_DUE:
            raise ValidationError("no")
        return real(taken, *given, **named)

    monkeypatch.setattr(publication, "make_public", refusing)
    rescheduling(review, later(minutes), monkeypatch, "_put_back")
    assert publication.publish_due(now=later(30)) == []
    assert state_of(review) == ("scheduled", later(minutes))


def test_a_time_that_is_chosen_after_it_was_found_due_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = scheduled(minutes=5)
    rescheduling(review, later(600), monkeypatch, "_is_published")
    assert publication.publish_due(now=later(30)) == []
    assert state_of(review) == ("scheduled", later(600))
    assert not Event.objects.about(review).done("review.publish_due").exists()
