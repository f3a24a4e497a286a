"""Webhooks over the API and in the admin: the secret is told once, and to those who keep them."""

import json
from typing import Any

import pytest
from django.test import Client

from accounts.models import Event, IdempotencyKey, Webhook, WebhookDelivery
from sources.services.fetching.posting import Poster
from tests.accounts.following import all_settled
from tests.accounts.receiving import answers, deliver, receiving, taking
from tests.factories.accounts import UserFactory, WebhookDeliveryFactory
from tests.factories.claims import TopicFactory

pytestmark = pytest.mark.django_db

HOOKS = "/api/v1/webhooks/"


class Anywhere:
    """A road that leads everywhere and arrives nowhere."""

    def check(self, url: str) -> None: ...

    def post(self, url: str, **_: Any) -> Any:
        raise AssertionError("Nothing is sent here.")


def editor(client: Client) -> Client:
    client.force_login(UserFactory(roles=["editor"]))
    return client


def post(client: Client, url: str, body: dict[str, Any], **headers: str) -> Any:
    return client.post(url, json.dumps(body), content_type="application/json", headers=headers)


def made(client: Client, **body: Any) -> dict[str, Any]:
    with taking(Anywhere()):
        answer = post(client, HOOKS, {"name": "desk", "url": "https://example.org/hook"} | body)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_the_secret_is_told_once(client: Client) -> None:
    told = made(editor(client), kinds=["claim"])
    assert told["secret"].startswith("whsec_")
    page = client.get(f"{HOOKS}{told['id']}/")
    assert page.json() == {name: value for name, value in told.items() if name != "secret"}
    assert "secret" not in client.get(HOOKS).json()["results"][0]
    assert told["secret"] not in str(list(Event.objects.values()))
    assert not IdempotencyKey.objects.exists()
    turned = post(client, f"{HOOKS}{told['id']}/rotate/", {}, **{"If-Match": page["ETag"]}).json()
    assert turned["secret"] not in ("", told["secret"])
    assert turned["former_until"] is not None


def test_a_webhook_is_changed_and_switched_upon_what_was_seen(client: Client) -> None:
    told = made(editor(client))
    url = f"{HOOKS}{told['id']}/"
    with taking(Anywhere()):
        change = {"data": json.dumps({"kinds": ["review"]}), "content_type": "application/json"}
        assert client.patch(url, **change).status_code == 428
        changed = client.patch(url, **change, headers={"If-Match": '"1"'}).json()
        assert (changed["kinds"], changed["row_version"]) == (["review"], 2)
        off = post(client, f"{url}switch-off/", {"reason": "Moving."}, **{"If-Match": '"2"'}).json()
        assert (off["state"], off["state_reason"]) == ("off", "Moving.")
        on = post(client, f"{url}switch-on/", {}, **{"If-Match": '"3"'}).json()
        assert (on["state"], on["state_reason"]) == ("on", "")
    assert [event.action for event in Event.objects.about(Webhook.objects.get())] == [
        "webhook.added",
        "webhook.changed",
        "webhook.switched_off",
        "webhook.switched_on",
    ]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"url": "https://127.0.0.1/hook"}, "#/url"),
        ({"url": "http://93.184.216.34/hook"}, "#/url"),
        ({"kinds": ["user"]}, "#/kinds/0"),
        ({"name": ""}, "#/name"),
        ({"secret": "whsec_x"}, "#/secret"),
    ],
)
def test_what_does_not_fit_is_named(client: Client, body: dict[str, Any], pointer: str) -> None:
    given = {"name": "desk", "url": "https://93.184.216.34/hook"} | body
    with taking(Poster(resolve=lambda host, *_: [host])):
        answer = post(editor(client), HOOKS, given)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


@pytest.mark.enable_socket
def test_a_message_is_read_with_its_attempts_and_sent_again(client: Client) -> None:
    with all_settled(), receiving(lambda *_: answers(500, b"Full.")) as receiver:
        webhook = Webhook.objects.get(pk=made(editor(client))["id"])
        Webhook.objects.update(url=receiver.url, xid=0)
        TopicFactory()
        deliver(webhook)
        one = WebhookDelivery.objects.earliest("pk")
        told = client.get(f"/api/v1/webhook-deliveries/{one.pk}/").json()
        assert [(row["status"], row["answer"]) for row in told["attempts"]] == [(500, "Full.")]
        WebhookDelivery.objects.update(state="given_up", ended_at=one.created_at, tries=10)
        found = client.get("/api/v1/webhook-deliveries/?state=given_up&page_size=1").json()
        assert found["results"][0]["state"] == "given_up"
        again = post(client, f"/api/v1/webhook-deliveries/{one.pk}/replay/", {}).json()
        assert (again["state"], again["tries"], again["message"]) == ("waiting", 0, one.message)


def test_nothing_is_sent_again_to_what_is_off(client: Client) -> None:
    message = WebhookDeliveryFactory(webhook__state="off")
    answer = post(editor(client), f"/api/v1/webhook-deliveries/{message.pk}/replay/", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "webhook_off")


def test_the_admin_tells_the_secret_once(client: Client) -> None:
    given = {"name": "desk", "url": "https://example.org/hook", "kinds": ["claim", "review"]}
    with taking(Anywhere()):
        page = editor(client).post("/admin/accounts/webhook/add/", given, follow=True)
    webhook = Webhook.objects.get()
    assert webhook.kinds == ["claim", "review"]
    assert page.content.decode().count("whsec_") == 1
    assert webhook.created_by is not None
    change = client.get(f"/admin/accounts/webhook/{webhook.pk}/change/").content.decode()
    assert "whsec_" not in change
    assert webhook.secret not in change
