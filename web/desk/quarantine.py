"""What of imports could not be read: looked at, and put away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.permissions import may
from reviews.domain.vocabulary import QuarantineState
from reviews.models import QuarantinedItem
from reviews.services.quarantine import dismiss_item, reopen_item
from web.desk.access import colleague, status_of
from web.desk.boxes import Wrong
from web.desk.paging import listed_page
from web.desk.signed_in import signed_in
from web.desk.told import told_at
from web.pages.trusted import trusted

DISMISS = "quarantineditem.dismiss"
PAGE_SIZE = 20
VERBS = {"dismiss": dismiss_item, "reopen": reopen_item}
DONE = {"dismiss": "Dismissed; it stays on record.", "reopen": "It waits again."}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def quarantine(request: HttpRequest) -> HttpResponse:
    """Will list the items of one state with their reasons, and put one away.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    asked = request.GET.get("show", "open")
    state = QuarantineState(asked) if asked in set(QuarantineState) else QuarantineState.OPEN
    wrong: tuple[Wrong, ...] = ()
    status = 200
    if request.method == "POST":
        try:
            _say(request)
            return redirect(request.get_full_path())
        except (ValidationError, Refused) as refusal:
            status = status_of(refusal)
            wrong = told_at(refusal, "The item", "item", request.POST.get("item", ""))
    context = {
        **_page(request, state),
        "sentences": wrong,
        "may_dismiss": may(request.user, DISMISS),
    }
    return render(request, "web/desk/quarantine.html", context, status=status)


def _say(request: HttpRequest) -> None:
    """Does with one item what was asked for.

    Raises: PermissionDenied, Http404, ValidationError, Refused.
    """
    by, sent = trusted(request, DISMISS), request.POST
    item = get_object_or_404(QuarantinedItem, pk=number(sent.get("item", "")))
    verb = VERBS.get(sent.get("say", ""))
    if verb is None:
        raise ValidationError("Say what is to be done with it.", code="required")
    verb(item, by=by, expected_version=number(sent.get("expected_version", "")))
    messages.success(request, DONE[sent["say"]])


def _page(request: HttpRequest, state: QuarantineState) -> dict[str, object]:
    rows = QuarantinedItem.objects.in_state(state)
    page = listed_page(request, "quarantine", rows, shown=state.value, size=PAGE_SIZE)
    return {
        "rows": page.rows,
        "shown": state.value,
        "choices": [one.value for one in QuarantineState],
        "next": page.next,
        "previous": page.previous,
    }
