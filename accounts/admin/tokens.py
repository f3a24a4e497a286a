"""The tokens of the person who looks, to read. The key itself is kept nowhere."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.layout import fieldset
from accounts.admin.permitted import signed_in
from accounts.models import ApiToken


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    """One's own tokens."""

    list_display = ["name", "user", "scopes", "created_at", "expires_at", "last_used_at"]
    list_filter = ["expires_at"]
    list_select_related = ["user"]
    search_fields = ["name"]
    fieldsets = [
        fieldset(None, ("name", "user"), "scopes"),
        fieldset("Life", ("created_at", "expires_at"), ("last_used_at", "revoked_at")),
    ]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The tokens of the person who is signed in."""
        return ApiToken.objects.of(signed_in(request)).select_related("user")
