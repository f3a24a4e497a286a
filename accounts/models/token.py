"""The keys by which programs sign in, and the keys by which a write happens once."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.choices import SCOPE_CHOICES
from accounts.domain.vocabulary import Scope
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from accounts.models.user import User


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Questions about tokens."""

    def of(self, user: User) -> "ApiTokenQuerySet":
        """The tokens of one person."""
        return self.filter(user=user)

    def called(self, username: str, name: str) -> "ApiTokenQuerySet":
        """The token of this name that a person has, with the person."""
        return self.filter(user__username=username, name=name).with_owner()

    def with_owner(self) -> "ApiTokenQuerySet":
        """Tokens with the person in hand."""
        return self.select_related("user")

    def newest_first(self) -> "ApiTokenQuerySet":
        """Tokens as a list of them is read."""
        return self.order_by("-created_at", "-pk")


@tracked(exclude=["last_used_at", "key_sha256"])
class ApiToken(models.Model):
    """A token a program signs in with; only its SHA-256 is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=100)
    key_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=20, choices=SCOPE_CHOICES))
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["user", "name"]
        constraints = [
            must(
                "apitoken_key_is_hashed",
                Q(key_sha256__regex=r"^[0-9a-f]{64}$"),
                "Only the hash of a key is kept.",
            ),
            must("apitoken_has_scope", Q(scopes__len__gt=0), "A token needs at least one scope."),
            must(
                "apitoken_expires_later",
                Q(expires_at__gt=F("created_at")),
                "A token must expire after it was made.",
            ),
            unique(
                "apitoken_name_once",
                "user",
                "name",
                message="You already have a token of this name.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.user})"

    def is_in_force(self, now: datetime) -> bool:
        """Whether a program may sign in with it now."""
        return self.revoked_at is None and self.expires_at > now and self.user.is_active

    def may(self, scope: Scope) -> bool:
        """Whether it may be used for this; what writes may read."""
        return scope.value in self.scopes or (
            scope is Scope.READ and Scope.WRITE.value in self.scopes
        )

    @staticmethod
    def digest(key: str) -> str:
        """Will return the SHA-256 under which a key is kept.

        >>> ApiToken.digest("abc")[:8]
        'ba7816bf'
        """
        return hashlib.sha256(key.encode()).hexdigest()


class IdempotencyKey(models.Model):
    """One write a program asked for by name, and the answer it got: asked again, it gets the same.

    It is written together with what was done: a row without an answer is never committed.
    """

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request_sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    response = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            unique("idempotencykey_once", "token", "key", message="This key is already in use."),
            must(
                "idempotencykey_answer_whole",
                Q(status__isnull=True, response__isnull=True)
                | Q(status__isnull=False, response__isnull=False),
                "An answer has a status and a body, or there is none yet.",
            ),
        ]

    def __str__(self) -> str:
        return self.key
