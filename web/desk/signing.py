"""Where an editor reads exactly the version that is signed, declares interests, and signs it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.domain.numbers import number
from accounts.errors import Refused
from accounts.models import User
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.guards import unfit_for_minor
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review, ReviewVersion, SignOff
from reviews.services.correcting import apply_minor
from reviews.services.people import choices
from reviews.services.signing import sign
from web.desk.access import Refusal, Told, colleague, is_stale, status_of, told
from web.desk.boxes import among, listed
from web.desk.shown import Changed, changed, shown
from web.desk.signed_in import signed_in

NO_CONFLICT = "none"
UNTOLD = "not told"
"""Stands in where somebody has a conflict and does not say which: they do not sign either way."""

BOXES = frozenset({"has_conflict", "conflict", "comment"})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sign_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the working version with its hash, and sign it; a minor correction is applied by it.

    Where another version was saved meanwhile, that one is shown, with what differs.

    Raises: PermissionDenied, Http404.
    """
    by = colleague(request)
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    if review.version is None or request.method != "POST":
        return _page(request, by, review, {}, 200)
    try:
        _sign(request, review, by)
    except (ValidationError, Refused) as refusal:
        review = get_object_or_404(Review.objects.for_desk(), pk=pk)
        since = _since(request, review) if is_stale(refusal) else []
        return _page(request, by, review, _told(request, refusal), status_of(refusal), since)
    return redirect("desk-review", pk)


def _sign(request: HttpRequest, review: Review, by: User) -> None:
    """Signs what the form says was read.

    Raises: ValidationError, Refused.
    """
    sent = request.POST
    declared = sent.get("has_conflict", "")
    if declared not in ("yes", "no"):
        said = "Say whether you have a conflict of interest."
        raise ValidationError({"has_conflict": ValidationError(said, code="required")})
    conflict = sent.get("conflict", "").replace("\r\n", "\n").strip()
    is_minor = review.state == ReviewState.CORRECTING
    verb = apply_minor if is_minor else sign
    verb(
        review,
        sent.get("seen", ""),
        conflict=conflict or (NO_CONFLICT if declared == "no" else UNTOLD),
        has_conflict=declared == "yes",
        comment=sent.get("comment", "").replace("\r\n", "\n").strip(),
        by=by,
        now=timezone.now(),
        expected_version=number(sent.get("expected_version", "")),
    )
    done = "applied the correction; it is public" if is_minor else "signed it"
    messages.success(request, f"You {done}.")


def _told(request: HttpRequest, refusal: Refusal) -> Told:
    """What was refused, a conflict of interest at the question that was answered with yes."""
    wrong = told(refusal)
    if request.POST.get("has_conflict") == "yes" and "conflict" in wrong:
        wrong["has_conflict"] = wrong.pop("conflict")
    return wrong


def _since(request: HttpRequest, review: Review) -> list[Changed]:
    """What differs between the version that was read and the one that stands now."""
    read = ReviewVersion.objects.of(review).with_content_hash(request.POST.get("seen", "")).first()
    if read is None or review.version is None or read.pk == review.version.pk:
        return []
    return changed(read, review.version)


def _page(
    request: HttpRequest,
    by: User,
    review: Review,
    wrong: dict[str, list[str]],
    status: int,
    since: list[Changed] | None = None,
) -> HttpResponse:
    is_minor = review.state == ReviewState.CORRECTING
    action = Action.APPLY_MINOR if is_minor else Action.SIGN
    choice = next(one for one in choices(by, review) if one.action is action)
    version = review.version
    public = review.publication.version if review.publication else None
    context = {
        "review": review,
        "shown": shown(version) if version else None,
        "signatures": SignOff.objects.on(version).standing() if version else [],
        "against_public": changed(public, version) if public and version else [],
        "public": public,
        "unfit": _unfit(public, version) if is_minor else [],
        "is_minor": is_minor,
        "may_sign": choice.is_allowed,
        "why_not": choice.why_not,
        "typed": request.POST,
        "wrong": wrong,
        "sentences": listed(wrong, among(BOXES)),
        "since": since or [],
    }
    if request.method != "POST" and not choice.is_allowed:
        status = 403
    return render(request, "web/desk/sign.html", context, status=status)


def _unfit(public: ReviewVersion | None, version: ReviewVersion | None) -> list[str]:
    """Why the difference to what is public is no minor correction."""
    if public is None or version is None:
        return []
    before, after = contents.read(public.content), contents.read(version.content)
    return [one.message for one in unfit_for_minor(before, after)]
