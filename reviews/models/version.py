"""Versions of a review: what was written, once and for all."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, F, GeneratedField, Q, Value
from django.db.models.functions import Concat

from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.references import key, refers
from claims.models import Appearance, Claim
from reviews.domain.vocabulary import Part, ReviewState
from reviews.models.kept import Kept, always, sha256_of
from reviews.models.methodology import Methodology
from reviews.models.rating import Rating, RatingScale
from reviews.models.review import Review
from sources.models import Source
from sources.models.searching import SearchedQuerySet, searched

OF_CLAIM = f"""
    IF NEW.appearance_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM public.claims_appearance
        WHERE id = NEW.appearance_id AND claim_id = NEW.claim_id
    ) THEN
        {refuse("reviewversion_appearance_of_claim", "The appearance is one of another claim.")}
    END IF;
"""

CONTENT_AGREES = f"""
    -- Whoever would change the scale or a label of it waits, and finds it used; or was first.
    PERFORM 1 FROM public.reviews_ratingscale WHERE id = NEW.scale_id FOR SHARE;
    BEGIN
        said = NEW.content::jsonb;
    EXCEPTION WHEN data_exception THEN
        said = NULL;
    END;
    IF ARRAY[
        said ->> 'headline',
        said ->> 'explanation',
        said ->> 'body',
        said ->> 'only_source',
        said -> 'claim' ->> 'id',
        said -> 'claimant' ->> 'id',
        coalesce(said -> 'claimant' ->> 'title', ''),
        said -> 'appearance' ->> 'id',
        said ->> 'methodology'
    ] IS DISTINCT FROM ARRAY[
        NEW.headline::text,
        NEW.explanation,
        NEW.body,
        NEW.only_source,
        NEW.claim_id::text,
        NEW.claimant_id::text,
        CASE WHEN NEW.claimant_id IS NULL THEN '' ELSE NEW.title_of_claimant::text END,
        (SELECT article_id::text FROM public.claims_appearance WHERE id = NEW.appearance_id),
        (SELECT version::text FROM public.reviews_methodology WHERE id = NEW.methodology_id)
    ] OR ARRAY[
        said ->> 'language',
        said -> 'organisation' ->> 'id'
    ] IS DISTINCT FROM (
        SELECT ARRAY[language::text, organisation_id::text]
        FROM public.reviews_review WHERE id = NEW.review_id
    ) OR nullif(ARRAY[
        said -> 'rating' ->> 'scale',
        said -> 'rating' ->> 'scale_version',
        said -> 'rating' ->> 'worst',
        said -> 'rating' ->> 'best',
        said -> 'rating' ->> 'value',
        said -> 'rating' ->> 'label',
        said -> 'rating' ->> 'definition',
        said -> 'rating' ->> 'normalised'
    ], array_fill(NULL::text, ARRAY[8])) IS DISTINCT FROM (
        SELECT ARRAY[
            scale.name::text,
            scale.version::text,
            scale.worst::text,
            scale.best::text,
            rating.value::text,
            rating.label::text,
            rating.definition,
            rating.normalised::text
        ]
        FROM public.reviews_rating rating
            JOIN public.reviews_ratingscale scale ON scale.id = rating.scale_id
        WHERE rating.id = NEW.rating_id
    ) THEN
        {refuse("reviewversion_content_agrees", "What would be signed is not what the version says.")}
    END IF;
