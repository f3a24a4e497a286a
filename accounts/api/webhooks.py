"""Webhooks over the API: kept by editors and admins, with every message and every attempt."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.described import described_change, described_verb
from accounts.api.parameters import PageParameters, Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.rows import ReasonedIn, assign
from accounts.api.schema import (
    described_addition,
    described_detail,
    described_list,
    described_step,
)
from accounts.api.verbs import VerbView
from accounts.api.views import DetailView, ListView
from accounts.api.webhook_bodies import (
    WebhookDeliveryAttemptsOut,
    WebhookDeliveryOut,
    WebhookDeliveryParameters,
    WebhookIn,
    WebhookOut,
    WebhookSecretOut,
)
from accounts.api.writing import CollectionView, RecordView
from accounts.models import User, Webhook, WebhookDelivery
from accounts.models.keyset import Keyset
from accounts.models.webhook import WebhookDeliveryQuerySet, WebhookQuerySet
from accounts.services.webhooks import keeping
from accounts.services.webhooks.replaying import replay

TAG = "webhooks"
MESSAGES = "webhook deliveries"


class _ForEditors(ApiView):
    """What editors and admins write, and auditors read too."""

    permission_classes = [ThoseWhoMayRead]
    writes: ClassVar[dict[str, str]] = {}

    @property
    def reads(self) -> str:
        """What it takes to come in."""
        return self.writes.get(str(self.request.method), "webhook.view")


@described_list(
    name="Webhook",
    out=WebhookOut,
    takes=PageParameters,
    says="Who is told of changes as they happen. For editors, admins and auditors.",
    restricted=True,
)
@described_addition(
    name="webhook",
    body=WebhookIn,
    out=WebhookSecretOut,
    says="Tells an address of every change from now on, signed as Standard Webhooks has it: see "
    "docs/howto/following.md. The answer holds the `secret`, which is told at no other time; under "
    "an Idempotency-Key it is kept with the answer for 48 hours. What nothing may be sent to is "
    "refused.",
    met="",
)
class WebhookListView(_ForEditors, CollectionView[Webhook]):
    """Every webhook, and where one is added."""

    out = WebhookOut
    takes = PageParameters
    body = WebhookIn
    route = "api:webhook"
    writes: ClassVar[dict[str, str]] = {"POST": "webhook.add"}

    def rows(self, asked: dict[str, Any]) -> WebhookQuerySet:
        """All of them."""
        return Webhook.objects.for_listing()

    def add(self, given: dict[str, Any], *, by: User) -> Webhook:
        """Will add one, and keep its secret for the answer.

        Raises: ValidationError.
        """
        reason = given.pop("reason", "")
        made, self.secret = keeping.add_webhook(**given, by=by, reason=reason)
        return made

    def post(self, request: Request) -> Response:
        """Will add one, and tell its secret.

        Raises: ValidationError.
        """
        answer = super().post(request)
        answer.data = {**answer.data, "secret": self.secret}
        return answer


@described_detail(name="webhook", tag=TAG, out=WebhookOut, says="One webhook.", restricted=True)
@described_change(
    name="webhook",
    tag=TAG,
    body=WebhookIn,
    out=WebhookOut,
    says="Changes a webhook; messages that wait go to the new address.",
)
class WebhookView(_ForEditors, RecordView[Webhook]):
    """One webhook."""

    out = WebhookOut
    body = WebhookIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "webhook.change"}

    def record(self, pk: int) -> Webhook:
        """The webhook.

        Raises: Http404.
        """
        return get_object_or_404(Webhook.objects.for_listing(), pk=pk)

    def change(self, record: Webhook, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will change what is given.

        Raises: ValidationError, StaleRecord.
        """
        reason = assign(record, given)
        keeping.save_changed(record, by=by, reason=reason, expected_version=seen)


class _WebhookVerb(VerbView[Webhook]):
    """What is done with a webhook besides changing it."""

    of = WebhookView
    body = ReasonedIn
    writes: ClassVar[dict[str, str]] = {"POST": "webhook.change"}


