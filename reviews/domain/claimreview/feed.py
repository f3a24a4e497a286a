"""All public reviews as one DataFeed, with tombstones for what was retracted.

Source: https://schema.org/DataFeed, https://schema.org/DataFeedItem
"""

from collections.abc import Iterable

from reviews.domain.claimreview.building import (
    CONTEXT,
    Element,
    organisation_element,
    review_element,
)
from reviews.domain.claimreview.moments import is_later, written
from reviews.domain.claimreview.shapes import Moment, Organisation, PublishedReview, Tombstone
from reviews.domain.claimreview.texts import one_line


def feed(
    reviews: Iterable[PublishedReview],
    tombstones: Iterable[Tombstone] = (),
    *,
    url: str,
    name: str,
    organisation: Organisation,
    license: str = "",
) -> Element:
    """Will build the feed of an organisation at an address, in the order in which rows are given.

    `dateModified` is the latest moment in it; an empty feed has none. A tombstone names the review
    by its address alone: no claim, no verdict.
    """
    items = [feed_item(review) for review in reviews]
    items += [tombstone_item(one) for one in tombstones]
    moments = [
        str(item[key]) for item in items for key in ("dateModified", "dateDeleted") if key in item
    ]
    head = feed_head(
        url=url, name=name, organisation=organisation, license=license, modified=_latest(moments)
    )
    return {**head, "dataFeedElement": items}


def feed_head(
    *, url: str, name: str, organisation: Organisation, license: str = "", modified: Moment = ""
) -> Element:
    """Will build what a feed says of itself, without its entries; what is empty is left out."""
    element = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": one_line(name),
        "url": url,
        "dateModified": written(modified),
        "publisher": organisation_element(organisation),
        "license": license,
    }
    return {key: value for key, value in element.items() if value != ""}


def published_item(element: Element) -> Element:
    """Will build the entry of a review from the element that was published in its page."""
    return {
        "@type": "DataFeedItem",
        "dateCreated": element["datePublished"],
        "dateModified": element["dateModified"],
        "item": {key: value for key, value in element.items() if key != "@context"},
    }


def feed_item(review: PublishedReview) -> Element:
    """Will build the entry of one review."""
    return {
        "@type": "DataFeedItem",
        "dateCreated": written(review.date_published),
        "dateModified": written(review.date_modified),
        "item": review_element(review),
    }


def tombstone_item(tombstone: Tombstone) -> Element:
    """Will build the entry of a review that was retracted."""
    created = written(tombstone.published)
    return {
        "@type": "DataFeedItem",
        **({"dateCreated": created} if created else {}),
        "dateDeleted": written(tombstone.deleted),
        "item": {"@type": "ClaimReview", "url": tombstone.url},
    }


def _latest(moments: list[str]) -> str:
    latest = ""
    for moment in moments:
        if not latest or is_later(moment, latest):
            latest = moment
    return latest
