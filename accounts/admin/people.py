"""People and what they are trusted with."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from accounts.admin.base import RecordAdmin
from accounts.admin.filters import Days
from accounts.admin.forms import RecordForm
from accounts.admin.layout import Fieldset, fieldset
from accounts.admin.rows import RecordTabularInline
from accounts.domain.vocabulary import Role
from accounts.models import RoleGrant, User
from accounts.services import people
from accounts.services.records import delete_record, save_record

# Django's own admin of users brings the page that sets a password; its types are not ours.
PasswordPages: Any = DjangoUserAdmin


# Groups say nothing here: what people may do is in the permission table.
admin.site.unregister(Group)
# Addresses stand on people themselves, and second factors are nobody else's to look at.
admin.site.unregister([EmailAddress, Authenticator])


class AccountWriters:
    """The services that write plain records of `accounts`."""

    save = staticmethod(save_record)
    delete = staticmethod(delete_record)


class PersonWriters(AccountWriters):
    """The services that write people."""

    save = staticmethod(people.save_person)


class PersonForm(RecordForm, UserChangeForm):  # type: ignore[misc]
    """The form of a person."""


class NewPersonForm(RecordForm, UserCreationForm):  # type: ignore[misc]
    """The form of a new person."""


class RoleGrantRows(RecordTabularInline):
    """The roles of a person."""

    model = RoleGrant
    fk_name = "user"
    fields = ["role", "granted_by", "granted_at"]
    readonly_fields = ["granted_by", "granted_at"]
    show_change_link = False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never: a role is given or taken."""
        return False


@admin.register(User)
class UserAdmin(RecordAdmin, PasswordPages):  # type: ignore[misc]
    """A person. What they may do is said by their roles alone."""

    writers = PersonWriters()
    form = PersonForm
    add_form = NewPersonForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "full_name", "email", "role_names", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser", "role_grants__role", ("last_login", Days)]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    filter_horizontal = ()
    inlines = [RoleGrantRows]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        fieldset(None, ("username", "email"), ("first_name", "last_name"), "password"),
        fieldset("Access", ("is_active", "is_staff", "is_superuser")),
        fieldset("Dates", ("last_login", "date_joined")),
    ]
    add_fieldsets = [fieldset(None, ("username", "email"), ("password1", "password2"))]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """People with their roles."""
        return super().get_queryset(request).prefetch_related("role_grants")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Only a superuser makes superusers."""
        fields = list(super().get_readonly_fields(request, obj))
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form for a new person asks for a password twice."""
        if obj is None:
            kwargs["form"] = self.add_form
        return RecordAdmin.get_form(self, request, obj, change=change, **kwargs)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """The page that sets somebody's password; that it was set is in the log."""
        user = self.get_object(request, unquote(id))
        if user is None or not isinstance(request.user, User):
            return super().user_change_password(request, id, form_url)
        with people.password_logged(user, by=request.user):
            return super().user_change_password(request, id, form_url)

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        """First and last name."""
        return user.get_full_name()

    @admin.display(description="roles")
    def role_names(self, user: User) -> str:
        """The roles, in words."""
        return ", ".join(sorted(grant.role for grant in user.role_grants.all()))

    def write_row(self, obj: RoleGrant, **how: Any) -> None:
        """Will give a role."""
        people.grant_role(obj.user, Role(obj.role), by=how["by"], reason=how["reason"])

    def erase_row(self, obj: RoleGrant, **how: Any) -> None:
        """Will take a role."""
        people.revoke_role(obj.user, Role(obj.role), by=how["by"], reason=how["reason"])


@admin.register(RoleGrant)
class RoleGrantAdmin(RecordAdmin):
    """Who holds which role, who gave it and when."""

    writers = AccountWriters()
    list_display = ["user", "role", "granted_by", "granted_at"]
    list_filter = ["role"]
    list_select_related = ["user", "granted_by"]
    search_fields = ["user__username", "user__last_name", "role"]
    readonly_fields = ["granted_by", "granted_at"]

    def groups(self, request: HttpRequest, obj: Any) -> list[Fieldset]:
        """Who gave it and when is known only afterwards."""
        if obj is None:
            return [fieldset(None, ("user", "role"))]
        return [fieldset(None, ("user", "role"), ("granted_by", "granted_at"))]

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never: a role is given or taken."""
        return False

    def write(self, obj: RoleGrant, *, by: User, reason: str, **_: Any) -> None:
        """Will give a role."""
        given = people.grant_role(obj.user, Role(obj.role), by=by, reason=reason)
        obj.pk = given.pk

    def erase(self, obj: RoleGrant, *, by: User, reason: str = "") -> None:
        """Will take a role."""
        people.revoke_role(obj.user, Role(obj.role), by=by, reason=reason)
