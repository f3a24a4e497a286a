"""What the page of a claim reads, each kind of record by one hot statement."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from accounts.models.hot_rows import HotRows
from accounts.models.statements import array_given, id_given, ids_given
from claims.models import Appearance, Attribution, Claim, ClaimRelation, Corroboration, Topic
from reviews.models import ExternalReview, Review
from sources.models import ArticleLink, Source

RESULTS = 20
"""So many results a claim page shows, the latest first."""

CLAIM = id_given("claim")
CLAIMS = ids_given("claims")
OUTER = OuterRef("pk")

ONE = HotRows(
    lambda: (
        Claim.objects.for_page()
        .having(pk=CLAIM)
        .annotate(
            topic_names=ArraySubquery(Topic.objects.having(claims=OUTER).values("name")),
            subjects_told=ArraySubquery(
                Source.objects.having(subject_of=OUTER).values(
                    told=JSONObject(id="pk", name="name")
                )
            ),
            is_related=Exists(ClaimRelation.objects.live().of_claim(OUTER)),
            is_reviewed=Exists(Review.objects.public().about(OUTER)),
            is_worked_on=Exists(Review.objects.about(OUTER)),
            is_reviewed_by_others=Exists(ExternalReview.objects.about(OUTER)),
        )
    )
)
"""The claim itself with topics and subjects, which says whether there is more to be read of it."""

OTHERS = HotRows(lambda: Claim.objects.with_staleness().having(pk__in=CLAIMS))
RELATIONS = HotRows(lambda: ClaimRelation.objects.live().of_claim(CLAIM))
STORED = HotRows(
    lambda: Corroboration.objects.about(CLAIM).with_cause().defer("kept")[: RESULTS + 1]
)
OURS = HotRows(
    lambda: Review.objects.public().about(CLAIM).for_readers().select_related("organisation")
)
THEIRS = HotRows(lambda: ExternalReview.objects.about(CLAIM).for_listing())
EVERY_APPEARANCE = HotRows(
    lambda: (
        Appearance.objects.having(claim__in=CLAIMS)
        .undecided_or_accepted()
        .with_continuation()
        .for_claim()
    )
)
APPEARANCES = HotRows(
    lambda: (
        Appearance.objects.having(claim__in=CLAIMS)
        .undecided_or_accepted()
        .not_continued()
        .for_claim()
    )
)
HOPS = HotRows(lambda: Attribution.objects.chained_from(array_given("appearances")).for_page())
COPIES = HotRows(lambda: ArticleLink.objects.copies_from(ids_given("articles")))
