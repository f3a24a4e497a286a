"""Which letters the work on reviews brings, and to whom: written in the step they tell of.

Accounts send them (accounts/services/notices.py), to those who may still see it and want to know.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import Q
from django.urls import reverse

from accounts.domain.reviewing import EDITING
from accounts.domain.vocabulary import NoticeKind
from accounts.models import Event, User
from accounts.services.notices import notify
from reviews.domain.actions import Action
from reviews.models import CorrectionRequest, Party, Review, SignOff
from reviews.models.working import SNAPSHOT
from reviews.services.people import open_proposal, recused_from

SEES = "review.view"


def tell_of_step(review: Review, action: Action, event: Event) -> None:
    """Will write the letters that a step brings, in the transaction that took it."""
    teller = TELLERS.get(action)
    if teller is not None:
        teller(review, event)


def tell_of_request(request: CorrectionRequest, event: Event) -> None:
    """Will tell those who made a review that a reader asks for a correction; editors, without one."""
    parties = Party.objects.of(request.review) if request.review else ()
    people = [one.person for one in parties] or editors()
    about = f"the review “{request.review}”" if request.review else "something we published"
    notify(
        people,
        NoticeKind.CORRECTION_REQUESTED,
        key=f"event-{event.pk}",
        needs="correctionrequest.view",
        subject="a reader asks for a correction",
        body=f"A reader asks to correct {about}. The request waits for an answer here:",
        path=reverse("desk-request", args=[request.pk]),
        by=None,
    )


def tell_of_overdue(day: date) -> int:
    """Will tell whose turn it is of every review that was due before this day, once a day.

    That is who it is assigned to, or its authors where it is nobody's turn. Returns the letters.
    """
    rows = Review.objects.overdue(day).select_related("claim", "assigned_to")
    return sum(_tell_of_overdue(review, day) for review in rows.iterator(chunk_size=200))


def tell_of_sourcing() -> int:
    """Will tell those who made a public review that its claim is sourced otherwise by now.

    Nobody is told of the same sourcing twice. Returns the letters.
    """
    rows = Review.objects.outdated().select_related("claim", "publication")
    return sum(_tell_of_sourcing(review) for review in rows.iterator(chunk_size=200))


def able_to_sign(review: Review) -> list[User]:
    """Editors who could sign it now: whom `waiting_for_signature_of` names, asked once for all."""
    if Review.objects.filter(pk=review.pk).awaiting_signature().exists():
        barred = {
            *Party.objects.of(review).authors().values_list("person", flat=True),
            *SignOff.objects.filter(version=review.version_id).values_list("signer", flat=True),
            *recused_from(review),
        }
    elif proposal := open_proposal(review):
        barred = {proposal.proposed_by_id}
    else:
        return []
    return [user for user in editors() if user.pk not in barred]


def editors() -> list[User]:
    """Everybody who signs and publishes."""
    trusted = Q(is_superuser=True) | Q(role_grants__role__in=[role.value for role in EDITING])
    rows = User.objects.filter(trusted, is_active=True).distinct().order_by("pk")
    return list(rows.prefetch_related("role_grants"))


def _assigned(review: Review, event: Event) -> None:
    """Tells somebody that it is their turn."""
    if review.assigned_to is None or "assigned_to" not in event.after:
        return
    due = f" It is due on {review.due_on:%-d %B %Y}." if review.due_on else ""
    _notify(
        [review.assigned_to],
        NoticeKind.ASSIGNED,
        review,
        key=f"event-{event.pk}",
        subject=f"a review is yours: {review}",
        body=f"{event.actor} gave you the review “{review}”.{due}",
        by=event.actor,
    )


def _wants_signature(review: Review, event: Event) -> None:
    """Tells those who could sign now; whoever it is assigned to alone, if that is one of them."""
    able = able_to_sign(review)
    _notify(
        [user for user in able if user.pk == review.assigned_to_id] or able,
        NoticeKind.SIGNATURE_WANTED,
        review,
        key=f"event-{event.pk}",
        subject=f"a signature is wanted: {review}",
        body=f"The review “{review}” waits for a signature, and you could give it.",
        by=event.actor,
    )


def _tell_of_overdue(review: Review, day: date) -> int:
    authors = [one.person for one in Party.objects.of(review).authors()]
    return _notify(
        [review.assigned_to] if review.assigned_to else authors,
        NoticeKind.OVERDUE,
        review,
        key=f"overdue-{review.pk}-{day.isoformat()}",
        subject=f"overdue: {review}",
        body=f"The review “{review}” was due on {review.due_on:%-d %B %Y}.",
        by=None,
    )


def _tell_of_sourcing(review: Review) -> int:
    now = [getattr(review.claim, name) for name in SNAPSHOT]
    if now == [getattr(review.publication, name) for name in SNAPSHOT]:
        return 0  # worded otherwise, which whoever did it was told
    return _notify(
        [one.person for one in Party.objects.of(review)],
        NoticeKind.CORROBORATION_CHANGED,
        review,
        key=f"sourcing-{review.publication_id}-{'-'.join(map(str, now))}",
        subject=f"the sourcing changed: {review}",
        body=(
            f"The claim “{review.claim}” is sourced otherwise now than when your review of it was "
            "published. Look whether the review still says what is known."
        ),
        by=None,
    )


def _notify(
    users: Iterable[User],
    kind: NoticeKind,
    review: Review,
    *,
    key: str,
    subject: str,
    body: str,
    by: User | None,
) -> int:
    return notify(
        users,
        kind,
        key=key,
        needs=SEES,
        subject=subject,
        body=body,
        path=reverse("desk-review", args=[review.pk]),
        by=by,
    )


TELLERS: Mapping[Action, Callable[[Review, Event], None]] = MappingProxyType(
    {
        Action.ASSIGN: _assigned,
        Action.HAND_OVER: _assigned,
        Action.SUBMIT: _wants_signature,
        Action.APPLY_MATERIAL: _wants_signature,
        Action.SIGN: _wants_signature,
        Action.WITHDRAW_SIGNATURE: _wants_signature,
        Action.PROPOSE_RETRACTION: _wants_signature,
    }
)
"""The steps that bring letters. After a signature others may still be wanted."""