"""
"""Who signs the content vouches for the columns as well: no page shows another text than was signed."""


IN_REVIEW = """public.search_words(
        (SELECT language FROM public.reviews_review WHERE id = NEW.review_id),
        NEW.review_id,
        NEW.headline,
        concat_ws(' ', NEW.content::jsonb #>> '{claim,statement}', NEW.content::jsonb #>> '{claim,short}'),
        NEW.explanation,
        NEW.body
    )"""


class ReviewVersionQuerySet(SearchedQuerySet["ReviewVersion"]):
    """Questions about versions."""

    def of(self, review: Review) -> "ReviewVersionQuerySet":
        """The versions of one review, the newest first."""
        return self.filter(review=review).order_by("-sequence")

    def up_to(self, version: "ReviewVersion") -> "ReviewVersionQuerySet":
        """A version and those before it, the first one first, with nothing but who saved each."""
        rows = self.filter(review=version.review_id, sequence__lte=version.sequence)
        named = ("sequence", "created_by__first_name", "created_by__last_name")
        return rows.select_related("created_by").only(*named).order_by("sequence")

    def of_review(self, review: int) -> "ReviewVersionQuerySet":
        """The versions of the review that has this id, the newest first."""
        return self.filter(review=review).order_by("-sequence")

    def with_writer(self) -> "ReviewVersionQuerySet":
        """Versions with who saved each and how they rate, in one query."""
        return self.select_related("created_by", "rating__scale", "claimant", "appearance")

    def numbered(self, sequence: int) -> "ReviewVersionQuerySet":
        """The version that has this number."""
        return self.filter(sequence=sequence)

    def with_content_hash(self, content_hash: str) -> "ReviewVersionQuerySet":
        """The versions that say exactly what this hash was made of."""
        return self.filter(content_hash=content_hash)

    def public(self) -> "ReviewVersionQuerySet":
        """What readers may read: the published versions of reviews that were not taken back."""
        rows = self.filter(review__publication__version=F("pk"))
        return rows.exclude(review__state=ReviewState.RETRACTED)

    def being_written(self) -> "ReviewVersionQuerySet":
        """The newest versions of reviews, of those too that were taken back."""
        return self.filter(review__version=F("pk"))

    def with_ids(self, ids: Iterable[int]) -> "ReviewVersionQuerySet":
        """The versions that have these ids."""
        return self.filter(pk__in=list(ids))

    def found(self) -> "ReviewVersionQuerySet":
        """Versions with what a search tells of each, and `told`: explanation and body as one text."""
        text = Concat("explanation", Value("\n\n"), "body", output_field=models.TextField())
        rows = self.select_related("review__publication", "rating", "claim").annotate(told=text)
        return rows.defer("review__publication__json_ld")

    def next_sequence(self) -> int:
        """The number that the next version of these will have."""
        last = self.aggregate(last=models.Max("sequence"))["last"]
        return (last or 0) + 1

    def without_content(self) -> "ReviewVersionQuerySet":
        """Versions without the text that was signed, which may be long."""
        return self.defer("content")

    def for_page(self) -> "ReviewVersionQuerySet":
        """Versions with what they refer to, evidence included, in two queries."""
        rows = self.select_related(
            "claim", "claimant", "rating", "scale", "methodology", "created_by"
        )
        return rows.prefetch_related("evidence")


class ReviewVersion(Kept):
    """One state of a review as somebody saved it; a signature targets its hash.

    `content` is the canonical JSON of everything that would be public, made by
    `reviews.domain.content`; `content_hash` is the SHA-256 of its UTF-8, computed by the database.
    `is_complete` tells whether nothing that readers must be told is missing.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="versions")
    sequence = models.PositiveIntegerField()
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="review_versions")
    claimant = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    appearance = models.ForeignKey(
        Appearance, models.PROTECT, null=True, blank=True, related_name="+"
    )
    scale = models.ForeignKey(
        RatingScale, models.PROTECT, null=True, blank=True, related_name="versions"
    )
    rating = models.ForeignKey(
        Rating, models.PROTECT, null=True, blank=True, related_name="versions"
    )
    methodology = models.ForeignKey(
        Methodology, models.PROTECT, null=True, blank=True, related_name="versions"
    )
    headline = models.CharField(max_length=300, blank=True, default="")
    body = models.TextField(blank=True, default="")
    explanation = models.TextField(
        blank=True, default="", help_text="The reasons for the verdict, in a few sentences."
    )
    only_source = models.TextField(
        blank=True, default="", help_text="Why the evidence has fewer than two origins."
    )
    title_of_claimant = models.CharField(
        max_length=300, blank=True, default="", help_text="As of the statement."
    )
    content = models.TextField()
    content_hash = sha256_of("content")
    author_part = always(Part.AUTHOR.value)
    is_complete = GeneratedField(
        expression=ExpressionWrapper(
            Q(
                claimant__isnull=False,
                scale__isnull=False,
                rating__isnull=False,
                methodology__isnull=False,
            )
            & ~Q(headline="")
            & ~Q(explanation=""),
            output_field=BooleanField(),
        ),
        output_field=BooleanField(),
        db_persist=True,
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="review_versions"
    )

    objects = ReviewVersionQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["review", "-sequence"]
        constraints = [
            must("reviewversion_numbered", Q(sequence__gte=1), "Versions are numbered from 1."),
            must(
                "reviewversion_rating_has_scale",
                Q(rating__isnull=True) | Q(scale__isnull=False),
                "A rating is told with its scale.",
            ),
            unique(
                "reviewversion_sequence_once",
                "review",
                "sequence",
                message="Somebody saved this version of the review already.",
            ),
            key("reviewversion_of_review", "id", "review"),
            key("reviewversion_with_hash", "id", "content_hash"),
            key("reviewversion_with_completeness", "id", "is_complete"),
            refers(
                "reviewversion_written_by_author",
                "review",
                "created_by",
                "author_part",
                to="reviews.Party",
                target=("review", "person", "part"),
                message="Whoever saves a version is an author of the review on record.",
            ),
            refers(
                "reviewversion_rating_in_scale",
                "rating",
                "scale",
                to="reviews.Rating",
                target=("id", "scale"),
                message="The rating is one of another scale.",
            ),
        ]
        triggers = [
            *Kept.Meta.triggers,
            guard("appearance_of_claim", OF_CLAIM),
            guard("content_agrees", CONTENT_AGREES, declare=[("said", "JSONB")]),
            searched(IN_REVIEW),
        ]

    def __str__(self) -> str:
        return self.headline or f"Version {self.sequence}"
