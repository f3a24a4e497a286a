"""Publications: what was made public, on whose signatures, and what the sourcing was then."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, F, GeneratedField, Q, Value

from accounts.choices import enum_field, one_of
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.references import Reference, key, refers
from claims.models import Corroboration
from reviews.domain.vocabulary import Fate, PublicationKind
from reviews.models.kept import Kept, always
from reviews.models.review import Review
from reviews.models.signoff import SignOff
from reviews.models.version import ReviewVersion

MOST_SIGNATURES = 3

IN_ORDER = f"""
    IF EXISTS (
        SELECT 1 FROM public.reviews_signoff
        WHERE id IN (NEW.first_signoff_id, NEW.second_signoff_id, NEW.third_signoff_id)
            AND signed_at > NEW.published_at
    ) OR EXISTS (
        SELECT 1 FROM public.reviews_publication
        WHERE review_id = NEW.review_id
            AND (published_at > NEW.published_at OR sequence > NEW.sequence)
    ) THEN
        {refuse("publication_in_order", "Publications follow their signatures and one another.")}
    END IF;
"""


def _signed(place: str) -> Reference:
    """The constraint that a signature is one on the published text, and was used for it."""
    return refers(
        f"publication_{place}_signature",
        f"{place}_signoff",
        "version",
        "content_hash",
        "signature_fate",
        to="reviews.SignOffFate",
        target=("signoff", "version", "content_hash", "fate"),
        message=f"The {place} signature is withdrawn, or is one on another text.",
    )


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Questions about publications."""

    def of(self, review: Review) -> "PublicationQuerySet":
        """The publications of one review, the newest first."""
        return self.filter(review=review).order_by("-sequence")

    def next_sequence(self) -> int:
        """The number that the next publication of these will have."""
        last = self.aggregate(last=models.Max("sequence"))["last"]
        return (last or 0) + 1

    def with_document(self, ids: Collection[int]) -> "PublicationQuerySet":
        """These publications with nothing but the JSON-LD."""
        return self.filter(pk__in=ids).only("pk", "json_ld")


class Publication(Kept):
    """One version of a review made public: this text, on these signatures, at this moment.

    `required` is how many signatures the newsroom asked for. `label` and the four numbers are the
    claim's corroboration then. `modified_at` is empty unless readers are told of a change.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="publications")
    version = models.ForeignKey(ReviewVersion, models.PROTECT, related_name="publications")
    content_hash = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField()
    kind = enum_field(PublicationKind)
    required = models.PositiveSmallIntegerField(default=1)
    first_signoff = models.ForeignKey(SignOff, models.PROTECT, related_name="+")
    second_signoff = models.ForeignKey(
        SignOff, models.PROTECT, null=True, blank=True, related_name="+"
    )
    third_signoff = models.ForeignKey(
        SignOff, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signature_fate = always(Fate.PUBLISHED.value)
    version_complete = GeneratedField(
        expression=Value(True), output_field=BooleanField(), db_persist=True
    )
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="publications"
    )
    modified_at = models.DateTimeField(null=True, blank=True)
    corroboration = models.ForeignKey(
        Corroboration, models.PROTECT, null=True, blank=True, related_name="+"
    )
    label = models.CharField(max_length=40)
    supports_confirmed = models.PositiveIntegerField(default=0)
    supports_possible = models.PositiveIntegerField(default=0)
    refutes_confirmed = models.PositiveIntegerField(default=0)
    refutes_possible = models.PositiveIntegerField(default=0)
    json_ld = models.TextField(blank=True, default="")

    objects = PublicationQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["review", "-sequence"]
        constraints = [
            one_of("publication_kind_known", "kind", PublicationKind),
            must(
                "publication_signatures_asked_for",
                Q(required__gte=1, required__lte=MOST_SIGNATURES),
                "One to three signatures are asked for.",
            ),
            must(
                "publication_signed_enough",
                (Q(required__lt=2) | Q(second_signoff__isnull=False))
                & (Q(required__lt=3) | Q(third_signoff__isnull=False)),
                "Fewer signatures than are asked for.",
            ),
            must(
                "publication_signatures_differ",
                (Q(second_signoff__isnull=True) | ~Q(second_signoff=F("first_signoff")))
                & (Q(third_signoff__isnull=True) | ~Q(third_signoff=F("first_signoff")))
                & (
                    Q(second_signoff__isnull=True)
                    | Q(third_signoff__isnull=True)
                    | ~Q(second_signoff=F("third_signoff"))
                ),
                "One signature counts once.",
            ),
            must(
                "publication_first_is_first",
                Q(sequence=1, kind=PublicationKind.FIRST)
                | (Q(sequence__gt=1) & ~Q(kind=PublicationKind.FIRST)),
                "The first publication of a review is called so, and no other is.",
            ),
            must(
                "publication_interval_ordered",
                Q(
                    supports_confirmed__lte=F("supports_possible"),
                    refutes_confirmed__lte=F("refutes_possible"),
                ),
                "Confirmed is never above possible.",
            ),
            unique("publication_version_once", "version", message="This version was published."),
            unique(
                "publication_sequence_once",
                "review",
                "sequence",
                message="Somebody else published this review at the same time.",
            ),
            key("publication_of_review", "id", "review"),
            refers(
                "publication_of_this_review",
                "version",
                "review",
                to="reviews.ReviewVersion",
                target=("id", "review"),
                message="The version is one of another review.",
            ),
            refers(
                "publication_of_complete_version",
                "version",
                "version_complete",
                to="reviews.ReviewVersion",
                target=("id", "is_complete"),
                message="A published version names claimant, scale, rating, methodology, headline "
                "and reasons.",
            ),
            _signed("first"),
            _signed("second"),
            _signed("third"),
        ]
        triggers = [*Kept.Meta.triggers, guard("in_order", IN_ORDER)]

    def __str__(self) -> str:
        return f"{self.review}, publication {self.sequence}"
