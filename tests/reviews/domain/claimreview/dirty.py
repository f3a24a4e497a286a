"""All dirty documents, and what must be quarantined."""

from tests.reviews.domain.claimreview.dirty_fields import ADDRESSES, REST, TEXTS
from tests.reviews.domain.claimreview.dirty_values import DATES, RATINGS
from tests.reviews.domain.claimreview.dirty_wrappings import TYPES, WRAPPINGS
from tests.reviews.domain.claimreview.sample import WHOLE, page
from tests.reviews.domain.claimreview.writing import found

SAMPLES = [*WRAPPINGS, *TYPES, *TEXTS, *RATINGS, *ADDRESSES, *DATES, *REST]

DEEP = "[" * 100_000 + "]" * 100_000

QUARANTINED = [
    ("nothing", "", ["empty"]),
    ("spaces", " \n ", ["empty"]),
    ("an empty list", [], ["no_review"]),
    ("an image", b"\x89PNG\r\n\x1a\n1234", ["binary"]),
    ("an archive", b"\x1f\x8b1234", ["binary"]),
    ("bytes of no encoding", b'{"a": "\xff\xfe\xfa"}', ["wrong_encoding"]),
    ("a sentence", "The dog ate it.", ["broken_json"]),
    ("a number", 7, ["not_json"]),
    ("a page without blocks", "<html><p>ClaimReview</p></html>", ["no_jsonld"]),
    (
        "a page with a broken block",
        page('{"@type": "ClaimReview", "url": "https://a'),
        ["broken_json"],
    ),
    ("quotes inside a text", WHOLE.replace("Rain", '"Rain"'), ["broken_json"]),
    ("cut off", WHOLE[:200], ["broken_json"]),
    ("no end of lists", DEEP, ["too_deep"]),
    ("another type of thing", {"@type": "Recipe", "name": "Soup"}, ["no_review"]),
    ("no claim", found(claimReviewed=None, itemReviewed=None), ["no_claim"]),
    ("no rating", found(reviewRating=None), ["no_rating"]),
    (
        "an image for a rating",
        found(reviewRating={"image": "https://a.example/x.png"}),
        ["no_rating"],
    ),
    ("no address", found(url=None), ["no_url"]),
    ("no address of the web", found(url="ftp://checkers.example/rain"), ["bad_url"]),
    ("a password in the address", found(url="https://a:b@checkers.example/"), ["bad_url"]),
    ("nothing at all", {"@type": "ClaimReview"}, ["no_claim", "no_rating", "no_url"]),
    (
        "a tombstone of nothing",
        {"@type": "DataFeedItem", "dateDeleted": "2024-05-01"},
        ["tombstone_without_url"],
    ),
]
