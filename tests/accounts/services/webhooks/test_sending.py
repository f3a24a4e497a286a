"""Messages arrive, whatever the receiver does, and an independent library says that they are ours."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone
from standardwebhooks import Webhook as Independent
from standardwebhooks import WebhookVerificationError

from accounts.models import Event, Notice, Webhook, WebhookAttempt, WebhookDelivery
from accounts.services.webhooks import keeping, sending
from accounts.services.webhooks.ending import PATIENCE
from accounts.services.webhooks.replaying import WebhookOff, forget_messages, replay
from tests.accounts.following import all_settled
from tests.accounts.receiving import (
    Act,
    Receiver,
    answers,
    deliver,
    hurry,
    is_late,
    receiving,
    resets,
    subscribed,
)
from tests.factories.accounts import UserFactory
from tests.factories.claims import TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]

MESSAGES = int(os.environ.get("WEBHOOK_MESSAGES", "24"))
"""How many messages a failing receiver is sent; 500 are asked for now and then."""

FAILURES: list[Act] = [answers(500, b"Out of order."), resets, is_late, answers(302, Location="/x")]


def fails_at_first(message: str, time: int) -> Act:
    """Fails up to three times, in four ways, as the id of the message has it."""
    number = int(message[-2:], 16)
    return answers(204) if time > number % 4 else FAILURES[(number // 4 + time) % 4]


def takes_all(message: str, time: int) -> Act:
    return answers(200, b'{"ok": true}')


def always(act: Act) -> Callable[[str, int], Act]:
    return lambda message, time: act


def verified(receiver: Receiver, secret: str, since: int = 0) -> list[dict]:
    """What came, each request verified by the independent library, which takes none that is old."""
    return [Independent(secret).verify(body, headers) for headers, body in receiver.came[since:]]


def test_a_failing_receiver_loses_nothing() -> None:
    with all_settled(), receiving(fails_at_first) as receiver:
        webhook, secret = subscribed(receiver.url)
        topics = TopicFactory.create_batch(MESSAGES)
        told = list[dict]()
        for _ in range(8 + MESSAGES):
            deliver(webhook)
            told += verified(receiver, secret, since=len(told))
        assert {one["data"]["id"] for one in told} == {topic.pk for topic in topics}
        assert {one["type"] for one in told} == {"topic.added"}
        sent = WebhookDelivery.objects.filter(state="delivered")
        assert sent.count() == MESSAGES == len(set(receiver.ids()))
        assert len(set(receiver.ids())) == len({body for _, body in receiver.came})
        assert WebhookAttempt.objects.count() == len(receiver.came) > MESSAGES
        with pytest.raises(WebhookVerificationError, match="No matching"):
            verified(receiver, subscribed(receiver.url)[1], since=len(told) - 1)


def test_without_trying_again_some_are_lost() -> None:
    with all_settled(), receiving(fails_at_first) as receiver:
        webhook, _ = subscribed(receiver.url)
        TopicFactory.create_batch(MESSAGES)
        with mock.patch.object(sending, "wait_after", return_value=None):
            deliver(webhook, rounds=MESSAGES)
        assert 0 < WebhookDelivery.objects.filter(state="given_up").count() < MESSAGES


def test_a_worker_that_dies_while_it_sends_loses_nothing() -> None:
    with all_settled(), receiving(takes_all) as receiver:
        webhook, secret = subscribed(receiver.url)
        TopicFactory()
        with (
            mock.patch.object(sending, "_note", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            deliver(webhook)
        assert WebhookDelivery.objects.get().state == "waiting"
        sending.send_due(webhook.pk, clock=timezone.now)
        assert len(receiver.came) == 1  # it is had until the time is over
        hurry()
        sending.send_due(webhook.pk, clock=timezone.now)
        assert receiver.ids() == [WebhookDelivery.objects.get().message] * 2
        assert len(verified(receiver, secret)) == 2


def test_two_workers_do_not_send_to_one_receiver_at_once() -> None:
    with all_settled(), receiving(takes_all) as receiver:
        webhook, _ = subscribed(receiver.url)
        TopicFactory()
        Webhook.objects.update(busy_until=timezone.now() + timedelta(minutes=1))
        deliver(webhook)
        assert receiver.came == []


def test_both_secrets_sign_for_a_day() -> None:
    with all_settled(), receiving(takes_all) as receiver:
        webhook, former = subscribed(receiver.url)
        secret = keeping.rotate_secret(webhook, by=None, now=timezone.now())
        TopicFactory()
        deliver(webhook)
        assert verified(receiver, former) == verified(receiver, secret)
        Webhook.objects.update(former_until=timezone.now())
        TopicFactory()
        deliver(webhook)
        receiver.came = receiver.came[1:]
        assert len(verified(receiver, secret)) == 1
        with pytest.raises(WebhookVerificationError):
            verified(receiver, former)


def test_secrets_are_kept_sealed_and_in_no_log() -> None:
    with receiving(takes_all) as receiver:
        webhook, secret = subscribed(receiver.url)
        another = keeping.rotate_secret(webhook, by=None, now=timezone.now())
        row = Webhook.objects.filter(pk=webhook.pk).values().get()
        logged = str(list(Event.objects.values())) + str(list(webhook.history.values()))
        assert secret not in str(row)
        assert another not in str(row)
        assert row["secret"] not in logged
        assert row["former_secret"] not in logged


def test_every_attempt_is_written_down() -> None:
    said = b"No room.\x00\r\n" + b"x" * 10_000
    with all_settled(), receiving(always(answers(503, said, Retry_After="7200"))) as receiver:
        webhook, _ = subscribed(receiver.url)
        TopicFactory()
        deliver(webhook)
        (attempt,) = WebhookAttempt.objects.all()
        assert (attempt.status, attempt.answer[:10], len(attempt.answer)) == (
            503,
            "No room. x",
            500,
        )
        wait = WebhookDelivery.objects.get().due_at - timezone.now()
        assert timedelta(minutes=119) < wait <= timedelta(hours=2)


def test_no_redirect_is_followed() -> None:
    with all_settled(), receiving(always(answers(307, Location="/other"))) as receiver:
        webhook, _ = subscribed(receiver.url)
        TopicFactory()
        deliver(webhook)
        assert len(receiver.came) == 1
        assert WebhookDelivery.objects.get().state == "waiting"


def test_a_receiver_that_is_gone_is_switched_off_and_those_concerned_are_told() -> None:
    admin = UserFactory(roles=["admin"])
    editor, other = UserFactory(roles=["editor"]), UserFactory(roles=["editor"])
    with all_settled(), receiving(always(answers(410))) as receiver:
        webhook, _ = subscribed(receiver.url)
        Webhook.objects.update(created_by=editor)
        TopicFactory.create_batch(2)
        deliver(webhook)
        webhook.refresh_from_db()
        assert (webhook.state, len(receiver.came)) == ("failed", 1)
        assert "410" in webhook.state_reason
        told = set(Notice.objects.filter(kind="webhook_off").values_list("user", flat=True))
        assert told == {admin.pk, editor.pk}
        assert other.pk not in told


def test_what_fails_for_days_is_switched_off_and_goes_on_where_it_stopped() -> None:
    with all_settled(), receiving(always(answers(500))) as receiver:
        webhook, _ = subscribed(receiver.url)
        first = TopicFactory()
        deliver(webhook)
        Webhook.objects.update(failing_since=timezone.now() - PATIENCE)
        deliver(webhook)
        webhook.refresh_from_db()
        assert webhook.state == "failed"
        second = TopicFactory()
        deliver(webhook)
        with pytest.raises(WebhookOff, match="switch it on"):
            replay(WebhookDelivery.objects.get(), by=None, now=timezone.now())
        receiver.acts, receiver.came = takes_all, []
        keeping.switch_webhook(webhook, on=True, by=None, now=timezone.now())
        deliver(webhook)
        got = [json.loads(body)["data"]["id"] for _, body in receiver.came]
        assert got == [first.pk, second.pk]
        webhook.refresh_from_db()
        assert (webhook.state, webhook.failing_since) == ("on", None)


def test_a_message_is_given_up_after_days_and_can_be_sent_again() -> None:
    with all_settled(), receiving(always(answers(500))) as receiver:
        webhook, _ = subscribed(receiver.url)
        TopicFactory()
        deliver(webhook, rounds=12)
        given_up = WebhookDelivery.objects.get()
        assert (given_up.state, given_up.tries, len(receiver.came)) == ("given_up", 10, 10)
        receiver.acts = takes_all
        replay(given_up, by=None, now=timezone.now())
        deliver(webhook)
        assert WebhookDelivery.objects.get().state == "delivered"
        assert set(receiver.ids()) == {given_up.message}
        assert forget_messages(now=timezone.now()) == 0
        assert forget_messages(now=timezone.now() + timedelta(days=31)) == 12


def test_only_what_is_asked_for_and_may_be_seen_is_told() -> None:
    with all_settled(), receiving(takes_all) as receiver:
        some, _ = subscribed(receiver.url, kinds=["claim"])
        TopicFactory()
        deliver(some)
        assert receiver.came == []
