"""What of the reviews waits to be worked on, and for whom."""

from datetime import date, datetime
from typing import Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from accounts.models import Event, User
from reviews.domain.comparing import MINOR
from reviews.domain.vocabulary import DEAD_STATES, CorrectionKind, ReviewState
from reviews.models.readers import ReadersQuerySet

M = TypeVar("M", bound=models.Model)

SNAPSHOT = (
    "label",
    "supports_confirmed",
    "supports_possible",
    "refutes_confirmed",
    "refutes_possible",
)
"""What a publication keeps of the claim's corroboration, under the names the claim has for it."""


def _beyond_minor(version: str) -> Func:
    """What of a version's content a minor correction leaves as it is."""
    return Func(
        Cast(f"{version}__content", models.JSONField()),
        Value(sorted(MINOR), ArrayField(models.TextField())),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=models.JSONField(),
    )


class WorkQuerySet(ReadersQuerySet[M]):
    """Questions about the work on reviews."""

    def live(self) -> Self:
        """Reviews that are neither archived nor retracted."""
        return self.exclude(state__in=DEAD_STATES)

    def in_state(self, *states: ReviewState) -> Self:
        """Reviews in one of these states."""
        return self.filter(state__in=states)

    def outdated(self) -> Self:
        """Public reviews whose claim is sourced, or worded, otherwise now than when they were published.

        A claim that is worded otherwise shows no verdict any more.
        """
        same = Q(**{f"publication__{name}": F(f"claim__{name}") for name in SNAPSHOT})
        return self.public().exclude(same & ~Q(claim__verdict=""))

    def overdue(self, day: date) -> Self:
        """Live reviews that were due before this day, those that wait longest first."""
        waiting = self.live().exclude(state=ReviewState.PUBLISHED)
        return waiting.filter(due_on__lt=day).order_by("due_on", "pk")

    def to_publish(self, now: datetime) -> Self:
        """Scheduled reviews whose time has come, the earliest first."""
        due = self.filter(state=ReviewState.SCHEDULED, scheduled_for__lte=now)
        return due.order_by("scheduled_for", "pk")

    def in_work(self) -> Self:
        """Reviews that are not public as they are: somebody has still to do something."""
        return self.exclude(state=ReviewState.PUBLISHED)

    def assigned_to(self, user: User) -> Self:
        """Reviews that wait for this person."""
        return self.filter(assigned_to=user)

    def assigned_to_somebody(self, username: str) -> Self:
        """Reviews that wait for the person of this name."""
        return self.filter(assigned_to__username=username)

    def unassigned(self) -> Self:
        """Reviews that wait for anybody."""
        return self.filter(assigned_to__isnull=True)

    def awaiting_signature(self) -> Self:
        """Reviews of which a version waits for a signature.

        A minor correction waits for one as soon as it is saved: nobody submits it. What was saved as
        one and touches more than one may waits for its authors.
        """
        content = Cast("version__content", models.JSONField())
        # What its authors called nothing is minor, as it is when it is applied.
        kind = Coalesce(KT("said__correction__kind"), Value("minor", models.TextField()))
        minor = (
            self.in_state(ReviewState.CORRECTING)
            .exclude(version=F("publication__version"))
            .alias(signed=_beyond_minor("version"), public=_beyond_minor("publication__version"))
            .filter(signed=F("public"))
            .alias(said=content)
            .alias(kind=kind)
            .filter(kind=CorrectionKind.MINOR)
        )
        return self.filter(Q(state=ReviewState.IN_REVIEW) | Q(pk__in=minor.order_by().values("pk")))

    def open_to_sign(self, user: User) -> Self:
        """Reviews that wait for a signature and of which this person is no author."""
        from reviews.models.party import Party

        authorship = Party.objects.authors().filter(review=OuterRef("pk"), person=user)
        return self.awaiting_signature().exclude(Exists(authorship))

    def concerning(self, user: User) -> Self:
        """Live reviews that are assigned to this person, or of which they are an author."""
        from reviews.models.party import Party

        own = Party.objects.authors().filter(review=OuterRef("pk"), person=user)
        return self.live().filter(Q(assigned_to=user) | Exists(own))

    def waiting_for_signature_of(self, user: User) -> Self:
        """Reviews that this person could sign now: a version in review, a minor correction, or a
        proposed retraction.

        Not those that they wrote, signed in this version, stepped back from, or propose to retract.
        """
        from reviews.models.retraction import RetractionProposal
        from reviews.models.signoff import SignOff

        signed = SignOff.objects.filter(version=OuterRef("version"), signer=user)
        stepped = Event.objects.done("review.recuse").filter(
            actor=user, object_type=self.model._meta.label_lower, object_id=OuterRef("pk")
        )
        to_sign = self.open_to_sign(user).exclude(Exists(signed)).exclude(Exists(stepped))
        proposed = RetractionProposal.objects.open().filter(review=OuterRef("pk"))
        to_retract = self.in_state(ReviewState.PUBLISHED).filter(
            Exists(proposed.exclude(proposed_by=user))
        )
        return self.filter(Q(pk__in=to_sign.values("pk")) | Q(pk__in=to_retract.values("pk")))

    def numbers_by_state(self) -> dict[str, int]:
        """How many reviews are in each state in which there is one."""
        rows = self.order_by().values_list("state").annotate(number=models.Count("pk"))
        return dict(rows)
