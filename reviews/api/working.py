"""What the API tells colleagues about the work on a review: everybody who holds a role."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from accounts.models import User
from reviews.domain.actions import Action
from reviews.domain.claimreview.problems import Severity
from reviews.domain.vocabulary import Part, ReviewState
from reviews.domain.workflow import Choice
from reviews.models import Comment, Party, RetractionProposal, Review, SignOff
from reviews.services.people import choices, open_proposal
from reviews.services.publication import problems_now


class PersonOut(serializers.ModelSerializer[User]):
    """A colleague; `username` is what `person` takes where work is given to somebody."""

    name = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = User
        fields = ["username", "name"]
        read_only_fields = fields


class WorkBriefOut(serializers.ModelSerializer[Review]):
    """How far the work is, and whose turn it is. Send `row_version` back with every step."""

    state = word(ReviewState)
    assigned_to = PersonOut(read_only=True, allow_null=True)
    is_overdue = serializers.SerializerMethodField()
    headline = serializers.CharField(source="version.headline", default="", read_only=True)

    class Meta:
        model = Review
        fields = [
            "state",
            "row_version",
            "headline",
            "assigned_to",
            "due_on",
            "is_overdue",
            "scheduled_for",
        ]
        read_only_fields = fields

    def get_is_overdue(self, review: Review) -> bool:
        """Whether it should have been published before today."""
        today: date = self.context["today"]
        return review.is_overdue(today)


class PartyOut(serializers.ModelSerializer[Party]):
    """What somebody is to the review, for its whole life."""

    part = word(Part)
    person = PersonOut(read_only=True)

    class Meta:
        model = Party
        fields = ["part", "person"]
        read_only_fields = fields


class SignatureOut(serializers.ModelSerializer[SignOff]):
    """One signature, on one text."""

    signer = PersonOut(read_only=True)
    fate = serializers.SerializerMethodField()

    class Meta:
        model = SignOff
        fields = ["signer", "content_hash", "conflict", "comment", "signed_at", "fate"]
        read_only_fields = fields

    @extend_schema_field(
        serializers.ChoiceField(
            choices=["withdrawn", "published"],
            allow_null=True,
            help_text="What became of it; null while it stands and is not used yet.",
        )
    )
    def get_fate(self, one: SignOff) -> str | None:
        """What became of it."""
        return one.fate.fate if hasattr(one, "fate") else None


class ProposalOut(serializers.ModelSerializer[RetractionProposal]):
    """The proposed retraction that waits for its second signature."""

    proposed_by = PersonOut(read_only=True)

    class Meta:
        model = RetractionProposal
        fields = ["proposed_by", "note", "proposed_at"]
        read_only_fields = fields


class CommentOut(serializers.ModelSerializer[Comment]):
    """A remark on a version."""

    author = PersonOut(read_only=True)
    version = serializers.IntegerField(source="version.sequence", default=None, allow_null=True)

    class Meta:
        model = Comment
        fields = ["id", "author", "version", "body", "created_at"]
        read_only_fields = fields


class ChoiceOut(serializers.Serializer[Any]):
    """One step: its address, whether you may take it now, and why not where you may not."""

    action = word(Action)
    url = serializers.SerializerMethodField()
    is_allowed = serializers.BooleanField()
    why_not = serializers.CharField()

    def get_url(self, one: Choice) -> str:
        """Where the step is taken."""
        path = reverse(f"api:review-{one.action.value}", args=[self.context["review"].pk])
        url: str = self.context["request"].build_absolute_uri(path)
        return url


class RuleOut(serializers.Serializer[Any]):
    """A rule of ClaimReview that the working version would break if it were published now."""

    code = serializers.CharField()
    severity = word(Severity)
    message = serializers.CharField()
    field = serializers.CharField()


class WorkOut(WorkBriefOut):
    """The work on a review: who, how far, what of it is signed, and what you may do now."""

    version = serializers.IntegerField(
        source="version.sequence", read_only=True, help_text="The working version."
    )
    content_hash = serializers.CharField(
        source="version.content_hash", read_only=True, help_text="What a signature is given for."
    )
    opened_by = PersonOut(read_only=True)
    parties = serializers.SerializerMethodField()
    signatures = serializers.SerializerMethodField(help_text="On the working version.")
    required_signatures = serializers.SerializerMethodField()
    proposed_retraction = serializers.SerializerMethodField()
    comments = serializers.SerializerMethodField()
    rules = serializers.SerializerMethodField()
    choices = serializers.SerializerMethodField()

    class Meta(WorkBriefOut.Meta):
        fields = [
            *WorkBriefOut.Meta.fields,
            "version",
            "content_hash",
            "opened_by",
            "parties",
            "signatures",
            "required_signatures",
            "proposed_retraction",
            "comments",
            "rules",
            "choices",
        ]
        read_only_fields = fields

    @extend_schema_field(PartyOut(many=True))
    def get_parties(self, review: Review) -> Any:
        """Authors and signers in the order in which they came to it."""
        return PartyOut(Party.objects.of(review), many=True).data

    @extend_schema_field(SignatureOut(many=True))
    def get_signatures(self, review: Review) -> Any:
        """Every signature on the working version, withdrawn ones included."""
        if review.version is None:
            return []
        found = SignOff.objects.on(review.version).with_fate()
        return SignatureOut(found, many=True).data

    def get_required_signatures(self, review: Review) -> int:
        """How many signatures are asked for."""
        return int(settings.REVIEW_SIGNATURES)

    @extend_schema_field(ProposalOut(allow_null=True))
    def get_proposed_retraction(self, review: Review) -> Any:
        """The proposal that waits."""
        found = open_proposal(review)
        return ProposalOut(found).data if found else None

    @extend_schema_field(CommentOut(many=True))
    def get_comments(self, review: Review) -> Any:
        """What was said, the oldest first."""
        return CommentOut(Comment.objects.on(review), many=True).data

    @extend_schema_field(RuleOut(many=True))
    def get_rules(self, review: Review) -> Any:
        """What would stand against publishing now."""
        return RuleOut(problems_now(review, now=self.context["now"]), many=True).data

    @extend_schema_field(ChoiceOut(many=True))
    def get_choices(self, review: Review) -> Any:
        """Every step, for whoever asks."""
        found = choices(self.context["request"].user, review)
        return ChoiceOut(found, many=True, context={**self.context, "review": review}).data
