"""The permission table asked in Django's admin, and who is asking."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest

from accounts.admin.forms import Figure, Textarea
from accounts.admin.layout import relations
from accounts.choices import in_plain_words
from accounts.models import User
from accounts.permissions import may


class Permitted:
    """Asks the permission table instead of Django's permissions, and makes fields our way."""

    model: type[models.Model]
    ignores_parent: ClassVar[bool] = False

    def _may(self, request: HttpRequest, verb: str, obj: models.Model | None = None) -> bool:
        action = f"{self.model._meta.model_name}.{verb}"
        return may(request.user, action, None if self.ignores_parent else obj)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether this person may see the record, or the list."""
        return self._may(request, "view", obj)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether this person may add one."""
        return self._may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether this person may change it."""
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether this person may delete it."""
        return self._may(request, "delete", obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether this person sees that there is such a list."""
        return self._may(request, "view")

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a column; an address without a scheme is taken for https.

        A text keeps the line breaks that its box showed.
        """
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if isinstance(db_field, models.TextField):
            kwargs.setdefault("widget", Textarea)
        if isinstance(db_field, models.DecimalField):
            kwargs.setdefault("form_class", Figure)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if db_field.choices and hasattr(field, "choices"):
            field.choices = [(word, in_plain_words(word, label)) for word, label in field.choices]
        return field

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Every relation is picked by typing, none by scrolling through all records."""
        return relations(self.model, self.admin_site)  # type: ignore[attr-defined]


def signed_in(request: HttpRequest) -> User:
    """Who is signed in; the site lets nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user
