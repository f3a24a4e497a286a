"""What a person is to a review, and how things are with it: what the table of steps is asked with."""

from accounts.domain.vocabulary import Role
from accounts.models import Event, User
from reviews.domain.actions import CLOCK, Action, Person, Standing
from reviews.domain.vocabulary import Part, ReviewState
from reviews.domain.workflow import Choice, choices_for
from reviews.models import Party, RetractionProposal, Review, SignOff

EVERY_ROLE = frozenset(Role)


def event_name(action: Action) -> str:
    """The name of a step in the log and in the permission table."""
    return f"review.{action.value}"


def roles_of(user: User | None) -> frozenset[Role]:
    """The roles that count for somebody: every one for a superuser, none for who may not sign in."""
    if user is None or not user.is_active:
        return frozenset()
    return EVERY_ROLE if user.is_superuser else user.roles


def newcomer(user: User | None) -> Person:
    """Somebody who has nothing to do with a review yet."""
    return Person(roles_of(user))


def person_of(user: User | None, review: Review, standing: Standing | None = None) -> Person:
    """What somebody is to a review; the clock where it is nobody."""
    if user is None:
        return CLOCK
    standing = standing or standing_of(review)
    part = Party.objects.filter(review=review, person=user).values_list("part", flat=True).first()
    proposal = open_proposal(review) if standing.is_retraction_proposed else None
    return Person(
        roles=roles_of(user),
        is_author=part == Part.AUTHOR,
        is_heir=part != Part.SIGNER and is_heir(user, review),
        is_signer=part == Part.SIGNER,
        has_signed=part == Part.SIGNER and _has_signed(user, review),
        has_recused=user.pk in recused_from(review),
        is_assigned=review.assigned_to_id == user.pk,
        is_proposer=proposal is not None and proposal.proposed_by_id == user.pk,
    )


def standing_of(review: Review) -> Standing:
    """How things are with a review."""
    state = ReviewState(review.state)
    may_be_proposed = state is ReviewState.PUBLISHED
    is_proposed = may_be_proposed and open_proposal(review) is not None
    return Standing(state, review.publication_id is not None, is_proposed)


def open_proposal(review: Review) -> RetractionProposal | None:
    """The proposal to retract a review that waits for its second signature."""
    return RetractionProposal.objects.of(review).open().first()


def choices(user: User, review: Review) -> list[Choice]:
    """Will list every step with whether this person may take it now, and why not."""
    standing = standing_of(review)
    return choices_for(standing, person_of(user, review, standing))


def recused_from(review: Review) -> set[int]:
    """Who once stepped back because of a conflict of interest, by number: the log forgets none."""
    stepped = Event.objects.about(review).done(event_name(Action.RECUSE))
    return {pk for pk in stepped.values_list("actor", flat=True) if pk is not None}


def is_heir(user: User, review: Review) -> bool:
    """Whether a review is assigned to somebody because it was handed over to them.

    The log knows: the last word on whose turn it is was a handing over.
    """
    if review.assigned_to_id != user.pk:
        return False
    words = [event_name(Action.ASSIGN), event_name(Action.HAND_OVER)]
    last = Event.objects.about(review).done(*words).order_by("-pk").first()
    return last is not None and last.action == event_name(Action.HAND_OVER)


def _has_signed(user: User, review: Review) -> bool:
    """Whether a signature of this person stands on the working version."""
    if review.version_id is None:
        return False
    given = SignOff.objects.filter(version=review.version_id, signer=user)
    return given.unused().exists()
