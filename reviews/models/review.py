"""Reviews: the work on one claim, and what of it is public."""

from datetime import date, datetime

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from accounts.choices import enum_field, one_of
from accounts.models import Event, Record, User
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from accounts.models.references import refers
from accounts.permissions import may
from claims.models import Appearance, Claim
from reviews.domain.comparing import MINOR
from reviews.domain.vocabulary import (
    DEAD_STATES,
    FIRST_STATE,
    PUBLIC_STATES,
    STATE_CHANGES,
    CorrectionKind,
    Part,
    ReviewState,
)
from reviews.models.readers import ReadersQuerySet
from reviews.models.states import takes_only
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.models import Source

SNAPSHOT = (
    "label",
    "supports_confirmed",
    "supports_possible",
    "refutes_confirmed",
    "refutes_possible",
)
"""What a publication keeps of the claim's corroboration, under the names the claim has for it."""

STEPS = takes_only("review_state_moves", STATE_CHANGES, first=FIRST_STATE, noun="review")

OURS = f"""
    IF NOT EXISTS (
        SELECT 1 FROM public.sources_source WHERE id = NEW.organisation_id AND is_ours
    ) THEN
        {refuse("review_organisation_is_ours", "Reviews here are published by our own organisation.")}
    END IF;
"""

OF_CLAIM = f"""
    IF NEW.appearance_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM public.claims_appearance
        WHERE id = NEW.appearance_id AND claim_id = NEW.claim_id
    ) THEN
        {refuse("review_appearance_of_claim", "The appearance is one of another claim.")}
    END IF;
"""

STAYS_PUBLIC = f"""
    IF OLD.publication_id IS NOT NULL AND NEW.publication_id IS DISTINCT FROM OLD.publication_id
        AND NOT EXISTS (
            SELECT 1 FROM public.reviews_publication earlier, public.reviews_publication later
            WHERE earlier.id = OLD.publication_id AND later.id = NEW.publication_id
                AND later.sequence > earlier.sequence
        ) THEN
        {refuse("review_publication_stays", "What was published stays public until a later publication.")}
    END IF;
"""


def _beyond_minor(version: str) -> Func:
    """What of a version's content a minor correction leaves as it is."""
    return Func(
        Cast(f"{version}__content", models.JSONField()),
        Value(sorted(MINOR), ArrayField(models.TextField())),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=models.JSONField(),
    )


