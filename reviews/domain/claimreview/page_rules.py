"""Rules about the finished page: one ClaimReview in it, and what it says shown to people."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from reviews.domain.claimreview.addresses import fault_of
from reviews.domain.claimreview.problems import Problem, block
from reviews.domain.claimreview.reading.parsing import NotJson, parse
from reviews.domain.claimreview.reading.scripts import blocks_in
from reviews.domain.claimreview.shapes import PublishedReview
from sources.domain.pages.jsonld import Node, typed_nodes, types

UNSEEN = ("script", "style", "template", "noscript", "head", "title", "textarea")
HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)


def page_problems(page: str, review: PublishedReview) -> list[Problem]:
    """Will name what is wrong with the HTML of a review's page.

    It has exactly one ClaimReview, which is that of this review, and it shows claim, verdict and
    reasons where people read them: neither in an attribute nor in anything hidden.
    """
    return [*_markup(page, review), *_shown(page, review)]


def element_problems(element: Node) -> list[Problem]:
    """Will name appearances of a JSON-LD element that are not objects with exactly one address."""
    item = element.get("itemReviewed")
    item = item if isinstance(item, dict) else {}
    entries = [("itemReviewed.firstAppearance", item.get("firstAppearance"))]
    listed = item.get("appearance")
    listed = listed if isinstance(listed, list) else [listed]
    entries += [(f"itemReviewed.appearance[{n}]", one) for n, one in enumerate(listed)]
    return [
        block("appearance_not_one_address", field, one, f"{field} {why}")
        for field, one in entries
        if one is not None and (why := _entry_fault(one))
    ]


def _entry_fault(entry: Any) -> str:
    if not isinstance(entry, dict):
        return "is not an object with an address."
    url = entry.get("url")
    if not isinstance(url, str):
        return "does not have exactly one address."
    why = fault_of(url)
    return f"has {url!r} for its address. {why}" if why else ""


def _markup(page: str, review: PublishedReview) -> Iterator[Problem]:
    elements: list[Node] = []
    for place, text in blocks_in(page):
        try:
            value = parse(text).value
        except NotJson as why:
            message = f"Script element {place} of the page is no JSON: {why}"
            yield block("page_broken_json", "page", place, message)
            continue
        elements += [node for node in typed_nodes(value) if "ClaimReview" in types(node)]
    if len(elements) != 1:
        code = "page_several_reviews" if elements else "page_without_review"
        message = f"The page has {len(elements)} ClaimReview elements; it must have exactly one."
        yield block(code, "page", len(elements), message)
    elif elements[0].get("url") != review.url:
        found = elements[0].get("url")
        message = f"The ClaimReview in the page is that of {found}, not of {review.url}."
        yield block("page_of_other_review", "page", found, message)
    for element in elements:
        yield from element_problems(element)


def _shown(page: str, review: PublishedReview) -> Iterator[Problem]:
    seen = _letters(_visible(page))
    needed = (
        ("page_without_claim", "claimReviewed", review.claim_reviewed, "the claim"),
        ("page_without_verdict", "reviewRating.alternateName", review.rating.label, "the verdict"),
        (
            "page_without_reasons", "reviewRating.ratingExplanation", review.rating.explanation,
            "the reasons for the verdict",
        ),
    )  # fmt: skip
    for code, field, text, what in needed:
        if _letters(text) not in seen:
            message = f"The page does not show {what} in the words of {field}: “{text}”."
            yield block(code, field, text, message)


def _letters(text: str) -> str:
    """A text without its white space: pages break lines anywhere, but change no sign and no case.

    An address that has the words of the claim in it does not show the claim.
    """
    return "".join(unicodedata.normalize("NFC", text).split())


def _visible(page: str) -> str:
    """The text that people see; our own pages have no style sheet that hides it."""
    if not page.strip():
        return ""
    tree: HtmlElement = html.document_fromstring(page)
    for element in [one for one in tree.iter() if _is_unseen(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    return str(tree.text_content())


def _is_unseen(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return True
    hidden = element.get("hidden") is not None or bool(
        HIDDEN_STYLE.search((element.get("style") or "")[:500])
    )
    return hidden or element.tag in UNSEEN
