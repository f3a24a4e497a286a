"""Merging two claims: what it would do, and doing it."""

from typing import Any, ClassVar

from accounts.api.fields import Reference
from accounts.api.schema import described_detail, described_step
from accounts.api.values import Flag
from accounts.models import User
from claims.models import Claim
from claims.services.claim_merging import merge_claims
from sources.api.merge_bodies import MergeIn, MergeOut, MergePreviewOut
from sources.api.merging import IntoParameters, MergingView, PreviewView
from sources.models import Merge


class ClaimMergeIn(MergeIn):
    """The claim that this one is merged into, and why."""

    into = Reference(queryset=Claim.objects.all(), help_text="The id of the claim that survives.")
    sure = Flag(
        required=False,
        help_text="Whether the two are one in spite of the `doubts` of the preview.",
    )


@described_detail(
    name="claim_merge_preview",
    tag="claims",
    out=MergePreviewOut,
    takes=IntoParameters,
    says="What merging this claim `into` another would do, row by row, what is in its way and what "
    "is doubtful. Nothing is written.",
    restricted=True,
    refuses=True,
)
class ClaimPreviewView(PreviewView):
    """What merging one claim into another would do."""

    model = Claim
    reads = "claim.merge"


@described_step(
    name="merge_claim",
    tag="claims",
    body=ClaimMergeIn,
    out=MergeOut,
    says="Merges this claim `into` another: what is recorded of it is recorded of that one "
    "afterwards, the same passage once, and its address leads there for ever. The words of the "
    "survivor stay. What is in the way is named, as is what only somebody can decide who is `sure`; "
    "nothing is merged then.",
)
class ClaimMergingView(MergingView):
    """Where one claim is merged into another."""

    model = Claim
    body = ClaimMergeIn
    writes: ClassVar[dict[str, str]] = {"POST": "claim.merge"}

    def merge(self, record: Any, given: dict[str, Any], *, by: User) -> Merge:
        """Will merge the claim into another.

        Raises: MergeRefused, StalePreview, ValidationError.
        """
        return merge_claims(
            given["into"],
            record,
            by=by,
            reason=given["reason"],
            is_sure=given.get("sure", False),
            expected=given.get("seal"),
        )
