"""Letters about work: written once, sent to who may see it and wants it, and tried again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from accounts.domain.vocabulary import NoticeKind
from accounts.models import Job, Notice, User
from accounts.services import notices
from tests.factories.accounts import MutedNoticeFactory, NoticeFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 5, 1, 9, tzinfo=UTC)


def notify(*users: User, key: str = "event-1", by: User | None = None) -> int:
    return notices.notify(
        users,
        NoticeKind.ASSIGNED,
        key=key,
        needs="review.view",
        subject="a review\nis yours",
        body="Ada gave it to you.",
        path="/desk/reviews/7/",
        by=by,
    )


def test_a_letter_says_what_where_and_how_to_be_rid_of_it() -> None:
    user = UserFactory(roles=["reviewer"], first_name="Hana")
    assert notify(user) == 1
    assert Job.objects.filter(task_name=notices.TASK).count() == 1
    assert not mail.outbox  # nothing is sent before the step is over
    assert notices.send_waiting(now=NOW) == 1
    (letter,) = mail.outbox
    assert letter.to == [user.email]
    assert letter.subject.endswith("a review is yours")
    assert "Hana" in letter.body
    assert "/desk/reviews/7/" in letter.body
    assert "/account/#letters" in letter.body
    assert notices.send_waiting(now=NOW) == 0
    assert len(mail.outbox) == 1


def test_nobody_is_told_twice_or_of_what_they_did_or_may_not_see() -> None:
    user, by = UserFactory(roles=["reviewer"]), UserFactory(roles=["editor"])
    others = [
        UserFactory(),
        UserFactory(roles=["reviewer"], email=""),
        UserFactory(roles=["reviewer"], is_active=False),
        MutedNoticeFactory(user=UserFactory(roles=["reviewer"])).user,
        by,
    ]
    assert notify(user, *others, by=by) == 1
    assert notify(user, *others, by=by) == 0
    assert notify(user, key="event-2") == 1


@pytest.mark.parametrize("change", ["role", "muted", "left", "address"])
def test_it_is_looked_at_again_when_it_is_sent(change: str) -> None:
    notice = NoticeFactory()
    user = notice.user
    match change:
        case "role":
            user.role_grants.all().delete()
        case "muted":
            MutedNoticeFactory(user=user)
        case "left":
            User.objects.update(is_active=False)
        case "address":
            User.objects.update(email="")
    assert notices.send_waiting(now=NOW) == 0
    notice.refresh_from_db()
    assert notice.dropped_at == NOW
    assert not mail.outbox


def test_what_cannot_be_sent_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    down, fine = NoticeFactory(), NoticeFactory()
    send = EmailMessage.send

    def refuse(message: EmailMessage, *how: Any) -> int:
        if message.to == [down.user.email]:
            raise ConnectionRefusedError
        return send(message, *how)

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", refuse)
        assert notices.send_waiting(now=NOW) == 1
        for number in range(1, notices.TRIES - 1):
            down.refresh_from_db()
            assert (down.tries, down.dropped_at) == (number, None)
            assert down.due_at > NOW
            assert notices.send_waiting(now=down.due_at - timedelta(seconds=1)) == 0
            notices.send_waiting(now=down.due_at)
        down.refresh_from_db()
        span = down.due_at - NOW
    assert timedelta(days=2) < span < timedelta(days=5)
    assert notices.send_waiting(now=down.due_at) == 1  # it is there again
    assert [letter.to for letter in mail.outbox] == [[fine.user.email], [down.user.email]]


def test_a_letter_is_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = NoticeFactory(tries=notices.TRIES - 1)

    def refuse(*_: Any) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", refuse)
    notices.send_waiting(now=NOW)
    assert Notice.objects.get(pk=notice.pk).dropped_at == NOW


def test_an_address_that_no_letter_can_be_written_to_holds_nobody_up() -> None:
    broken, fine = NoticeFactory(), NoticeFactory()
    User.objects.filter(pk=broken.user_id).update(email="a\nb@example.org")
    assert notices.send_waiting(now=NOW) == 1
    assert [letter.to for letter in mail.outbox] == [[fine.user.email]]
    broken.refresh_from_db()
    assert broken.tries == 1
