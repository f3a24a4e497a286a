"""The latest news of our reviews as an Atom feed.

Source: RFC 4287, The Atom Syndication Format
"""

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from lxml import etree

from reviews.domain import content as contents
from reviews.domain.claimreview.texts import one_line
from reviews.models import Review
from reviews.services.claimreview import public_url
from web.reading.feeds import our_name
from web.reading.review import first_published, publication_of

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50


def atom_feed() -> bytes:
    """Will write the reviews that readers were told of last, retracted ones too, in two queries.

    An entry is updated whenever readers are told of a change.
    """
    rows = list(Review.objects.public().for_readers().last_told_first()[:MOST_ENTRIES])
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(root, "id", f"{settings.SITE_URL}{reverse('feed-atom')}")
    _add(root, "title", f"Reviews of {our_name().name}")
    _add(root, "updated", _moment(_told_at(rows[0]) if rows else datetime.fromtimestamp(0, UTC)))
    _add(root, "author/name", our_name().name)
    _add(root, "link", rel="self", href=f"{settings.SITE_URL}{reverse('feed-atom')}")
    _add(root, "link", rel="alternate", href=f"{settings.SITE_URL}{reverse('reviews')}")
    if settings.REVIEW_LICENSE:
        _add(root, "rights", settings.REVIEW_LICENSE)
    for review in rows:
        _add_entry(root, review)
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text


def _add_entry(root: "etree._Element", review: Review) -> None:
    content = contents.read(publication_of(review).version.content)
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    language = content.language
    _add(entry, "id", f"{settings.SITE_URL}/reviews/{review.pk}/")
    _add(entry, "published", _moment(first_published(review)))
    _add(entry, "updated", _moment(_told_at(review)))
    _add(entry, "link", rel="alternate", type="text/html", href=public_url(review))
    if review.retraction is not None:
        _add(entry, "title", f"Retracted: {content.headline}", language)
        _add(entry, "summary", review.retraction.proposal.note, language)
        _add(entry, "category", term="retracted", label="Retracted")
        return
    _add(entry, "title", content.headline, language)
    if content.rating is not None:
        told = content.correction.note if content.correction else ""
        changed = f" Corrected: {told}" if told else ""
        said = f"{content.rating.label}: “{content.claim.statement}” {content.explanation}{changed}"
        _add(entry, "summary", said, language)
        # The verdict that was given, not what we group it under: “Mostly true” is not “true”.
        _add(entry, "category", term=content.rating.label, label=content.rating.label)


def _add(parent: "etree._Element", path: str, text: str = "", lang: str = "", **given: str) -> None:
    """Adds an element, or one inside another; its text on one line, in a language if one is said."""
    for name in path.split("/"):
        parent = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    for key, value in given.items():
        parent.set(key, value)
    if lang:
        parent.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    if text:
        parent.text = one_line(text)


def _told_at(review: Review) -> datetime:
    """When readers were last told of a review that was read `with_dates()`."""
    at: datetime = vars(review)["told_at"]
    return at


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
