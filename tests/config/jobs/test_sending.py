"""A real worker that is killed while a receiver of a webhook has not answered yet."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from django.utils import timezone
from standardwebhooks import Webhook as Independent

from accounts.models import Webhook, WebhookDelivery
from accounts.services.jobs import defer_job
from accounts.services.webhooks import keeping
from accounts.services.webhooks.deriving import derive
from accounts.services.webhooks.replaying import SEND
from tests.accounts.receiving import Act, answers, hurry, receiving
from tests.config.jobs.workers import wait_for, workers
from tests.factories.claims import TopicFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.enable_socket,
    pytest.mark.timeout(300),
]

MESSAGES = 6
HELD = 3
"""The request that is not answered before the worker is dead."""


def delivered() -> int:
    return WebhookDelivery.objects.filter(state="delivered").count()


def test_a_killed_worker_loses_no_message_and_sends_only_the_one_at_hand_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, is_dead, came = threading.Event(), threading.Event(), Counter[str]()

    def holds(request: BaseHTTPRequestHandler) -> None:
        reached.set()
        is_dead.wait(60)
        answers(204)(request)

    def acts(message: str, time: int) -> Act:
        came[message] += 1
        return holds if came.total() == HELD else answers(204)

    with receiving(acts) as receiver, workers(tmp_path) as crew:
        monkeypatch.setenv("WEBHOOK_ALLOWED_NETWORKS", f"127.0.0.1:{receiver.port}")
        webhook, secret = keeping.add_webhook(name="display", url=receiver.url, by=None)
        topics = TopicFactory.create_batch(MESSAGES)
        while derive(webhook.pk, now=timezone.now()):
            pass
        unlucky = crew.start()
        defer_job(SEND, by=None, webhook=webhook.pk)
        assert reached.wait(60), crew.said()
        unlucky.kill()
        unlucky.wait()
        assert delivered() == HELD - 1
        is_dead.set()
        # The time passes for which the dead one had the webhook and the message.
        Webhook.objects.update(busy_until=timezone.now())
        hurry()
        crew.start()
        wait_for(lambda: delivered() == MESSAGES, 60)
        told = [Independent(secret).verify(body, headers) for headers, body in receiver.came]
    assert {one["data"]["id"] for one in told} == {topic.pk for topic in topics}
    assert sorted(came.values()) == [1] * (MESSAGES - 1) + [2]
    assert came[receiver.ids()[HELD - 1]] == 2
