"""What becomes of the rows of this application when a source, an article or a claim is merged.

The work on a review follows. What was written and signed stays as it is, word for word: a merged
source or claim is still there and names its survivor. An appearance that a merge would delete is not.
What is before editors, or public, names the claim that was signed: that claim survives.
"""

from collections.abc import Sequence
from typing import Any

from claims.models import Claim
from claims.services.unmerging import back_at_their_claim
from reviews.domain.vocabulary import DEAD_STATES, ReviewState
from reviews.models import Evidence, ExternalReview, Review, ReviewVersion
from sources.domain.merging import Obstacle, Step
from sources.services.merging.draft import Draft
from sources.services.merging.relations import Rows

UNSIGNED = (ReviewState.DRAFT, ReviewState.CHANGES_REQUESTED)
"""States of work that its authors have in hand."""


def _refuse(row: Any, draft: Draft) -> None:
    where = "with the claim" if isinstance(draft.survivor, Claim) else "in the article"
    draft.refuse(
        f"A review rests on “{row.appearance}” as it stands {where} that would go, and what "
        "was written there never changes. Merge the other way round."
    )


def _follow_claim(row: Review, draft: Draft) -> None:
    """Work that nobody signed goes on with the survivor; what was signed keeps its claim."""
    if not isinstance(draft.survivor, Claim) or row.claim_id != draft.survivor.pk:
        return
    if row.state in DEAD_STATES:
        return
    state = row.get_state_display().lower()
    if row.state not in UNSIGNED or row.publication_id is not None:
        draft.refuse(
            f"A review of “{draft.merged}” (no. {row.pk}) is {state}, and what is signed and shown "
            "there names that claim. Merge the other way round, so that this claim survives; or "
            "say that the two are equivalent."
        )
        return
    others = Review.objects.of_claim(draft.survivor.pk).in_language(row.language)
    if others.filter(organisation=row.organisation_id).exclude(state__in=DEAD_STATES).exists():
        draft.refuse(
            f"Both claims are being reviewed in the language “{row.language}”: archive one of the "
            "two reviews first."
        )


def _reviewed_here(
    back: Sequence[Step], carried: Sequence[Step]
) -> tuple[list[Step], list[Obstacle]]:
    """Names the reviews that an undo would tear from what they are about.

    Those of the survivor that chose an appearance which goes back to its own claim, and those that
    came with the merged claim and were signed for the survivor since.
    """
    label = Review._meta.label_lower
    mine = {step.id: step.after for step in back if step.model == label and step.id is not None}
    came = [pk for pk, after in mine.items() if "claim_id" in after]
    signed = Review.objects.filter(pk__in=came).exclude(state__in=(*UNSIGNED, *DEAD_STATES))
    claims = back_at_their_claim(back)
    rows = Review.objects.filter(appearance__in=claims).exclude(pk__in=mine)
    torn = [
        Obstacle(
            f"“{row}” (no. {row.pk}) is {row.get_state_display().lower()} since, and what is signed "
            "there names the survivor.",
            label,
            row.pk,
        )
        for row in signed.select_related("claim")
    ]
    return [], torn + [
        Obstacle(
            f"“{row}” (no. {row.pk}) is about “{row.appearance}”, which would go back to its own "
            "claim: choose another appearance there first.",
            label,
            row.pk,
        )
        for row in rows.select_related("claim", "appearance__claim", "appearance__article")
        if row.appearance_id is not None and row.claim_id != claims[row.appearance_id]
    ]


RELATIONS = (
    Rows(
        Review,
        ("claim", "claimant", "organisation", "appearance"),
        adjust=_follow_claim,
        let_go=_reviewed_here,
        names=("claim", "claimant", "organisation"),
    ),
    Rows(ReviewVersion, ("claim", "claimant"), stays=True),
    Rows(ReviewVersion, ("appearance",), adjust=_refuse, names=("appearance__claim",)),
    Rows(Evidence, ("appearance",), adjust=_refuse, names=("appearance__claim",)),
    Rows(ExternalReview, ("publisher", "claim"), names=("publisher",)),
)
"""The tables of this application, those first to which later ones refer."""
