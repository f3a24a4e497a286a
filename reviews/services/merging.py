"""What becomes of the rows of this application when a source or an article is merged.

The work on a review follows. What was written and signed stays as it is, word for word: a merged
source is still there and names its survivor. An appearance that a merge would delete is not.
"""

from typing import Any

from reviews.models import Evidence, ExternalReview, Review, ReviewVersion
from sources.services.merging.draft import Draft
from sources.services.merging.relations import Rows


def _refuse(row: Any, draft: Draft) -> None:
    draft.refuse(
        f"A review rests on “{row.appearance}” as it stands in the article that would go, and what "
        "was written there never changes. Merge the other way round."
    )


RELATIONS = (
    Rows(
        Review,
        ("claimant", "organisation", "appearance"),
        names=("claim", "claimant", "organisation"),
    ),
    Rows(ReviewVersion, ("claimant",), stays=True),
    Rows(ReviewVersion, ("appearance",), adjust=_refuse, names=("appearance__claim",)),
    Rows(Evidence, ("appearance",), adjust=_refuse, names=("appearance__claim",)),
    Rows(ExternalReview, ("publisher",), names=("publisher",)),
)
"""The tables of this application, those first to which later ones refer."""