@described_verb(
    operation="switch_webhook_on",
    tag=TAG,
    body=ReasonedIn,
    out=WebhookOut,
    says="Tells a webhook of changes again: it goes on where it stopped, and what waits is sent.",
)
class WebhookOnView(_WebhookVerb):
    """Where a webhook is switched on."""

    def act(self, record: Webhook, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will switch it on.

        Raises: ValidationError, StaleRecord.
        """
        how = {"reason": given.get("reason", ""), "expected_version": seen}
        keeping.switch_webhook(record, on=True, by=by, now=timezone.now(), **how)


@described_verb(
    operation="switch_webhook_off",
    tag=TAG,
    body=ReasonedIn,
    out=WebhookOut,
    says="Tells a webhook of nothing any more, until it is switched on.",
)
class WebhookOffView(_WebhookVerb):
    """Where a webhook is switched off."""

    def act(self, record: Webhook, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will switch it off.

        Raises: StaleRecord.
        """
        how = {"reason": given.get("reason", ""), "expected_version": seen}
        keeping.switch_webhook(record, on=False, by=by, now=timezone.now(), **how)


@described_verb(
    operation="rotate_webhook_secret",
    tag=TAG,
    body=ReasonedIn,
    out=WebhookSecretOut,
    says="Makes a new secret, which is told in the answer and at no other time. For a day the former "
    "one signs as well, so that the receiver can change over in its own time.",
)
class WebhookRotationView(_WebhookVerb):
    """Where a webhook is given another secret."""

    writes: ClassVar[dict[str, str]] = {"POST": "webhook.rotate"}

    def act(self, record: Webhook, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will make another secret, and keep it for the answer.

        Raises: StaleRecord.
        """
        how = {"reason": given.get("reason", ""), "expected_version": seen}
        self.secret = keeping.rotate_secret(record, by=by, now=timezone.now(), **how)

    def post(self, request: Request, pk: int) -> Response:
        """Will make another secret, and tell it.

        Raises: PreconditionRequired, PreconditionUnfit, StaleRecord; Http404.
        """
        answer = super().post(request, pk)
        answer.data = {**answer.data, "secret": self.secret}
        return answer


class _Messages(ApiView):
    """What editors, admins and auditors read."""

    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "webhookdelivery.view"


@described_list(
    name="WebhookDelivery",
    out=WebhookDeliveryOut,
    takes=WebhookDeliveryParameters,
    operation="list_webhook_deliveries",
    tag=MESSAGES,
    says="Messages to webhooks, the newest first. Those that are over are kept for 30 days.",
    restricted=True,
)
class WebhookDeliveryListView(_Messages, ListView[WebhookDelivery]):
    """Every message."""

    out = WebhookDeliveryOut
    takes = WebhookDeliveryParameters
    keyset: ClassVar[Keyset] = Keyset(descending=True)

    def rows(self, asked: dict[str, Any]) -> WebhookDeliveryQuerySet:
        """The messages asked for."""
        return WebhookDelivery.objects.having(
            webhook=asked.get("webhook"), state=asked.get("state")
        )


@described_detail(
    name="webhook_delivery",
    tag=MESSAGES,
    out=WebhookDeliveryAttemptsOut,
    says="One message with every attempt: when, how long it took, and what was answered.",
    restricted=True,
)
class WebhookDeliveryView(_Messages, DetailView):
    """One message."""

    out = WebhookDeliveryAttemptsOut

    def record(self, pk: int) -> WebhookDelivery:
        """The message.

        Raises: Http404.
        """
        return get_object_or_404(WebhookDelivery.objects.with_attempts(), pk=pk)


@described_step(
    name="replay_webhook_delivery",
    tag=MESSAGES,
    body=ReasonedIn,
    out=WebhookDeliveryAttemptsOut,
    says="Sends a message again, under the same id: one that was given up, or that the receiver lost.",
)
class WebhookReplayView(ApiView):
    """Where a message is sent again."""

    writes: ClassVar[dict[str, str]] = {"POST": "webhookdelivery.replay"}

    def post(self, request: Request, pk: int) -> Response:
        """Will send it again, and tell what it is then.

        Raises: WebhookOff; Http404.
        """
        read_parameters(request, Parameters)
        given = read_body(request, ReasonedIn)
        delivery = get_object_or_404(WebhookDelivery, pk=pk)
        by, reason = signed_in(request), given.get("reason", "")
        replay(delivery, by=by, now=timezone.now(), reason=reason)
        fresh = WebhookDelivery.objects.with_attempts().get(pk=pk)
        return Response(WebhookDeliveryAttemptsOut(fresh).data)
