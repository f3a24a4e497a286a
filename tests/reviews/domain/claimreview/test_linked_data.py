"""The element and the feed as an independent JSON-LD processor reads them."""

import json
from typing import Any

from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.feed import feed
from reviews.domain.claimreview.shapes import Organisation, Tombstone
from tests.reviews.domain.claimreview.writing import review

SCHEMA = "https://schema.org/"
US = Organisation("Example Checkers", "https://facts.example.org/")
ADDRESSES = ("url", "license", "sameAs", "archivedAt")
CONTEXT = {
    "@context": {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ADDRESSES}},
}


def processor() -> Any:
    """The processor; imported here, because a test module that fails to import is passed over."""
    from pyld import jsonld

    return jsonld


def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """The little of schema.org's context that matters here; nothing else is loaded."""
    assert url == "https://schema.org"
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": CONTEXT,
        "contentType": "application/ld+json",
    }


def expanded(element: dict[str, Any]) -> dict[str, Any]:
    plain = json.loads(json.dumps(element))
    (node,) = processor().expand(plain, {"documentLoader": load, "base": "https://base.example/"})
    return dict(node)


def value(node: dict[str, Any], *names: str) -> Any:
    for name in names:
        (node,) = node[SCHEMA + name]
    return node.get("@value", node.get("@id"))


def test_an_independent_processor_reads_the_same() -> None:
    node = expanded(build(review()))
    assert node["@type"] == [SCHEMA + "ClaimReview"]
    assert value(node, "claimReviewed") == "Rain fell in Exampleton on 3 May 2024."
    assert value(node, "url") == "https://facts.example.org/reviews/7/"
    assert value(node, "author", "name") == "Example Checkers"
    assert value(node, "itemReviewed", "author", "jobTitle") == "Mayor of Exampleton"
    assert value(node, "itemReviewed", "firstAppearance", "url") == "https://news.example/rain"
    assert value(node, "reviewRating", "alternateName") == "False"
    assert value(node, "reviewRating", "ratingValue") == 1
    assert value(node, "correction", "text") == "The day was wrong."
    assert value(node, "citation", "archivedAt") == "https://archive.example/1"
    assert value(node, "license").startswith("https://creativecommons.org/")


def properties(value: Any) -> set[str]:
    """The names of all properties in an element, at any depth."""
    if isinstance(value, list):
        return {name for one in value for name in properties(one)}
    if not isinstance(value, dict):
        return set()
    inside = {name for one in value.values() for name in properties(one)}
    return inside | {name for name in value if not name.startswith("@")}


def test_the_processor_turns_every_property_into_triples() -> None:
    options = {"documentLoader": load, "format": "application/n-quads"}
    element = build(review())
    triples = processor().to_rdf(json.loads(json.dumps(element)), options)
    used = {line.split()[1] for line in triples.splitlines()}
    rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    assert used == {rdf_type} | {f"<{SCHEMA}{name}>" for name in properties(element)}
    kinds = {line.split()[2] for line in triples.splitlines() if "rdf-syntax-ns#type" in line}
    assert kinds == {
        f"<{SCHEMA}{name}>"
        for name in (
            "ClaimReview", "Organization", "Claim", "Person", "CreativeWork", "Rating",
            "CorrectionComment",
        )
    }  # fmt: skip


def test_the_processor_reads_the_feed() -> None:
    gone = Tombstone("https://facts.example.org/reviews/1/", "2024-05-20")
    node = expanded(
        feed(
            [review()], [gone], url="https://facts.example.org/f.json", name="All", organisation=US
        )
    )
    first, second = node[SCHEMA + "dataFeedElement"]
    assert value(first, "item", "claimReviewed").startswith("Rain fell")
    assert (value(second, "dateDeleted"), value(second, "item", "url")) == ("2024-05-20", gone.url)
