"""The queue of reviews: what waits for whom, and every list of it to its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.api.pagination import Cursor, Cursors, read_page
from accounts.api.problems import InvalidParameters
from accounts.models import User
from accounts.models.keyset import Keyset
from accounts.permissions import may
from reviews.domain.vocabulary import ReviewState
from reviews.models import CorrectionRequest, RetractionProposal, Review
from reviews.models.review import ReviewQuerySet
from web.desk.access import colleague
from web.desk.signed_in import signed_in
from web.desk.wording import FAMILIES, STATES
from web.pages.reading_only import reading_only

PAGE_SIZE = 50
MOST_SHOWN = 8
KEYSET = Keyset(descending=True)

Rows = Callable[[User, date], ReviewQuerySet]


@dataclass(frozen=True, slots=True)
class Section:
    """One list: its name, what an empty one says, and which reviews stand in it."""

    title: str
    empty: str
    rows: Rows


SECTIONS = {
    "mine": Section(
        "Mine",
        "Nothing is assigned to you, and you write nothing. Open a review from the page of a claim.",
        lambda user, day: Review.objects.concerning(user),
    ),
    "sign": Section(
        "Needs my signature",
        "Nothing waits for your signature.",
        lambda user, day: Review.objects.waiting_for_signature_of(user),
    ),
    "overdue": Section(
        "Overdue", "Nothing is overdue.", lambda user, day: Review.objects.overdue(day)
    ),
    "outdated": Section(
        "Outdated",
        "Every published claim is sourced as it was when its review was published.",
        lambda user, day: Review.objects.published().outdated(),
    ),
}

ALL = Section("All reviews", "There is no review yet.", lambda user, day: Review.objects.all())


@dataclass(frozen=True, slots=True)
class Row:
    """A review as a line of a list."""

    review: Review
    state: str
    family: str
    is_overdue: bool
    is_to_be_retracted: bool


def rows_of(reviews: Sequence[Review], day: date) -> list[Row]:
    """Will put reviews into lines, with one query for all."""
    proposed = RetractionProposal.objects.open().filter(review__in=reviews)
    proposals = set(proposed.values_list("review", flat=True)) if reviews else set()
    return [_row(review, day, is_to_be_retracted=review.pk in proposals) for review in reviews]


def _row(review: Review, day: date, *, is_to_be_retracted: bool) -> Row:
    state = ReviewState(review.state)
    is_overdue = review.is_overdue(day)
    return Row(review, STATES[state], FAMILIES[state], is_overdue, is_to_be_retracted)


@reading_only
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """Will show what waits, or the whole of one list.

    Raises: PermissionDenied.
    """
    by = colleague(request)
    shown = request.GET.get("show", "")
    section = _section(shown)
    if section is None:
        return render(request, "web/desk/queue.html", _overview(by))
    cursors = Cursors(f"web.desk.{shown}", Review, KEYSET)
    try:
        cursor = cursors.read(request.GET.get("cursor", ""))
    except InvalidParameters:
        return redirect(f"{request.path}?show={shown}")
    day = timezone.localdate()
    rows = section.rows(by, day).for_listing()
    page = read_page(rows, KEYSET, cursor, PAGE_SIZE)

    def link(to: Cursor | None) -> str:
        return f"show={shown}&cursor={cursors.write(to)}" if to else ""

    context = {
        "section": section,
        "rows": rows_of(page.rows, day),
        "next": link(page.next),
        "previous": link(page.previous),
        "states": _states(shown),
        "shown": shown,
    }
    return render(request, "web/desk/list.html", context)


def _section(shown: str) -> Section | None:
    """The list that is asked for; none where it is the overview."""
    if shown in SECTIONS:
        return SECTIONS[shown]
    if shown == "all":
        return ALL
    if shown not in set(ReviewState):
        return None
    state = ReviewState(shown)
    return Section(
        STATES[state],
        "No review is in this state.",
        lambda user, day: Review.objects.in_state(state),
    )


def _overview(by: User) -> dict[str, object]:
    """The beginning of each list, how many wait in it, and how many are in each state."""
    day = timezone.localdate()
    parts = []
    for name, section in SECTIONS.items():
        rows = section.rows(by, day).for_listing()
        first = list(rows[: MOST_SHOWN + 1])
        parts.append(
            {
                "name": name,
                "section": section,
                "rows": rows_of(first[:MOST_SHOWN], day),
                "has_more": len(first) > MOST_SHOWN,
            }
        )
    if not may(by, "review.sign"):
        parts = [part for part in parts if part["name"] != "sign"]
    waiting = CorrectionRequest.objects.visible_to(by).open().for_listing()
    requests = list(waiting[: MOST_SHOWN + 1])
    return {
        "parts": parts,
        "states": _states(""),
        "may_see_requests": may(by, "correctionrequest.view"),
        "requests": requests[:MOST_SHOWN],
        "has_more_requests": len(requests) > MOST_SHOWN,
    }


def _states(shown: str) -> list[dict[str, object]]:
    """Every state with how many reviews are in it."""
    numbers = Review.objects.numbers_by_state()
    return [
        {
            "value": state.value,
            "name": name,
            "number": numbers.get(state.value, 0),
            "is_shown": state.value == shown,
        }
        for state, name in STATES.items()
    ]
