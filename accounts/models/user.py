"""People, and what they are trusted with."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Lower, Now
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from accounts.choices import enum_field, one_of
from accounts.domain.vocabulary import Role
from accounts.models.constraints import unique
from accounts.models.history import tracked
from accounts.models.hot_rows import HotRows
from accounts.models.statements import id_given


@tracked(exclude=["password", "last_login", "session_round"])
class User(AbstractUser):
    """A person who signs in.

    `session_round` counts how often somebody was signed out everywhere: sessions of an earlier round
    are over.
    """

    KEPT_BY_SERVICES = ("session_round",)

    session_round = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                condition=~Q(email=""),
                violation_error_code="user_email_unique",
                violation_error_message="Somebody already signs in with this address.",
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="user_name_unique",
                violation_error_code="user_name_unique",
                violation_error_message="Somebody already signs in with this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles this person holds, read once per instance, or beforehand for many."""
        is_read = "role_grants" in getattr(self, "_prefetched_objects_cache", ())
        grants = self.role_grants.all() if is_read else HELD.read(user=self.pk)
        return frozenset(Role(grant.role) for grant in grants)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must have been begun with: another one after a new password or a new round.

        In the first round it is Django's own, so that nobody is signed out by an upgrade.
        """
        first: str = super()._get_session_auth_hash(secret)  # type: ignore[misc]
        if not self.session_round:
            return first
        told = f"{first}:{self.session_round}"
        return salted_hmac("accounts.session", told, secret=secret, algorithm="sha256").hexdigest()


@tracked()
class RoleGrant(models.Model):
    """One role of one person, who gave it and when."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_grants")
    role = enum_field(Role)
    granted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    granted_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["user", "role"]
        constraints = [
            one_of("rolegrant_role_known", "role", Role),
            unique("rolegrant_once", "user", "role", message="This person already holds the role."),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"


PERSON = HotRows(
    lambda: (
        User.objects.filter(pk=id_given("user"))
        .annotate(held=ArraySubquery(RoleGrant.objects.filter(user=OuterRef("pk")).values("role")))
        .order_by()
    )
)
"""One person with the roles they `held` at that moment, whom every request of whoever signed in reads."""

HELD = HotRows(lambda: RoleGrant.objects.filter(user=id_given("user")).only("role").order_by())
"""The roles of one person who was not read with them."""
