"""Reviews by others, as their ClaimReview told them, and what of it could not be read."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, Now

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from accounts.models.statements import Blank
from accounts.permissions import may
from claims.models import Claim
from reviews.domain.vocabulary import MatchState, QuarantineState, RatingClass
from sources.domain.patterns import SHA256_PATTERN
from sources.models import Source


class ExternalReviewQuerySet(models.QuerySet["ExternalReview"]):
    """Questions about reviews by others."""

    def visible_to(self, user: User | AnonymousUser) -> "ExternalReviewQuerySet":
        """All for who has a role; for others those that somebody confirmed to be about a claim."""
        if may(user, "externalreview.view"):
            return self
        return self.filter(match=MatchState.CONFIRMED)

    def of_claim(self, claim: int) -> "ExternalReviewQuerySet":
        """Reviews that are about this claim, or thought to be; not those that were found not to be."""
        return self.filter(claim=claim).exclude(match=MatchState.REFUSED)

    def about(self, claim: Claim | Blank | F) -> "ExternalReviewQuerySet":
        """Reviews that stand and that somebody confirmed to be about this claim, the newest first."""
        rows = self.standing().filter(claim=claim, match=MatchState.CONFIRMED)
        return rows.order_by(F("reviewed_on").desc(nulls_last=True), "-pk")

    def at(self, url: str, claim_text: str) -> "ExternalReviewQuerySet":
        """The review at this address of these words, if it was imported."""
        return self.filter(url=url, claim_text=claim_text)

    def at_site(self, site: str) -> "ExternalReviewQuerySet":
        """Reviews of one site."""
        return self.filter(site=site)

    def standing(self) -> "ExternalReviewQuerySet":
        """Reviews that their publishers have not taken back."""
        return self.filter(gone_on__isnull=True)

    def at_address(self, url: str) -> "ExternalReviewQuerySet":
        """The reviews of one page."""
        return self.filter(url=url)

    def at_addresses(self, urls: Collection[str]) -> "ExternalReviewQuerySet":
        """The reviews of these pages."""
        return self.filter(url__in=urls)

    def rated(self, words: Collection[str]) -> "ExternalReviewQuerySet":
        """Reviews with one of these labels, as they are written."""
        return self.filter(rating_given__in=words)

    def classed_otherwise(self, rating_class: str) -> "ExternalReviewQuerySet":
        """Reviews of another class than this one."""
        return self.exclude(rating_class=rating_class)

    def in_match(self, match: str) -> "ExternalReviewQuerySet":
        """Reviews of which this was said of their match; "" for those without one."""
        return self.filter(match=match)

    def for_detail(self) -> "ExternalReviewQuerySet":
        """Reviews with publisher, claim and the raw item, in one query."""
        return self.select_related("publisher", "claim")

    def newest_first(self) -> "ExternalReviewQuerySet":
        """Reviews, those that came in last first."""
        return self.order_by("-pk")

    def saying(self, words: str) -> "ExternalReviewQuerySet":
        """Reviews whose claim, title, label or publisher contains all the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(claim_text__icontains=word)
                | Q(title__icontains=word)
                | Q(rating_given__icontains=word)
                | Q(publisher_name__icontains=word)
            )
        return found

    def in_class(self, rating_class: RatingClass) -> "ExternalReviewQuerySet":
        """Reviews whose label comes down to this."""
        return self.filter(rating_class=rating_class)

    def unmapped(self) -> "ExternalReviewQuerySet":
        """Reviews whose label nobody has said the meaning of."""
        return self.filter(rating_class="").exclude(rating_given="")

    def for_search(self, ids: Collection[int]) -> "ExternalReviewQuerySet":
        """These reviews without their raw items."""
        return self.filter(pk__in=ids).defer("raw")

    def for_listing(self) -> "ExternalReviewQuerySet":
        """Reviews with publisher and claim but without the raw item, in one query."""
        return self.select_related("publisher", "claim").defer("raw")


@tracked(exclude=["raw"])
class ExternalReview(Record):
    """A review by another publisher, rating as given; it counts for nothing of our own.

    `rating_class` is what the label comes down to by our map, empty while nobody has said.
    `site` is the host name of the address. One address may review several claims. `gone_on` is the
    day on which the publisher took the review back; it stays on record.
    """

    publisher = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="external_reviews"
    )
    publisher_name = models.CharField(max_length=300, blank=True, default="")
    site = models.CharField(max_length=253, blank=True, default="")
    url = models.URLField(max_length=2000)
    title = models.CharField(max_length=500, blank=True, default="")
    claim_text = models.TextField()
    claimant = models.CharField(max_length=500, blank=True, default="")
    claim_date = models.DateField(null=True, blank=True)
    rating_given = models.CharField(max_length=300, blank=True, default="")
    rating_value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    rating_best = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    rating_worst = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    rating_class = enum_field(RatingClass, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True, default="")
    raw: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    imported_at = models.DateTimeField(db_default=Now())
    gone_on = models.DateField(null=True, blank=True)
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="external_reviews"
    )
    match = enum_field(MatchState, blank=True)

    objects = ExternalReviewQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("externalreview_rating_class_known", "rating_class", RatingClass, blank=True),
            one_of("externalreview_match_known", "match", MatchState, blank=True),
            must(
                "externalreview_has_address_and_claim",
                ~Q(url="") & ~Q(claim_text=""),
                "A review has an address and a claim.",
            ),
            must(
                "externalreview_matched_whole",
                Q(claim__isnull=True, match="") | (Q(claim__isnull=False) & ~Q(match="")),
                "A claim is suggested, confirmed or refused; without one there is no match.",
            ),
            models.UniqueConstraint(
                F("url"),
                MD5("claim_text"),
                name="externalreview_once",
                violation_error_code="externalreview_once",
                violation_error_message="This review was imported already.",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "rating_given"], name="externalreview_label"),
            models.Index(fields=["match", "-id"], name="externalreview_match"),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class QuarantinedItemQuerySet(models.QuerySet["QuarantinedItem"]):
    """Questions about what could not be read."""

    def open(self) -> "QuarantinedItemQuerySet":
        """Items that nobody has dismissed."""
        return self.filter(state=QuarantineState.OPEN)

    def in_state(self, state: QuarantineState) -> "QuarantinedItemQuerySet":
        """Items of which this was said."""
        return self.filter(state=state)

    def with_hash(self, sha256: str) -> "QuarantinedItemQuerySet":
        """The item that is known by this hash."""
        return self.filter(sha256=sha256)

    def for_listing(self) -> "QuarantinedItemQuerySet":
        """Items as they lie in their documents, the latest document first."""
        return self.order_by("-pk")


@tracked()
class QuarantinedItem(Record):
    """An item of an import that could not be read, word for word, with the reasons.

    `source` is the file or address, `position` the item's place in it as the import named it (empty
    for the document itself), `sha256` the hash by which the same item is known again: it is kept
    once, with the place where it first stood.
    """

    source = models.CharField(max_length=2000)
    position = models.TextField(blank=True, default="")
    raw = models.TextField(blank=True, default="")
    reasons: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    state = enum_field(QuarantineState, default=QuarantineState.OPEN)

    objects = QuarantinedItemQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("quarantineditem_state_known", "state", QuarantineState),
            must(
                "quarantineditem_is_hashed",
                Q(sha256__regex=SHA256_PATTERN),
                "A SHA-256 is 64 hexadecimal digits.",
            ),
            unique("quarantineditem_once", "sha256", message="This item is kept already."),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.position or 'the document'}"
