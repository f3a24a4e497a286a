"""What is told of webhooks and of the messages to them, and what is sent to write one."""

from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Text, WholeNumber, Word, word
from accounts.api.parameters import PageParameters
from accounts.api.rows import ReasonedIn
from accounts.api.values import Flag
from accounts.domain.vocabulary import ChangedKind, DeliveryState, Happening, WebhookState
from accounts.models import Webhook, WebhookAttempt, WebhookDelivery


@example(name="Newsroom display", url="https://example.org/hooks/facts", kinds=["review", "claim"])
class WebhookIn(ReasonedIn):
    """What is sent to add or to change a webhook."""

    name = Text(max_length=100)
    url = Text(max_length=1000, help_text="Where messages are sent: https, and no inner address.")
    kinds = serializers.ListField(
        child=Word(ChangedKind),
        required=False,
        max_length=len(ChangedKind),
        help_text="Of which kinds of record it is told; of all of them without it, or where empty.",
    )
    with_hidden = Flag(
        required=False,
        help_text="Whether it is told also of what only those see who hold a role.",
    )


class WebhookOut(serializers.ModelSerializer[Webhook]):
    """One webhook. One that is `failed` was switched off by itself; `state_reason` says why.

    Until `former_until` the secret before the one at hand signs as well.
    """

    kinds = serializers.ListField(child=word(ChangedKind), read_only=True)
    state = word(WebhookState)
    created_by = serializers.CharField(
        source="created_by.username", default=None, allow_null=True, read_only=True
    )

    class Meta:
        model = Webhook
        fields = [
            "id",
            "name",
            "url",
            "kinds",
            "with_hidden",
            "state",
            "state_reason",
            "failing_since",
            "former_until",
            "created_by",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


class WebhookSecretOut(WebhookOut):
    """A webhook with its new secret, which is told only now: keep it where the receiver finds it."""

    secret = serializers.CharField(read_only=True)

    class Meta(WebhookOut.Meta):
        fields = [*WebhookOut.Meta.fields, "secret"]
        read_only_fields = fields


class WebhookAttemptOut(serializers.ModelSerializer[WebhookAttempt]):
    """One attempt: when, how long it took, and the status and the beginning of what was answered.

    Without an answer `status` is null, and `failure` says why.
    """

    class Meta:
        model = WebhookAttempt
        fields = ["at", "milliseconds", "status", "failure", "answer"]
        read_only_fields = fields


class WebhookDeliveryOut(serializers.ModelSerializer[WebhookDelivery]):
    """One message to a webhook: `message` is its id, which stays the same however often it is sent."""

    type = serializers.CharField(read_only=True)
    kind = word(ChangedKind)
    what = word(Happening)
    state = word(DeliveryState)
    webhook = serializers.IntegerField(source="webhook_id")

    class Meta:
        model = WebhookDelivery
        fields = [
            "id",
            "webhook",
            "message",
            "type",
            "kind",
            "object_id",
            "what",
            "state",
            "tries",
            "due_at",
            "created_at",
            "ended_at",
        ]
        read_only_fields = fields


class WebhookDeliveryAttemptsOut(WebhookDeliveryOut):
    """One message with every attempt to deliver it."""

    attempts = WebhookAttemptOut(many=True, read_only=True)

    class Meta(WebhookDeliveryOut.Meta):
        fields = [*WebhookDeliveryOut.Meta.fields, "attempts"]
        read_only_fields = fields


class WebhookDeliveryParameters(PageParameters):
    """The query parameters of the messages."""

    webhook = WholeNumber(required=False, min_value=1, help_text="Those to one webhook, by its id.")
    state = serializers.ChoiceField(
        choices=[state.value for state in DeliveryState],
        required=False,
        help_text="Those that wait, were delivered, or were given up.",
    )
