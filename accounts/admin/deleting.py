"""Deleting through services: what is in use stays, and says so."""

from typing import Any, ClassVar, Protocol

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.admin import ModelAdmin

from accounts.admin.permitted import signed_in
from accounts.errors import Refused
from accounts.models import User

WITHDRAW = "Withdraw or reject it, or detach what refers to it first."


class Writers(Protocol):
    """The services that write the records of an application."""

    def save(
        self,
        record: models.Model,
        *,
        by: User | None,
        reason: str = "",
        expected_version: int | None = None,
    ) -> object:
        """Will save one record."""

    def delete(self, record: models.Model, *, by: User | None, reason: str = "") -> object:
        """Will delete one record."""


class DeletesThroughServices(ModelAdmin):  # type: ignore[misc]
    """The part of an admin that deletes."""

    writers: ClassVar[Writers]
    delete_selected_confirmation_template = "accounts/admin/delete_selected.html"

    def erase(self, obj: Any, *, by: User, reason: str = "") -> None:
        """Will call the service that deletes such a record."""
        self.writers.delete(obj, by=by, reason=reason)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Will delete the record through its service.

        Raises: Refused.
        """
        self.erase(obj, by=signed_in(request))

    def delete_queryset(self, request: HttpRequest, queryset: "models.QuerySet[Any]") -> None:
        """Will delete the chosen records one by one, all or none.

        Raises: Refused.
        """
        with transaction.atomic():
            for obj in queryset:
                self.erase(obj, by=signed_in(request))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Will ask and delete; what is in use stays, and is told why."""
        obj = self.get_object(request, unquote(object_id))
        if obj is not None and self.has_delete_permission(request, obj):
            _, _, _, in_use = self.get_deleted_objects([obj], request)
            if in_use:
                return self._kept(request, f"“{obj}” is in use and stays. {WITHDRAW}", object_id)
        try:
            page: HttpResponse = super().delete_view(request, object_id, extra_context)
        except (ValidationError, Refused) as refusal:
            return self._kept(request, sentence(refusal), object_id)
        return page

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Will show the list or do what was chosen for some of it; a refusal is told above it."""
        if any("\x00" in value for value in request.GET.values()):
            raise BadRequest("PostgreSQL knows no NUL character.")
        try:
            page: HttpResponse = super().changelist_view(request, extra_context)
        except (ValidationError, Refused) as refusal:
            self.message_user(request, sentence(refusal), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        return page

    def _kept(self, request: HttpRequest, sentence: str, object_id: str) -> HttpResponse:
        """Leads back to the record with a sentence."""
        self.message_user(request, sentence, messages.ERROR)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[object_id]))


def sentence(refusal: ValidationError | Refused) -> str:
    """What a refusal says."""
    return refusal.message if isinstance(refusal, Refused) else " ".join(refusal.messages)