class ReviewQuerySet(ReadersQuerySet["Review"]):
    """Questions about reviews."""

    def live(self) -> "ReviewQuerySet":
        """Reviews that are neither archived nor retracted."""
        return self.exclude(state__in=DEAD_STATES)

    def in_state(self, *states: ReviewState) -> "ReviewQuerySet":
        """Reviews in one of these states."""
        return self.filter(state__in=states)

    def visible_to(self, user: User | AnonymousUser) -> "ReviewQuerySet":
        """Reviews of which this person may see anything: all for who has a role, else public ones."""
        return self if may(user, "review.view") else self.public()

    def retracted(self) -> "ReviewQuerySet":
        """Reviews that were public and were taken back."""
        return self.filter(state=ReviewState.RETRACTED)

    def matching(self, words: str) -> "ReviewQuerySet":
        """Reviews that contain all the words in the claim or in the headline that is public."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(claim__statement__icontains=word)
                | Q(claim__short__icontains=word)
                | Q(publication__version__headline__icontains=word)
            )
        return found

    def outdated(self) -> "ReviewQuerySet":
        """Public reviews whose claim is sourced, or worded, otherwise now than when they were published.

        A claim that is worded otherwise shows no verdict any more.
        """
        same = Q(**{f"publication__{name}": F(f"claim__{name}") for name in SNAPSHOT})
        return self.public().exclude(same & ~Q(claim__verdict=""))

    def overdue(self, day: date) -> "ReviewQuerySet":
        """Live reviews that were due before this day, those that wait longest first."""
        waiting = self.live().exclude(state=ReviewState.PUBLISHED)
        return waiting.filter(due_on__lt=day).order_by("due_on", "pk")

    def to_publish(self, now: datetime) -> "ReviewQuerySet":
        """Scheduled reviews whose time has come, the earliest first."""
        due = self.filter(state=ReviewState.SCHEDULED, scheduled_for__lte=now)
        return due.order_by("scheduled_for", "pk")

    def assigned_to(self, user: User) -> "ReviewQuerySet":
        """Reviews that wait for this person."""
        return self.filter(assigned_to=user)

    def assigned_to_somebody(self, username: str) -> "ReviewQuerySet":
        """Reviews that wait for the person of this name."""
        return self.filter(assigned_to__username=username)

    def unassigned(self) -> "ReviewQuerySet":
        """Reviews that wait for anybody."""
        return self.filter(assigned_to__isnull=True)

    def written_by(self, user: User) -> "ReviewQuerySet":
        """Reviews of which this person is an author."""
        return self.filter(parties__person=user, parties__part=Part.AUTHOR)

    def open_to_sign(self, user: User) -> "ReviewQuerySet":
        """Reviews that wait for a signature and of which this person is no author.

        A minor correction waits for one as soon as it is saved: nobody submits it. What was saved as
        one and touches more than one may waits for its authors.
        """
        from reviews.models.party import Party

        authorship = Party.objects.authors().filter(review=OuterRef("pk"), person=user)
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
        waiting = Q(state=ReviewState.IN_REVIEW) | Q(pk__in=minor.order_by().values("pk"))
        return self.filter(waiting).exclude(Exists(authorship))

    def concerning(self, user: User) -> "ReviewQuerySet":
        """Live reviews that are assigned to this person, or of which they are an author."""
        from reviews.models.party import Party

        own = Party.objects.authors().filter(review=OuterRef("pk"), person=user)
        return self.live().filter(Q(assigned_to=user) | Exists(own))

    def waiting_for_signature_of(self, user: User) -> "ReviewQuerySet":
        """Reviews that this person could sign now: a version in review, a minor correction, or a
        proposed retraction.

        Not those that they wrote, signed in this version, stepped back from, or propose to retract.
        """
        from reviews.models.retraction import RetractionProposal
        from reviews.models.signoff import SignOff

        signed = SignOff.objects.filter(version=OuterRef("version"), signer=user)
        stepped = Event.objects.done("review.recuse").filter(
            actor=user, object_type=Review._meta.label_lower, object_id=OuterRef("pk")
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

    def about(self, claim: Claim) -> "ReviewQuerySet":
        """Reviews of one claim, the newest first."""
        return self.filter(claim=claim).order_by("-pk")

    def of_claim(self, claim: int) -> "ReviewQuerySet":
        """Reviews of the claim that has this id."""
        return self.filter(claim=claim)

    def in_language(self, language: str) -> "ReviewQuerySet":
        """Reviews written in one language."""
        return self.filter(language=language)

    def newest_first(self) -> "ReviewQuerySet":
        """Reviews, the one that was published last first, then those that never were."""
        return self.order_by(F("publication__published_at").desc(nulls_last=True), "-pk")

    def for_listing(self) -> "ReviewQuerySet":
        """Reviews with what a line about each shows, in one query."""
        return self.select_related(
            "claim",
            "claimant",
            "organisation",
            "assigned_to",
            "version__rating",
            "publication__version__rating",
        )

    def for_api(self) -> "ReviewQuerySet":
        """Reviews with what programs are told of each, in one query; long texts only when asked for."""
        rows = self.select_related(
            "claim",
            "organisation",
            "assigned_to",
            "opened_by",
            "version__scale",
            "publication__version",
            "retraction__proposal",
            "retraction__proposed_by",
            "retraction__signed_by",
        )
        long = ("publication__json_ld", "version__content", "version__body")
        return rows.defer(*long).with_dates()

    def for_desk(self) -> "ReviewQuerySet":
        """Reviews with what those who work on them see, in one query."""
        return self.select_related(
            "claim",
            "organisation",
            "claimant",
            "assigned_to",
            "version__created_by",
            "version__rating",
            "version__scale",
            "publication__version",
            "publication__published_by",
            "retraction__proposal",
            "retraction__signed_by",
        ).defer("publication__json_ld")


@tracked()
class Review(Record):
    """The work of our organisation on one claim in one language.

    `version` is the newest version, what is being worked on; `publication` is what is public.
    `appearance` is the one that is reviewed, of which the claimant is the author.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="reviews")
    claimant = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="reviews_of"
    )
    appearance = models.ForeignKey(
        Appearance, models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    organisation = models.ForeignKey(Source, models.PROTECT, related_name="reviews_by")
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ja.")
    slug = models.SlugField(max_length=100)
    state = enum_field(ReviewState, default=FIRST_STATE)
    version = models.ForeignKey(
        "reviews.ReviewVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    publication = models.ForeignKey(
        "reviews.Publication", models.PROTECT, null=True, blank=True, related_name="+"
    )
    retraction = models.ForeignKey(
        "reviews.Retraction", models.PROTECT, null=True, blank=True, related_name="+"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_reviews",
    )
    due_on = models.DateField(null=True, blank=True)
    scheduled_for = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="opened_reviews"
    )

    first_published_at: datetime | None
    """Only of reviews `with_dates`."""

    objects = ReviewQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("review_state_known", "state", ReviewState),
            must("review_has_slug", ~Q(slug=""), "A review needs words for its address."),
            must(
                "review_language_is_bcp47",
                Q(language__regex=LANGUAGE_PATTERN),
                "A language is given as in BCP 47, such as en or zh-Hant.",
            ),
            unique(
                "review_one_live",
                "organisation",
                "claim",
                "language",
                condition=~Q(state__in=list(DEAD_STATES)),
                message="This claim is being reviewed in this language already.",
            ),
            must(
                "review_public_was_published",
                ~Q(state__in=list(PUBLIC_STATES)) | Q(publication__isnull=False),
                "Nothing is public without a publication.",
            ),
            must(
                "review_published_is_never_archived",
                ~Q(state=ReviewState.ARCHIVED) | Q(publication__isnull=True),
                "What was published is retracted, not archived.",
            ),
            must(
                "review_retracted_has_retraction",
                Q(state=ReviewState.RETRACTED, retraction__isnull=False)
                | (~Q(state=ReviewState.RETRACTED) & Q(retraction__isnull=True)),
                "A retracted review names its retraction, any other has none.",
            ),
            must(
                "review_scheduled_has_time",
                Q(state=ReviewState.SCHEDULED, scheduled_for__isnull=False)
                | (~Q(state=ReviewState.SCHEDULED) & Q(scheduled_for__isnull=True)),
                "A scheduled review has a time, any other has none.",
            ),
            refers(
                "review_version_is_its_own",
                "version",
                "id",
                to="reviews.ReviewVersion",
                target=("id", "review"),
                message="The version is one of another review.",
            ),
            refers(
                "review_publication_is_its_own",
                "publication",
                "id",
                to="reviews.Publication",
                target=("id", "review"),
                message="The publication is one of another review.",
            ),
            refers(
                "review_retraction_is_its_own",
                "retraction",
                "id",
                to="reviews.Retraction",
                target=("id", "review"),
                message="The retraction is one of another review.",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="review_due"),
            models.Index(fields=["assigned_to", "state"], name="review_assigned"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="state_moves",
                when=pgtrigger.After,  # the checks speak first
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=f"{STEPS} RETURN NULL;",
            ),
            guard("organisation_is_ours", OURS),
            guard("appearance_of_claim", OF_CLAIM),
            guard("publication_stays", STAYS_PUBLIC, operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"Review of “{self.claim}”"

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.publication_id is not None

    def is_overdue(self, day: date) -> bool:
        """Whether it should have been published before this day, and is still being worked on."""
        is_waiting = self.state not in (*DEAD_STATES, ReviewState.PUBLISHED)
        return is_waiting and self.due_on is not None and self.due_on < day

    def get_absolute_url(self) -> str:
        """Where the review is shown; the number finds it under any other words, too."""
        return f"/reviews/{self.pk}/{self.slug}/"
