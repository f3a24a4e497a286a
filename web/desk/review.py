"""The desk of one review: how it stands, and one form for each step that this person may take now."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.models import User
from reviews.domain.actions import Action
from reviews.domain.telling import DONE
from reviews.models import Review
from reviews.services.steps import VERBS, take_step
from web.desk.access import Refusal, colleague, status_of, told
from web.desk.forms import Tried, steps
from web.desk.hindered import hindered
from web.desk.page import is_ready, read_desk
from web.desk.signed_in import signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def review_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show a review to those who work here, or take one step with it.

    What is refused comes back with everything that was typed, and says what to do.

    Raises: PermissionDenied, Http404.
    """
    by = colleague(request)
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    if request.method != "POST":
        return _page(request, by, review, None, 200)
    action = _action(request.POST.get("action", ""))
    try:
        _take(request, action, review, by)
    except (ValidationError, Refused) as refusal:
        return _refused(request, by, pk, action, refusal)
    return redirect(request.path)


def _take(request: HttpRequest, action: Action | None, review: Review, by: User) -> None:
    """Takes the step whose button was pressed.

    Raises: ValidationError, Refused.
    """
    if action is None:
        raise ValidationError("There is no such step. Choose one of those below.")
    expected = number(request.POST.get("expected_version", ""))
    if expected is None:
        raise ValidationError("The form does not say what it was opened with. Send it once more.")
    take_step(action, review, request.POST, by=by, now=timezone.now(), expected_version=expected)
    messages.success(request, f"You {DONE[action]}.")


def _refused(
    request: HttpRequest, by: User, pk: int, action: Action | None, refusal: Refusal
) -> HttpResponse:
    """The page as things are now, with what was refused and what was typed."""
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    tried = Tried(action, request.POST, told(refusal))
    return _page(request, by, review, tried, status_of(refusal))


def _page(
    request: HttpRequest, by: User, review: Review, tried: Tried | None, status: int
) -> HttpResponse:
    page = read_desk(review, by)
    against = hindered(review, is_unfit=bool(page.blocks))
    offered = steps(by, review, tried, hindered=against, is_ready=is_ready(page))
    context = {"page": page, "steps": offered}
    return render(request, "web/desk/review.html", context, status=status)


def _action(text: str) -> Action | None:
    """The step that a form names, if a button takes it."""
    return Action(text) if text in set(Action) and Action(text) in VERBS else None
