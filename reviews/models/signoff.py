"""Signatures: who vouches for which text, and what became of each signature."""

from django.conf import settings
from django.db import models
from django.db.models import BigIntegerField, Case, F, GeneratedField, Q, When

from accounts.choices import enum_field, one_of
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.references import Key, key, refers
from reviews.domain.vocabulary import Decision, Fate, Part
from reviews.models.kept import Kept, always
from reviews.models.review import Review
from reviews.models.version import ReviewVersion

AFTER_VERSION = f"""
    IF EXISTS (
        SELECT 1 FROM public.reviews_reviewversion
        WHERE id = NEW.version_id AND created_at > NEW.signed_at
    ) THEN
        {refuse("signoff_after_version", "Nothing is signed before it is written.")}
    END IF;
"""

WITH_ITS_EVIDENCE = f"""
    IF (
        SELECT coalesce(jsonb_array_length(content::jsonb -> 'evidence'), 0)
        FROM public.reviews_reviewversion WHERE id = NEW.version_id
    ) IS DISTINCT FROM (
        SELECT count(*) FROM public.reviews_evidence WHERE version_id = NEW.version_id
    ) THEN
        {refuse("signoff_with_its_evidence", "The evidence is not the one that would be signed.")}
    END IF;
"""
"""Each row agrees with its place in the content: as many as there are places are all of them."""


class SignOffQuerySet(models.QuerySet["SignOff"]):
    """Questions about signatures."""

    def on(self, version: ReviewVersion) -> "SignOffQuerySet":
        """Signatures on one version, in the order in which they were given."""
        return self.filter(version=version).select_related("signer").order_by("pk")

    def with_fate(self) -> "SignOffQuerySet":
        """Signatures with what became of them, in the same query."""
        return self.select_related("fate")

    def standing(self) -> "SignOffQuerySet":
        """Signatures that nobody has withdrawn."""
        return self.exclude(fate__fate=Fate.WITHDRAWN)

    def unused(self) -> "SignOffQuerySet":
        """Signatures that were neither withdrawn nor published."""
        return self.filter(fate__isnull=True)


class SignOff(Kept):
    """One person's approval of one text, named by its hash.

    `conflict` is the declaration: “none”, or what it is; who has one does not sign.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="signoffs")
    version = models.ForeignKey(ReviewVersion, models.PROTECT, related_name="signoffs")
    content_hash = models.CharField(max_length=64)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="signoffs")
    part = always(Part.SIGNER.value)
    decision = enum_field(Decision, default=Decision.APPROVES)
    conflict = models.TextField(help_text="None, or which conflict of interest there is.")
    has_conflict = models.BooleanField(default=False)
    comment = models.TextField(blank=True, default="")
    signed_at = models.DateTimeField()

    objects = SignOffQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["version", "pk"]
        constraints = [
            one_of("signoff_decision_known", "decision", Decision),
            must("signoff_conflict_declared", ~Q(conflict=""), "Say whether there is a conflict."),
            must(
                "signoff_without_conflict",
                Q(has_conflict=False),
                "Who has a conflict of interest does not sign.",
            ),
            unique("signoff_once", "version", "signer", message="You signed this version already."),
            key("signoff_by", "id", "signer"),
            key("signoff_of_hash", "id", "version", "content_hash"),
            refers(
                "signoff_by_signer",
                "review",
                "signer",
                "part",
                to="reviews.Party",
                target=("review", "person", "part"),
                message="An author of the review does not sign it; a signer is on record as one.",
            ),
            refers(
                "signoff_on_this_review",
                "version",
                "review",
                to="reviews.ReviewVersion",
                target=("id", "review"),
                message="The version is one of another review.",
            ),
            refers(
                "signoff_on_hash",
                "version",
                "content_hash",
                to="reviews.ReviewVersion",
                target=("id", "content_hash"),
                message="The version does not have this hash.",
            ),
        ]
        triggers = [
            *Kept.Meta.triggers,
            guard("after_version", AFTER_VERSION),
            guard("with_its_evidence", WITH_ITS_EVIDENCE),
        ]

    def __str__(self) -> str:
        return f"{self.signer} on {self.version}"


class SignOffFate(Kept):
    """What became of a signature, once: withdrawn by its signer, or used in a publication."""

    signoff = models.OneToOneField(SignOff, models.PROTECT, related_name="fate")
    version = models.ForeignKey(ReviewVersion, models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    fate = enum_field(Fate)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, default="")
    withdrawn_by = GeneratedField(
        expression=Case(When(fate=Fate.WITHDRAWN.value, then=F("by"))),
        output_field=BigIntegerField(null=True),
        db_persist=True,
    )

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("signofffate_fate_known", "fate", Fate),
            must(
                "signofffate_withdrawn_with_reason",
                ~Q(fate=Fate.WITHDRAWN) | ~Q(reason=""),
                "Say why the signature is withdrawn.",
            ),
            Key(
                name="signofffate_of_hash",
                fields=("signoff", "version", "content_hash", "fate"),
                violation_error_code="signofffate_of_hash",
                violation_error_message="This signature has this fate already.",
            ),
            refers(
                "signofffate_of_its_signature",
                "signoff",
                "version",
                "content_hash",
                to="reviews.SignOff",
                target=("id", "version", "content_hash"),
                message="The signature is one on another text.",
            ),
            refers(
                "signofffate_withdrawn_by_signer",
                "signoff",
                "withdrawn_by",
                to="reviews.SignOff",
                target=("id", "signer"),
                message="A signature is withdrawn by whoever gave it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signoff}: {self.fate}"
