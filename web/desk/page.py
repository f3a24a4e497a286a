"""What the desk of one review shows: how it stands, who did what, and what is missing."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import Event, User
from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.claimreview.problems import Problem, Severity
from reviews.domain.guards import missing_to_publish, missing_to_submit
from reviews.domain.telling import DONE
from reviews.domain.vocabulary import Part, ReviewState
from reviews.models import (
    Comment,
    CorrectionRequest,
    Evidence,
    Party,
    RetractionProposal,
    Review,
    ReviewVersion,
    SignOff,
)
from reviews.services.facts import evidence_grounds
from reviews.services.people import open_proposal
from reviews.services.publication import problems_now
from web.desk.shown import Shown, shown
from web.desk.wording import FAMILIES, STATES, WAITS

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
    missing: tuple[tuple[str, str], ...]
    blocks: tuple[Problem, ...]
    warns: tuple[Problem, ...]
    proposal: RetractionProposal | None
    requests: tuple[CorrectionRequest, ...]
    public: str
    is_overdue: bool
    is_outdated: bool


def read_desk(review: Review) -> DeskPage:
    """Will gather the page of a review that came with `for_desk`."""
    state = ReviewState(review.state)
    parties = list(Party.objects.of(review))
    problems = problems_now(review, now=timezone.now()) if state in READ else []
    version = review.version
    due = review.due_on
    return DeskPage(
        review=review,
        state=STATES[state],
        family=FAMILIES[state],
        waits=WAITS[state],
        authors=tuple(str(one.person) for one in parties if one.part == Part.AUTHOR),
        signers=tuple(str(one.person) for one in parties if one.part == Part.SIGNER),
        signatures=tuple(SignOff.objects.on(version).standing()) if version else (),
        working=shown(version) if version else None,
        versions=_versions(review),
        comments=tuple(Comment.objects.on(review)),
        deeds=_deeds(review),
        missing=_missing(review) if state in WRITTEN else (),
        blocks=tuple(one for one in problems if one.severity is Severity.BLOCK),
        warns=tuple(one for one in problems if one.severity is Severity.WARN),
        proposal=open_proposal(review) if state is ReviewState.PUBLISHED else None,
        requests=tuple(CorrectionRequest.objects.about(review).open()),
        public=public_url(review),
        is_overdue=_is_waiting(state) and due is not None and due < timezone.localdate(),
        is_outdated=Review.objects.published().outdated().contains(review),
    )


def public_url(review: Review) -> str:
    """Where everybody reads a review; nothing while nothing of it is public."""
    if not review.is_public:
        return ""
    try:
        return reverse("review", args=[review.pk, review.slug])
    except NoReverseMatch:
        return ""


def _is_waiting(state: ReviewState) -> bool:
    return state not in (ReviewState.PUBLISHED, ReviewState.RETRACTED, ReviewState.ARCHIVED)


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


def _missing(review: Review) -> tuple[tuple[str, str], ...]:
    """What keeps the working version from being submitted: the box it belongs to, and a sentence."""
    version = review.version
    if version is None:
        return ()
    content = contents.read(version.content)
    rows = Evidence.objects.of(version).for_page()
    is_correction = review.is_public and review.state != ReviewState.CORRECTING
    missing = missing_to_submit(content, evidence_grounds(rows), is_correction=is_correction)
    return tuple((one.field, one.message) for one in (*missing, *missing_to_publish(content)))
