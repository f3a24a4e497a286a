"""Rules about addresses and people: where a review is served, who claimed, and where."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from reviews.domain.claimreview.addresses import (
    fault_of,
    host_of,
    is_loopback,
    is_same_site,
    split_joined,
)
from reviews.domain.claimreview.moments import is_later, written
from reviews.domain.claimreview.nobody import is_nobody
from reviews.domain.claimreview.problems import Problem, Serving, block, warn
from reviews.domain.claimreview.shapes import AppearanceLink, PublishedReview
from sources.domain.pages.words import squash
from sources.domain.urls import normalise

FIRST = "itemReviewed.firstAppearance"
CLAIMANT = "itemReviewed.author"
PORTS = {"http": ":80", "https": ":443"}


def address_problems(review: PublishedReview, serving: Serving) -> Iterator[Problem]:
    """Will name what is wrong with the address of the review's page."""
    url = review.url
    if not url:
        return
    if why := fault_of(url):
        message = f"The address of the page must be absolute: {url!r}. {why}"
        yield block("url_not_absolute", "url", url, message)
        return
    parts = urlsplit(url)
    free = serving.is_loopback_allowed and is_loopback(host_of(url))
    if parts.scheme != "https" and not free:
        message = f"The page is served by {parts.scheme}; ClaimReview needs https."
        yield block("url_not_https", "url", url, message)
    if _place(parts.netloc, parts.scheme) != _place(serving.host, serving.scheme):
        message = f"The page is at {parts.netloc}, but this site is served at {serving.host}."
        yield block("url_other_host", "url", url, message)


def _place(netloc: str, scheme: str) -> str:
    return netloc.lower().removesuffix(PORTS.get(scheme, ""))


def claimant_problems(review: PublishedReview) -> Iterator[Problem]:
    """Will name what is wrong with who is said to have made the claim."""
    if not review.claimants:
        message = "It is not said who made the claim: itemReviewed.author is required."
        yield block("claimant_missing", CLAIMANT, "", message)
    ours = review.organisation
    for claimant in review.claimants:
        name = claimant.name.strip()
        if is_nobody(name):
            message = f"“{name}” is no person and no body. Name who made the claim."
            yield block("claimant_not_an_entity", CLAIMANT, name, message)
        is_us = squash(name) == squash(ours.name) or (
            bool(claimant.url and ours.url) and normalise(claimant.url) == normalise(ours.url)
        )
        if name and is_us:
            message = (
                f"The claimant is {name}, who reviews the claim: nobody reviews their own claim."
            )
            yield block("claimant_is_reviewer", CLAIMANT, name, message)


def appearance_problems(review: PublishedReview, serving: Serving) -> Iterator[Problem]:
    """Will name what is wrong with the places where the claim is made."""
    first = review.first_appearance
    places = [(FIRST, first)] if first else []
    places += [(f"itemReviewed.appearance[{n}]", one) for n, one in enumerate(review.appearances)]
    if not places:
        message = "No appearance of the claim is named: readers cannot see it where it was made."
        yield warn("appearance_missing", "itemReviewed.appearance", "", message)
    if not first and _is_before_all(review):
        day = written(review.claim_date)
        message = (
            f"The earliest known appearance, of {day}, has no address: "
            "itemReviewed.firstAppearance is left out."
        )
        yield warn("first_appearance_without_address", FIRST, day, message)
    for field, link in places:
        yield from _link_problems(field, link, review, serving)
    for field, link in places:
        if first and is_later(first.published, link.published):
            message = (
                f"The first appearance is dated {written(first.published)}, later than the "
                f"appearance at {link.url} of {written(link.published)}."
            )
            yield block("first_appearance_later", field, link.url, message)


def _is_before_all(review: PublishedReview) -> bool:
    """Whether the claim was made before every appearance that can be named."""
    links = review.appearances
    return bool(links) and all(is_later(one.published, review.claim_date) for one in links)


def _link_problems(
    field: str, link: AppearanceLink, review: PublishedReview, serving: Serving
) -> Iterator[Problem]:
    if why := fault_of(link.url):
        several = len(split_joined(link.url))
        why = f"It holds {several} addresses." if several > 1 else why
        message = f"An appearance has exactly one http or https address: {link.url!r}. {why}"
        yield block("appearance_not_one_address", field, link.url, message)
        return
    own = (host_of(f"https://{serving.host}"), host_of(review.organisation.url))
    if any(host and is_same_site(link.url, host) for host in own):
        message = f"The appearance {link.url} lies on our own site: cite where the claim was made."
        yield block("appearance_on_own_site", field, link.url, message)
