"""Retractions: proposed by one editor, signed by another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.references import key, refers
from reviews.models.kept import Kept
from reviews.models.publication import Publication
from reviews.models.review import Review
from reviews.models.states import sees_all

HOLD = """
    PERFORM 1 FROM public.reviews_review WHERE id = (
        SELECT review_id FROM public.reviews_retractionproposal WHERE id = NEW.proposal_id
    ) FOR NO KEY UPDATE;
"""
"""Whoever withdraws a proposal and whoever signs it hold the review, so that neither misses the other."""

NOT_WITHDRAWN = f"""
    {sees_all("retraction_not_of_withdrawn")}
    {HOLD}
    IF EXISTS (
        SELECT 1 FROM public.reviews_proposalwithdrawal WHERE proposal_id = NEW.proposal_id
    ) THEN
        {refuse("retraction_not_of_withdrawn", "This proposal was withdrawn.")}
    END IF;
"""

NOT_SIGNED = f"""
    {sees_all("proposalwithdrawal_not_of_signed")}
    {HOLD}
    IF EXISTS (SELECT 1 FROM public.reviews_retraction WHERE proposal_id = NEW.proposal_id) THEN
        {refuse("proposalwithdrawal_not_of_signed", "The review is retracted already.")}
    END IF;
"""


class RetractionProposalQuerySet(models.QuerySet["RetractionProposal"]):
    """Questions about proposals."""

    def open(self) -> "RetractionProposalQuerySet":
        """Proposals that nobody has signed and that were not withdrawn."""
        return self.filter(retraction__isnull=True, withdrawal__isnull=True)

    def of(self, review: Review) -> "RetractionProposalQuerySet":
        """The proposals about one review, the newest first."""
        return self.filter(review=review).select_related("proposed_by").order_by("-pk")


class RetractionProposal(Kept):
    """One editor's proposal to retract what is public, with the note that readers would be shown."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="retraction_proposals")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.TextField(help_text="Public: why the review is retracted.")
    proposed_at = models.DateTimeField()

    objects = RetractionProposalQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        constraints = [
            must("retractionproposal_with_note", ~Q(note=""), "A retraction needs a public note."),
            key("retractionproposal_of_review", "id", "review", "proposed_by"),
            refers(
                "retractionproposal_of_its_publication",
                "publication",
                "review",
                to="reviews.Publication",
                target=("id", "review"),
                message="The publication is one of another review.",
            ),
        ]

    def __str__(self) -> str:
        return f"Retract {self.review}"


class ProposalWithdrawal(Kept):
    """The end of a proposal: taken back by whoever made it, or declined by an editor."""

    proposal = models.OneToOneField(RetractionProposal, models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        constraints = [
            must("proposalwithdrawal_reasoned", ~Q(reason=""), "Say why."),
        ]
        triggers = [*Kept.Meta.triggers, guard("not_signed", NOT_SIGNED)]

    def __str__(self) -> str:
        return f"{self.proposal}: withdrawn"


class Retraction(Kept):
    """A proposal that another editor signed: the page stays, and says so."""

    proposal = models.OneToOneField(RetractionProposal, models.PROTECT, related_name="retraction")
    review = models.ForeignKey(Review, models.PROTECT, related_name="retractions")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        constraints = [
            must(
                "retraction_by_two",
                ~Q(signed_by=F("proposed_by")),
                "Whoever proposes a retraction does not sign it.",
            ),
            unique("retraction_once", "review", message="This review is retracted already."),
            key("retraction_of_review", "id", "review"),
            refers(
                "retraction_of_its_proposal",
                "proposal",
                "review",
                "proposed_by",
                to="reviews.RetractionProposal",
                target=("id", "review", "proposed_by"),
                message="The proposal is about another review, or somebody else made it.",
            ),
        ]
        triggers = [*Kept.Meta.triggers, guard("not_of_withdrawn", NOT_WITHDRAWN)]

    def __str__(self) -> str:
        return f"{self.review}: retracted"
