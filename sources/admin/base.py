"""What the admin of this application's records shares."""

from contextlib import AbstractContextManager
from typing import Any, ClassVar

from django.http import HttpRequest

from accounts.admin.base import RecordAdmin
from accounts.admin.deleting import Writers
from accounts.admin.layout import Fieldset, fieldset
from accounts.admin.permitted import signed_in
from accounts.models import User
from accounts.services.steps import verb
from sources import ripple
from sources.models.when import when_columns
from sources.services import records


class SourcesAdmin(RecordAdmin):
    """A record that the services of `sources` write."""

    writers: ClassVar[Writers] = records

    def _changeform_view(self, request: HttpRequest, *rest: Any) -> Any:
        """What one form writes, rows below the record included, is one step with one answer."""
        if request.method != "POST":
            return super()._changeform_view(request, *rest)
        with verb(f"{self.opts.model_name}.form", by=signed_in(request)), ripple.together():
            return super()._changeform_view(request, *rest)

    def many_at_once(self) -> AbstractContextManager[None]:
        """Tells once of what many rows change together, whatever of them is refused."""
        return ripple.many_at_once()

    def stamp(self, obj: Any, changed: list[str], *, by: User) -> None:
        """Will note who judged a connection, when the judgement is new or another one."""
        is_judged_anew = obj.pk is None or "judgement" in changed
        if is_judged_anew and hasattr(obj, "judgement") and hasattr(obj, "judged_by_id"):
            obj.judged_by = by


def when_fieldset(title: str, name: str) -> Fieldset:
    """Will group the columns of a partly known time."""
    return fieldset(title, *when_lines(name))


def when_lines(name: str) -> list[str | tuple[str, ...]]:
    """Will put the columns of a partly known time on three lines."""
    earliest, latest, as_written, basis, reason = when_columns(name)
    return [(earliest, latest), (as_written, basis), reason]
