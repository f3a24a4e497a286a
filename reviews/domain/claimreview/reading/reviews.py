"""One object that looks like a ClaimReview, read into fields or refused with reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from reviews.domain.claimreview.reading.dates import read_moment
from reviews.domain.claimreview.reading.items import Item, read_item
from reviews.domain.claimreview.reading.links import read_address, read_addresses, site_of
from reviews.domain.claimreview.reading.nodes import Desk, Node
from reviews.domain.claimreview.reading.numbers import read_numbers
from reviews.domain.claimreview.reading.people import read_publisher
from reviews.domain.claimreview.reading.shapes import (
    Limits,
    Quarantined,
    ReadReview,
    Reason,
)
from reviews.domain.claimreview.reading.taming import Named, Taming
from reviews.domain.claimreview.shapes import Citation, CorrectionNote, RatingGiven
from sources.domain.pages.languages import as_tag


@dataclass(frozen=True, slots=True)
class Found:
    """An object that looks like a ClaimReview, where it stood, and what is known from around it.

    `raw` is the object as it was found when that is not `value`; `claim` is the Claim inside which
    it stood.
    """

    value: dict[str, Any]
    position: str = ""
    codes: tuple[str, ...] = ()
    raw: Any = None
    claim: dict[str, Any] | None = None
    page_url: str = ""


def read_review(
    found: Found, *, by_id: Named, base: str, today: date, limits: Limits
) -> ReadReview | Quarantined:
    """Will read one review; without claim, rating or address it is quarantined, raw and all."""
    taming = Taming(limits)
    value = taming.copy(found.value)
    desk = Desk(today, limits, by_id, base, found.page_url)
    for code in (*found.codes, *taming.faults):
        desk.note(code)
    for key in taming.twice:
        desk.note("key_twice", was=key)
    raw = value if found.raw is None else Taming(limits).copy(found.raw)
    node = Node(desk, value, "")
    if len(node.kinds()) > 1:
        desk.note("types_several")
    item = read_item(node, by_id.small(found.claim) if found.claim else None)
    claim = _claim(node, item)
    rating = _rating(node)
    url, fault = _url(node)
    reasons = [
        Reason(code)
        for code, is_there in (("no_claim", claim), ("no_rating", rating), (fault, url))
        if not is_there
    ]
    if reasons or rating is None:
        return Quarantined(found.position, tuple(reasons), raw)
    return _whole(node, item, url, claim, rating, raw, found.position)


def _whole(
    node: Node, item: Item, url: str, claim: str, rating: RatingGiven, raw: Any, position: str
) -> ReadReview:
    """The review with all that is optional."""
    desk = node.desk
    language = _language(node)
    published, modified = (
        read_moment(node.get(one) or node.get(other), desk, one, language)
        for one, other in (("datePublished", "dateCreated"), ("dateModified", "dateUpdated"))
    )
    return ReadReview(
        url=url,
        site=site_of(url),
        publisher=read_publisher(node, url),
        claim_reviewed=claim,
        rating=rating,
        headline=node.text("headline", "name"),
        published=published,
        modified=modified,
        language=language,
        claimants=item.claimants,
        claim_made=read_moment(item.dated, desk, "itemReviewed.datePublished", language),
        first_appearance=item.first_appearance,
        appearances=item.appearances,
        corrections=_corrections(node, language),
        citations=_citations(node),
        license=read_address(node.get("license"), desk, "license"),
        raw=raw,
        position=position,
        notes=tuple(desk.notes),  # last: everything above may add one
    )


def _claim(node: Node, item: Item) -> str:
    claim = node.text("claimReviewed")
    if not claim and item.text:
        node.desk.note("claim_from_item", "claimReviewed", item.text)
    return claim or item.text


def _url(node: Node) -> tuple[str, str]:
    """The address of the review, and the code of the reason when there is none."""
    desk = node.desk
    if url := read_address(node.get("url"), desk, "url"):
        return url, ""
    for name in ("mainEntityOfPage", "@id", "sameAs"):
        if url := read_address(node.get(name), desk, name):
            desk.note("url_from_id", name, url)
            return url, ""
    if desk.page_url:
        desk.note("url_from_page", "url", desk.page_url)
        return desk.page_url, ""
    return "", "bad_url" if node.get("url") else "no_url"


def _rating(node: Node) -> RatingGiven | None:
    """The rating; None when neither words nor numbers say anything."""
    value, desk = node.get("reviewRating"), node.desk
    if isinstance(value, bool | str | int | float):
        desk.note("rating_as_text", "reviewRating", str(value))
        value = (
            {"alternateName": str(value)}
            if isinstance(value, bool | str)
            else {"ratingValue": value}
        )
    rating = desk.one(value, "reviewRating")
    if rating is None:
        return None
    numbers = read_numbers(rating)
    label, name = _label(rating), rating.text("name")
    if not label and (label := name or numbers.words or rating.text("description")):
        desk.note("rating_words_from_name", rating.place("alternateName"), label)
    if not label and numbers.value is None:
        return None
    if not label:
        desk.note("rating_words_missing", rating.place("alternateName"))
    explanation = rating.text("ratingExplanation")
    return RatingGiven(label, numbers.value, numbers.best, numbers.worst, name, explanation)


def _label(rating: Node) -> str:
    """The words of the rating; a bare true or false of JSON is a word here."""
    value = rating.get("alternateName")
    return str(value) if isinstance(value, bool) else rating.text("alternateName")


def _language(node: Node) -> str:
    value, desk = node.get("inLanguage"), node.desk
    written = node.one("inLanguage") if isinstance(value, dict) else None
    text = written.text("alternateName", "name") if written else node.text("inLanguage")
    tag = as_tag(text)
    if text and not tag:
        desk.note("language_unreadable", "inLanguage", text)
    elif text != tag:
        desk.note("language_repaired", "inLanguage", text)
    return tag


def _listed(node: Node, name: str) -> list[Any]:
    value = node.get(name)
    listed = value if isinstance(value, list) else [value]
    if len(listed) > node.desk.limits.entries:
        node.desk.note("too_many_entries", name)
    return [one for one in listed[: node.desk.limits.entries] if one not in (None, "", [], {})]


def _corrections(node: Node, language: str) -> tuple[CorrectionNote, ...]:
    notes: list[CorrectionNote] = []
    for value in _listed(node, "correction"):
        if not isinstance(value, dict):
            text = node.desk.text(value, "correction")
            notes += [CorrectionNote(text)] if text else []
            continue
        one = Node(node.desk, value, "correction")
        text, kind = one.text("text", "description", "@value"), one.text("name")
        moment = read_moment(
            one.get("datePublished"), node.desk, "correction.datePublished", language
        )
        if text or kind:
            notes.append(CorrectionNote(text or kind, moment.iso, kind if text else ""))
    return tuple(notes)


def _citations(node: Node) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for value in _listed(node, "citation"):
        if not isinstance(value, dict):
            text = node.desk.text(value, "citation")
            is_address = text.startswith(("http://", "https://", "//", "www."))
            urls = read_addresses(value, node.desk, "citation") if is_address else []
            found += [Citation(url) for url in urls] or ([Citation("", text)] if text else [])
            continue
        one = Node(node.desk, value, "citation")
        url = read_address(one.get("url") or one.get("@id"), node.desk, "citation.url")
        name = one.text("name", "headline", "text")
        archived = read_address(one.get("archivedAt"), node.desk, "citation.archivedAt")
        if url or name:
            found.append(Citation(url, name, archived))
    return tuple(found)
