"""What followed from one thing that somebody did: the answers that changed, and those that wait."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.api.pagination import Cursor, Cursors, read_page
from accounts.api.problems import InvalidParameters
from accounts.models import Event
from accounts.models.keyset import Keyset
from accounts.permissions import may
from web.pages.reading_only import reading_only
from web.reading.changes import changed_answers, read_changes

PAGE_SIZE = 50
KEYSET = Keyset()


@reading_only
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show what followed from an event to whoever may see the record that it is about.

    What is itself a consequence leads on to what began the step.

    Raises: PermissionDenied; Http404.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may(request.user, "event.consequences"):
        raise PermissionDenied
    event = get_object_or_404(Event.objects.select_related("actor"), pk=pk)
    if not may(request.user, "event.consequences", event):
        raise PermissionDenied
    if event.cause_id is not None:
        return redirect("changes", event.cause_id)
    cursors = Cursors("web.changes", Event, KEYSET)
    try:
        cursor = cursors.read(request.GET.get("cursor", ""))
    except InvalidParameters:
        return redirect("changes", pk)
    page = read_page(Event.objects.recomputed().caused_by(event), KEYSET, cursor, PAGE_SIZE)
    context = {
        "page": read_changes(event),
        "answers": changed_answers(page.rows),
        "next": _link(cursors, page.next),
        "previous": _link(cursors, page.previous),
    }
    return render(request, "web/changes.html", context)


def _link(cursors: Cursors, to: Cursor | None) -> str:
    """The part of the address that leads to a neighbouring page."""
    return f"cursor={cursors.write(to)}" if to else ""
