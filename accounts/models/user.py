"""People, and what they are trusted with."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.functional import cached_property

from accounts.choices import enum_field, one_of
from accounts.domain.vocabulary import Role
from accounts.models.constraints import unique
from accounts.models.history import tracked


@tracked(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person who signs in."""

    class Meta:
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                condition=~Q(email=""),
                violation_error_code="user_email_unique",
                violation_error_message="Somebody already signs in with this address.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles this person holds, read once per instance."""
        return frozenset(Role(role) for role in self.role_grants.values_list("role", flat=True))


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
