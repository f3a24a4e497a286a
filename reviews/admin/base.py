"""What the admin of this application's records shares."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest

from accounts.admin.base import ReadOnlyAdmin, RecordAdmin
from accounts.admin.deleting import Writers
from accounts.admin.forms import REASON, VERSION
from accounts.admin.layout import Fieldset, without
from accounts.admin.rows import RecordStackedInline, RecordTabularInline
from reviews.services import records


class ReviewsAdmin(RecordAdmin):
    """A record that may be edited by hand where the permission table says so."""

    writers: ClassVar[Writers] = records


class Written(ReadOnlyAdmin):
    """A record that is written by the verbs of the work alone."""

    writers: ClassVar[Writers] = records
    view_on_site = False

    def groups(self, request: HttpRequest, obj: Any) -> list[Fieldset]:
        """The columns; a page that writes nothing asks for no reason."""
        return [without(group, VERSION, REASON) for group in super().groups(request, obj)]


class _OnlyShown:
    """Rows that nobody writes here: no form of theirs is ever read."""

    extra = 0
    max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Every column that is shown."""
        return list(getattr(self, "fields", ()))


class ShownRows(_OnlyShown, RecordTabularInline):
    """Rows to read, as a table."""


class ShownCards(_OnlyShown, RecordStackedInline):
    """Rows to read, one below the other."""
