"""Our public reviews as linked data, for exports: each as it was published."""

import json
from collections.abc import Iterator
from typing import Any

from reviews.models import Review

AT_ONCE = 200
"""Reviews that are read by one query."""


def published_claimreviews() -> Iterator[dict[str, Any]]:
    """Will give the ClaimReview of every public review that was not retracted, oldest first."""
    last = 0
    while rows := list(Review.objects.public().for_feed().after(last)[:AT_ONCE]):
        for review in rows:
            if review.retraction is None and review.publication is not None:
                yield json.loads(review.publication.json_ld)
        last = rows[-1].pk
