"""What was reviewed: the claim, who made it, when, and where it appeared."""

from dataclasses import dataclass
from typing import Any

from reviews.domain.claimreview.building import once
from reviews.domain.claimreview.reading.dates import read_moment
from reviews.domain.claimreview.reading.links import read_address, read_addresses
from reviews.domain.claimreview.reading.nodes import Node
from reviews.domain.claimreview.reading.people import read_claimants
from reviews.domain.claimreview.shapes import AppearanceLink, Claimant

WHERE = "itemReviewed"
ADDRESS_STARTS = ("http://", "https://", "//", "www.")


@dataclass(frozen=True, slots=True)
class Item:
    """What itemReviewed says; `dated` is the day of the claim as it stands there."""

    text: str = ""
    claimants: tuple[Claimant, ...] = ()
    dated: Any = None
    first_appearance: AppearanceLink | None = None
    appearances: tuple[AppearanceLink, ...] = ()


def read_item(review: Node, around: dict[str, Any] | None) -> Item:
    """Will read what was reviewed; `around` is the Claim in which the review stood."""
    value = review.get(WHERE) or around
    desk = review.desk
    if isinstance(value, str):
        desk.note("text_for_object", WHERE, value)
        if value.strip().startswith(ADDRESS_STARTS):
            urls = read_addresses(value, desk, WHERE)
            return Item(appearances=tuple(AppearanceLink(url) for url in urls))
        return Item(text=desk.text(value, WHERE))
    nodes = desk.objects(value, WHERE)
    if isinstance(value, list):
        desk.note("list_for_one", WHERE)
    if not nodes:
        desk.note("item_missing", WHERE)
        return Item()
    main = next((node for node in nodes if "claim" in node.kinds()), nodes[0])
    return _item(main, [node for node in nodes if node is not main])


def _item(main: Node, others: list[Node]) -> Item:
    desk = main.desk
    claimants = read_claimants(
        main.get("author") or main.get("creator") or main.get("claimant"),
        desk,
        main.place("author"),
    )
    if main.kinds() and "claim" not in main.kinds():
        desk.note("item_is_work", WHERE, main.kinds()[0])
    first = _links(main, "firstAppearance")
    links = first[1:] + _links(main, "appearance")
    for node in (main, *others):
        links += _elsewhere(node)
    return Item(
        text=main.text("text", "name", "headline", "description"),
        claimants=claimants,
        dated=main.get("datePublished") or main.get("dateCreated"),
        first_appearance=first[0] if first else None,
        appearances=once(links)[: desk.limits.entries],
    )


def _links(node: Node, name: str) -> list[AppearanceLink]:
    """The appearances that a property lists; a value that joins addresses becomes several."""
    desk, where = node.desk, node.place(name)
    value = node.get(name)
    listed = value if isinstance(value, list) else [value]
    if len(listed) > desk.limits.entries:
        desk.note("too_many_entries", where)
    links: list[AppearanceLink] = []
    for one in listed[: desk.limits.entries]:
        if isinstance(one, dict):
            links += _described(Node(desk, one, where))
        elif isinstance(one, str) and one.strip():
            desk.note("text_for_object", where, one)
            links += [AppearanceLink(url) for url in read_addresses(one, desk, where)]
    return list(once(links))


def _described(node: Node) -> list[AppearanceLink]:
    """An appearance that is an object, with its day and headline."""
    urls = read_addresses(node.fields, node.desk, node.place("url"))
    published = read_moment(node.get("datePublished"), node.desk, node.place("datePublished")).iso
    headline = node.text("headline", "name")
    return [AppearanceLink(url, published, headline) for url in urls]


def _elsewhere(node: Node) -> list[AppearanceLink]:
    """Addresses that older guidelines put elsewhere: the claim itself was the work."""
    urls = read_addresses(node.get("sameAs"), node.desk, node.place("sameAs"))
    own = read_address(node.get("url"), node.desk, node.place("url"))
    urls += [own] if own else []
    if urls:
        node.desk.note("appearance_from_item", WHERE, urls[0])
    return [AppearanceLink(url) for url in urls]
