"""What machines follow: every public review as ClaimReview, and the latest news of them as Atom."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings

from reviews.domain.claimreview.feed import feed_head, published_item, tombstone_item
from reviews.domain.claimreview.shapes import Organisation, Tombstone
from reviews.models import Review
from reviews.services.claimreview import public_url
from sources.models import Source
from web.reading.review import first_published, publication_of

AT_ONCE = 200
"""Reviews that are read by one query."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What tells one state of all public reviews from another."""

    etag: str
    modified: datetime | None


def feed_state() -> FeedState:
    """Will tell how things stand with all public reviews, in two queries however many there are."""
    facts = Review.objects.public().in_short()
    organisation = our_name()
    told = (*facts.values(), organisation.name, organisation.url, settings.SITE_URL)
    told = (*told, settings.SITE_NAME, settings.REVIEW_LICENSE)
    digest = sha256(json.dumps(told, default=str).encode()).hexdigest()
    moments = [one for one in (facts["last_published"], facts["last_retracted"]) if one]
    return FeedState(f'"{digest[:32]}"', max(moments, default=None))


def our_name() -> Organisation:
    """Who publishes reviews here."""
    ours = Source.objects.ours().first()
    if ours is None:
        return Organisation(settings.ORGANISATION, settings.SITE_URL)
    return Organisation(ours.name, ours.homepage)


def claimreview_feed(address: str, modified: datetime | None) -> Iterator[str]:
    """Will write the feed piece by piece, so that its size costs no memory: valid JSON as a whole.

    What was published stands in it as it was published. A retracted review is a tombstone.
    """
    head = feed_head(
        url=address,
        name=f"Reviews of {our_name().name}",
        organisation=our_name(),
        license=settings.REVIEW_LICENSE,
        modified=modified or "",
    )
    text = json.dumps(head, ensure_ascii=False)
    yield f'{text[:-1]}, "dataFeedElement": ['
    for place, review in enumerate(_all_public()):
        yield ("," if place else "") + "\n" + json.dumps(_item(review), ensure_ascii=False)
    yield "\n]}\n"


def _all_public() -> Iterator[Review]:
    """Every public review once, in the order in which they were opened, some at a time."""
    last = 0
    while rows := list(Review.objects.public().for_feed().after(last)[:AT_ONCE]):
        yield from rows
        last = rows[-1].pk


def _item(review: Review) -> dict[str, object]:
    retraction = review.retraction
    if retraction is None:
        return published_item(json.loads(publication_of(review).json_ld))
    return tombstone_item(
        Tombstone(public_url(review), retraction.signed_at, first_published(review))
    )
