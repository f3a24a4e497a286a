"""Rows of `accounts` for tests."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import factory
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection
from factory.django import DjangoModelFactory

from accounts.domain.vocabulary import NoticeKind, Role, Scope
from accounts.models import (
    ApiToken,
    Event,
    Invitation,
    Job,
    MutedNotice,
    Notice,
    RoleGrant,
    User,
    Webhook,
    WebhookDelivery,
)
from accounts.services.sealing import seal


class UserFactory(DjangoModelFactory[User]):
    """A person without a password; `UserFactory(roles=["curator"])` may enter the admin."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    is_staff = False
    password = UNUSABLE_PASSWORD_PREFIX

    @factory.post_generation
    def roles(self: User, create: bool, roles: list[str] | None, **_: Any) -> None:
        for role in roles or []:
            RoleGrant.objects.create(user=self, role=Role(role))
        if roles:
            self.is_staff = True
            self.save(update_fields=["is_staff"])


class RoleGrantFactory(DjangoModelFactory[RoleGrant]):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = Role.CURATOR.value
    granted_by = factory.SubFactory(UserFactory)


class ApiTokenFactory(DjangoModelFactory[ApiToken]):
    class Meta:
        model = ApiToken

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"token {n}")
    key_sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    scopes = [Scope.READ.value]
    expires_at = datetime(2100, 1, 1, tzinfo=UTC)


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    roles = [Role.CURATOR.value]
    invited_by = factory.SubFactory(UserFactory, roles=["admin"])
    expires_at = datetime(2100, 1, 1, tzinfo=UTC)


class NoticeFactory(DjangoModelFactory[Notice]):
    class Meta:
        model = Notice

    user = factory.SubFactory(UserFactory, roles=["reviewer"])
    kind = NoticeKind.ASSIGNED.value
    key = factory.Sequence(lambda n: f"event-{n}")
    needs = "review.view"
    subject = "A review is yours"
    body = "Somebody gave it to you."
    path = "/desk/reviews/1/"


class MutedNoticeFactory(DjangoModelFactory[MutedNotice]):
    class Meta:
        model = MutedNotice

    user = factory.SubFactory(UserFactory)
    kind = NoticeKind.ASSIGNED.value


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    actor = factory.SubFactory(UserFactory)
    action = "source.changed"
    object_type = "sources.source"
    object_id = factory.Sequence(lambda n: n + 1)
    object_text = factory.Sequence(lambda n: f"Source {n}")
    before = {"name": "Old"}
    after = {"name": "New"}


class WebhookFactory(DjangoModelFactory[Webhook]):
    """A webhook that is told of everything, and whose secret is known to nobody."""

    class Meta:
        model = Webhook

    name = factory.Sequence(lambda n: f"webhook {n}")
    url = "https://example.org/hook"
    secret = factory.LazyFunction(lambda: seal("whsec_" + "A" * 32, purpose="webhooks"))


class WebhookDeliveryFactory(DjangoModelFactory[WebhookDelivery]):
    """A message that waits."""

    class Meta:
        model = WebhookDelivery

    webhook = factory.SubFactory(WebhookFactory)
    message = factory.Sequence(lambda n: f"msg_{n}")
    change = factory.Sequence(lambda n: n + 1)
    kind = "claim"
    object_id = 1
    what = "changed"
    body = "{}"
    due_at = datetime(2100, 1, 1, tzinfo=UTC)


class JobFactory(DjangoModelFactory[Job]):
    """A job in any state, written past procrastinate's functions; no worker has it."""

    class Meta:
        model = Job

    task_name = "accounts.prune"
    status = "todo"
    attempts = 0
    queueing_lock = None

    @classmethod
    def _create(cls, model: type[Job], *_: Any, **columns: Any) -> Job:
        names = ", ".join(columns)
        marks = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO procrastinate_jobs (queue_name, {names}) "
                f"VALUES ('default', {marks}) RETURNING id",
                list(columns.values()),
            )
            (pk,) = cursor.fetchone()
        return model.objects.get(pk=pk)
