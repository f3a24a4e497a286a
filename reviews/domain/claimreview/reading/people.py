"""Who claimed and who reviewed, out of objects, lists and bare names."""

from typing import Any

from reviews.domain.claimreview.reading.links import read_address, site_of
from reviews.domain.claimreview.reading.nodes import Desk, Node
from reviews.domain.claimreview.shapes import Claimant, ClaimantKind, Organisation

BODIES = frozenset(
    {"ngo", "corporation", "politicalparty", "airline", "consortium", "librarysystem"}
)
"""Types of bodies whose names do not end in "organization"."""


def read_claimants(value: Any, desk: Desk, where: str) -> tuple[Claimant, ...]:
    """Will read who made a claim; each once, in the order given."""
    found: list[Claimant] = []
    listed = value if isinstance(value, list) else [value]
    for one in listed[: desk.limits.entries]:
        found += _claimants(one, desk, where)
    return tuple(dict.fromkeys(found))


def _claimants(value: Any, desk: Desk, where: str) -> list[Claimant]:
    if isinstance(value, str):
        name = desk.text(value, where)
        if name:
            desk.note("text_for_object", where, name)
        return [Claimant(name, ClaimantKind.UNSTATED)] if name else []
    if not isinstance(value, dict):
        return []
    node = Node(desk, value, where)
    names = node.get("name")
    title = node.text("jobTitle")
    url = read_address(node.get("sameAs") or node.get("url"), desk, node.place("sameAs"))
    listed = names if isinstance(names, list) else [names]
    texts = [desk.text(one, node.place("name")) for one in listed[: desk.limits.entries]]
    return [Claimant(text, _kind(node.kinds()), title, url) for text in texts if text]


def _kind(kinds: list[str]) -> ClaimantKind:
    if "person" in kinds:
        return ClaimantKind.PERSON
    if any(kind.endswith(("organization", "organisation")) or kind in BODIES for kind in kinds):
        return ClaimantKind.ORGANISATION
    return ClaimantKind.UNSTATED


def read_publisher(review: Node, url: str) -> Organisation:
    """Will read who reviewed: the author, the publisher where the author is a person, or the host."""
    author, publisher = (_body(review, name) for name in ("author", "publisher"))
    if author and author[1] and publisher:
        review.desk.note("publisher_not_author", review.place("author"), author[0].name)
        return publisher[0]
    found = author or publisher or _body(review, "sdPublisher")
    if found:
        return found[0]
    review.desk.note("publisher_from_url", review.place("author"))
    return Organisation(site_of(url))


def _body(review: Node, name: str) -> tuple[Organisation, bool] | None:
    """The body that a property names, and whether it is a person."""
    value, where = review.get(name), review.place(name)
    if isinstance(value, str) and review.desk.by_id.get(value):
        value = {"@id": value}
    if isinstance(value, str):
        return _named(value, review.desk, where)
    node = review.desk.one(value, where)
    text = node.text("name", "legalName") if node else ""
    if node is None or not text:
        return None
    url = read_address(node.get("url") or node.get("sameAs"), review.desk, node.place("url"))
    return Organisation(text, url), "person" in node.kinds()


def _named(value: str, desk: Desk, where: str) -> tuple[Organisation, bool] | None:
    """A body that is only named, or given by the address of its home page."""
    text = desk.text(value, where)
    if not text:
        return None
    desk.note("text_for_object", where, text)
    if text.startswith(("http://", "https://")) and (url := read_address(text, desk, where)):
        return Organisation(site_of(url), url), False
    return Organisation(text), False
