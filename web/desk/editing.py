"""The editor of a review: one form, saved as another version; rows of evidence without JavaScript."""

from dataclasses import dataclass, replace

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
from reviews.domain.vocabulary import ReviewState
from reviews.models import Review, ReviewVersion
from reviews.services.drafting import edit, save_draft
from reviews.services.drafts import draft_of
from reviews.services.files import store_file
from reviews.services.people import choices
from web.desk.access import Refusal, Told, colleague, is_stale, status_of, told
from web.desk.boxes import among, listed
from web.desk.drafted import drafted
from web.desk.options import options
from web.desk.page import requested
from web.desk.shown import Changed, changed
from web.desk.signed_in import signed_in
from web.desk.typed import Typed, TypedEvidence, boxes_of, read_typed, rearranged, typed_of

TAKING_BACK = frozenset({ReviewState.IN_REVIEW, ReviewState.APPROVED})
"""States in which whoever edits takes the review back from those who judge it."""

WITHIN = ("add", "remove-", "up-", "down-", "look")
"""Buttons that change the form and save nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """The form as it is shown: what is typed, what is wrong, and what happened meanwhile."""

    typed: Typed
    wrong: Told
    expected: int
    base: int
    since: tuple[Changed, ...] = ()
    status: int = 200

    @property
    def sentences_by_box(self) -> list[tuple[str, str]]:
        """Everything that is wrong, with the name of the box it is about."""
        return [(name, said) for name, many in self.wrong.items() for said in many]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the working version in boxes, rearrange its evidence, or save it as another version.

    Raises: PermissionDenied, Http404.
    """
    by = colleague(request)
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    if request.method != "POST":
        return _page(request, by, review, _fresh(review))
    typed = read_typed(request.POST)
    button = next((name for name in request.POST if name.startswith(WITHIN)), "")
    typed, unkept = _with_files(request, typed, by)
    if button:
        state = _state(request, review, rearranged(typed, button), unkept, 400 if unkept else 200)
        return _page(request, by, review, state)
    try:
        saved = _save(request, review, typed, by, unkept)
    except (ValidationError, Refused) as refusal:
        return _page(request, by, *_refused(request, pk, typed, refusal))
    _tell(request, review, saved)
    return redirect("desk-review", pk)


def _save(request: HttpRequest, review: Review, typed: Typed, by: User, unkept: Told) -> Review:
    """Saves what was typed as another version.

    Raises: ValidationError naming everything that is wrong, files that were not kept (`unkept`)
    among it, Refused.
    """
    expected = number(request.POST.get("expected_version", ""))
    if expected is None:
        raise ValidationError("The form does not say what it was opened with. Save once more.")
    verb = edit if review.state in TAKING_BACK else save_draft
    draft = drafted(typed, review, unkept)
    return verb(review, draft, by=by, now=timezone.now(), expected_version=expected)


def _tell(request: HttpRequest, before: Review, after: Review) -> None:
    """Says what became of it."""
    if after.version_id == before.version_id or after.version is None:
        messages.info(request, "Nothing was changed, so nothing was saved.")
        return
    told_back = " It is taken back from review." if before.state in TAKING_BACK else ""
    messages.success(request, f"Saved as version {after.version.sequence}.{told_back}")


def _with_files(request: HttpRequest, typed: Typed, by: User) -> tuple[Typed, Told]:
    """Keeps every file that was sent at once, whatever else is wrong: a browser sends it only once."""
    rows = list(typed.evidence)
    wrong: Told = {}
    for place, row in enumerate(rows):
        sent = request.FILES.get(f"evidence-{place}-upload")
        if sent is None:
            continue
        try:
            kept = store_file(sent.name or "", sent.read(), by=by, now=timezone.now())
            rows[place] = replace(row, file=str(kept.pk), kind="file")
        except (ValidationError, Refused) as refusal:
            sentences = [one for many in told(refusal).values() for one in many]
            wrong[f"evidence-{place}-file"] = sentences
    return replace(typed, evidence=tuple(rows)), wrong


def _fresh(review: Review) -> State:
    """The form as nobody has typed into it; without evidence it begins with an empty row."""
    typed = typed_of(draft_of(review.version)) if review.version else Typed()
    if review.publication and review.publication.version_id == review.version_id:
        # What readers were told of the last correction is not what they are told of the next.
        typed = replace(typed, correction_kind="", correction_note="")
    if not typed.evidence:
        typed = replace(typed, evidence=(TypedEvidence(),))
    return State(typed, {}, review.row_version, review.version.sequence if review.version else 0)


def _state(
    request: HttpRequest,
    review: Review,
    typed: Typed,
    wrong: Told,
    status: int,
) -> State:
    """The form as it was typed, for the version that it was opened with."""
    sent = request.POST
    expected = number(sent.get("expected_version", ""))
    base = number(sent.get("base", ""))
    return State(
        typed,
        wrong,
        review.row_version if expected is None else expected,
        base or 0,
        status=status,
    )


def _refused(request: HttpRequest, pk: int, typed: Typed, refusal: Refusal) -> tuple[Review, State]:
    """The form with what is wrong; where somebody was quicker, with what they changed.

    Sent again it goes over theirs, which whoever sends it has been shown by then.
    """
    review = get_object_or_404(Review.objects.for_desk(), pk=pk)
    state = _state(request, review, typed, told(refusal), status_of(refusal))
    if not is_stale(refusal) or review.version is None:
        return review, state
    read = ReviewVersion.objects.of(review).numbered(state.base).first()
    since = tuple(changed(read, review.version)) if read else ()
    now = review.version.sequence
    return review, replace(state, expected=review.row_version, base=now, since=since)


def _page(request: HttpRequest, by: User, review: Review, state: State) -> HttpResponse:
    """The editor; whoever may not write is told why, and keeps what they typed."""
    action = Action.EDIT if review.state in TAKING_BACK else Action.SAVE
    choice = next(one for one in choices(by, review) if one.action is action)
    context = {
        "review": review,
        "here": request.path,
        "form": state,
        "typed": state.typed,
        "sentences": listed(state.wrong, among(boxes_of(state.typed))),
        "requested": requested(review),
        "options": options(review, state.typed),
        "takes_back": action is Action.EDIT,
        "why_not": choice.why_not,
        "is_correction": review.is_public,
        "rows": list(enumerate(state.typed.evidence)),
    }
    status = state.status
    if not choice.is_allowed and request.method != "POST":
        status = 403
    return render(request, "web/desk/edit.html", context, status=status)
