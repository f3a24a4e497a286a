"""Reviews: the work on one claim, and what of it is public."""

from datetime import date, datetime

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from accounts.models.references import refers
from accounts.models.statements import Blank
from accounts.permissions import may
from claims.models import Appearance, Claim
from reviews.domain.vocabulary import (
    DEAD_STATES,
    FIRST_STATE,
    PUBLIC_STATES,
    STATE_CHANGES,
    ReviewState,
)
from reviews.models.states import takes_only
from reviews.models.working import WorkQuerySet
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.models import Source

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


class ReviewQuerySet(WorkQuerySet["Review"]):
    """Questions about reviews."""

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

    def about(self, claim: Claim | Blank | F) -> "ReviewQuerySet":
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
