"""What the desk of one review shows: how it stands, who did what, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from accounts.models import Event, User
from reviews.domain.actions import Action
from reviews.domain.claimreview.problems import Problem, Severity
from reviews.domain.telling import DONE
from reviews.domain.vocabulary import Part, ReviewState
from reviews.models import (
    Comment,
    CorrectionRequest,
    Party,
    RetractionProposal,
    Review,
    ReviewVersion,
    SignOff,
)
from reviews.services.people import event_name, open_proposal
from reviews.services.publication import problems_now
from reviews.services.signing import missing_in
from web.desk.boxes import Wrong, among, listed
from web.desk.hindered import may_be_minor, saved_as_minor, told_of_minor
from web.desk.shown import Shown, shown
from web.desk.typed import BOXES
from web.desk.wording import FAMILIES, STATES, WAITS, WAITS_FOR_SIGNATURE

MOST_EVENTS = 200

WRITTEN = frozenset({ReviewState.DRAFT, ReviewState.CHANGES_REQUESTED, ReviewState.CORRECTING})
READ = frozenset(
    {
        ReviewState.IN_REVIEW,
        ReviewState.APPROVED,
        ReviewState.SCHEDULED,
        ReviewState.CORRECTING,
    }
)
"""States in which the next thing is to be published."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One step that somebody took."""

    who: str
    what: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything that the page of one review says."""

    review: Review
    state: str
    family: str
    waits: str
    authors: tuple[str, ...]
    signers: tuple[str, ...]
    signatures: tuple[SignOff, ...]
    working: Shown | None
    versions: tuple[ReviewVersion, ...]
    comments: tuple[Comment, ...]
    deeds: tuple[Deed, ...]
    missing: tuple[Wrong, ...]
    requested: Deed | None
    minor: str
    blocks: tuple[Problem, ...]
    warns: tuple[Problem, ...]
    proposal: RetractionProposal | None
    requests: tuple[CorrectionRequest, ...]
    public: str
    is_overdue: bool
    is_outdated: bool


def read_desk(review: Review, by: User) -> DeskPage:
    """Will gather the page of a review that came with `for_desk`, as far as this person sees it."""
    state = ReviewState(review.state)
    parties = list(Party.objects.of(review))
    problems = problems_now(review, now=timezone.now()) if state in READ else []
    version = review.version
    proposal = open_proposal(review) if state is ReviewState.PUBLISHED else None
    return DeskPage(
        review=review,
        state=STATES[state],
        family=FAMILIES[state],
        waits=WAITS_FOR_SIGNATURE if proposal else WAITS[state],
        authors=tuple(str(one.person) for one in parties if one.part == Part.AUTHOR),
        signers=tuple(str(one.person) for one in parties if one.part == Part.SIGNER),
        signatures=tuple(SignOff.objects.on(version).standing()) if version else (),
        working=shown(version) if version else None,
        versions=_versions(review),
        comments=tuple(Comment.objects.on(review)),
        deeds=_deeds(review),
        missing=_missing(review) if state in WRITTEN else (),
        requested=requested(review),
        minor=told_of_minor(review) if saved_as_minor(review) else "",
        blocks=tuple(one for one in problems if one.severity is Severity.BLOCK),
        warns=tuple(one for one in problems if one.severity is Severity.WARN),
        proposal=proposal,
        requests=tuple(CorrectionRequest.objects.visible_to(by).about(review).open()),
        public=review.get_absolute_url() if review.is_public else "",
        is_overdue=review.is_overdue(timezone.localdate()),
        is_outdated=Review.objects.published().outdated().contains(review),
    )


def _versions(review: Review) -> tuple[ReviewVersion, ...]:
    rows = ReviewVersion.objects.of(review).without_content()
    return tuple(rows.select_related("created_by", "rating"))


def _deeds(review: Review) -> tuple[Deed, ...]:
    """The latest steps, the last one first."""
    events = Event.objects.about(review).select_related("actor").reverse()
    return tuple(_deed(event) for event in events[:MOST_EVENTS])


def _deed(event: Event) -> Deed:
    name = event.action.partition(".")[2]
    known = set(Action)
    what = DONE[Action(name)] if name in known else name.replace("_", " ")
    return Deed(_who(event.actor), what, event.at, event.reason)


def _who(actor: User | None) -> str:
    return str(actor) if actor else "The clock"


def _missing(review: Review) -> tuple[Wrong, ...]:
    """What keeps the working version from being submitted, with the way to the box where one writes."""
    if review.version is None:
        return ()
    is_correction = review.is_public and not _may_be_applied(review)
    by_box: dict[str, list[str]] = defaultdict(list)
    for one in missing_in(review.version, is_correction=is_correction):
        by_box[one.field].append(one.message)
    return listed(by_box, among(BOXES, page=reverse("desk-edit", args=[review.pk])))


def _may_be_applied(review: Review) -> bool:
    """Whether it is a correction that need not be submitted: a minor one, or none so far."""
    if review.state != ReviewState.CORRECTING:
        return False
    public = review.publication
    is_untouched = public is not None and public.version_id == review.version_id
    return is_untouched or (saved_as_minor(review) and may_be_minor(review))


def requested(review: Review) -> Deed | None:
    """Will tell who asked for which changes, as long as the review waits for them."""
    if review.state != ReviewState.CHANGES_REQUESTED:
        return None
    asked = Event.objects.about(review).done(event_name(Action.REQUEST_CHANGES))
    event = asked.select_related("actor").last()
    return _deed(event) if event else None


def is_ready(page: DeskPage) -> bool:
    """Whether the working version may be handed on: nothing is missing, and it was worked on."""
    version, asked = page.review.version, page.requested
    is_worked_on = asked is None or version is None or version.created_at > asked.at
    return is_worked_on and not page.missing
