"""How each dirty document is read, and what is quarantined with which reasons."""

import json
from typing import Any

import pytest

from reviews.domain.claimreview.reading import Limits, ReadReview, read
from reviews.domain.claimreview.reading.wording import REASONS, REPAIRS
from tests.reviews.domain.claimreview.dirty import QUARANTINED, SAMPLES
from tests.reviews.domain.claimreview.sample import Sample
from tests.reviews.domain.claimreview.writing import TODAY, found, item


def one(document: object, source: str = "sample.json") -> ReadReview:
    reading = read(document, source=source, today=TODAY)
    assert [q.reasons for q in reading.quarantined] == []
    assert len(reading.items) == 1
    return reading.items[0]


def told(review: ReadReview) -> dict[str, Any]:
    numbers = dict(zip(("value", "best", "worst"), review.rating.numbers, strict=True))
    return {
        "url": review.url,
        "site": review.site,
        "claim": review.claim_reviewed,
        "label": review.rating.label,
        "publisher": review.publisher.name,
        "publisher_url": review.publisher.url,
        "claimants": [claimant.name for claimant in review.claimants],
        "appearances": [link.url for link in review.appearances],
        "first": review.first_appearance.url if review.first_appearance else None,
        "published": review.published.iso,
        "claim_made": review.claim_made.iso,
        "language": review.language,
        "corrections": [note.text for note in review.corrections],
        "position": review.position,
        **{name: None if number is None else str(number) for name, number in numbers.items()},
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_how_each_is_read(sample: Sample) -> None:
    reading = read(sample.document, source=sample.source, today=TODAY)
    assert [q.reasons for q in reading.quarantined] == []
    assert len(reading.items) == 1
    review = reading.items[0]
    read_as = told(review)
    assert {name: read_as[name] for name in sample.fields} == sample.fields
    assert {note.code for note in (*review.notes, *reading.notes)} == sample.notes


@pytest.mark.parametrize(("name", "document", "codes"), QUARANTINED)
def test_what_is_quarantined(name: str, document: Any, codes: list[str]) -> None:
    reading = read(document, source="sample.json", today=TODAY)
    assert reading.items == ()
    assert [reason.code for one in reading.quarantined for reason in one.reasons] == codes


def test_every_repair_and_reason_has_a_sample() -> None:
    notes: set[str] = set()
    reasons: set[str] = set()
    documents = [s.document for s in SAMPLES] + [document for _, document, _ in QUARANTINED]
    many = [found(url=f"https://checkers.example/{n}") for n in range(3)]
    long = found(
        headline="x" * 30_000,
        itemReviewed=item(appearance=[{"url": f"https://n{n}.example/"} for n in range(300)]),
    )
    nested: Any = "x"
    for _ in range(50):
        nested = [nested]
    documents += [[None, 5, {}, {"@type": "Recipe"}]]
    documents += [long, found(about=nested), found(keywords=["x"] * 30_000)]
    for reading in [
        *(
            read(document, source="https://checkers.example/p", today=TODAY)
            for document in documents
        ),
        read(many, source="x", today=TODAY, limits=Limits(reviews=2)),
        read("x" * 20, source="x", today=TODAY, limits=Limits(characters=10)),
    ]:
        notes |= {note.code for note in reading.notes}
        notes |= {note.code for review in reading.items for note in review.notes}
        reasons |= {reason.code for q in reading.quarantined for reason in q.reasons}
        reasons |= {one.reason.code for one in reading.skipped}
    no_base = read(found(url=None), source="x", today=TODAY).quarantined[0].reasons
    reasons |= {reason.code for reason in no_base}
    assert notes == set(REPAIRS)
    assert reasons == set(REASONS) - {"refused"}  # that is said by what keeps them


def test_notes_and_reasons_are_sentences() -> None:
    review = one(found(url="www.checkers.example/rain"))
    assert review.notes[0].was == "www.checkers.example/rain"
    assert review.notes[0].message.endswith(".")
    reading = read('{"a": 1,\n "b" 2}', source="x", today=TODAY)
    assert "Line 2, column 6" in reading.quarantined[0].reasons[0].message


def test_a_broken_line_costs_only_itself() -> None:
    lines = [json.dumps(found(url=f"https://checkers.example/{n}")) for n in range(3)]
    text = "\n".join([lines[0], lines[1][:-5], "", lines[2] + ","])
    reading = read(text, source="x", today=TODAY)
    assert [review.position for review in reading.items] == ["line 1", "line 4"]
    assert [one.position for one in reading.quarantined] == ["line 2"]
    assert "checkers.example/1" in reading.quarantined[0].raw


def test_a_broken_first_line_does_too() -> None:
    text = '{"broken\n' + json.dumps(found())
    reading = read(text, source="x", today=TODAY)
    assert len(reading.items) == len(reading.quarantined) == 1


def test_a_broken_block_of_a_page_does_too() -> None:
    page = "".join(
        f'<script type="application/ld+json">{text}</script>'
        for text in ("{", json.dumps(found()), '{"@type": "WebPage"}')
    )
    reading = read(page + "<p>", source="x", today=TODAY)
    assert [review.position for review in reading.items] == ["script 2"]
    assert [one.position for one in reading.quarantined] == ["script 1"]


def test_bad_reviews_of_a_feed_do_not_hide_good_ones() -> None:
    feed = {
        "@type": "DataFeed",
        "dataFeedElement": [
            {"item": found()},
            {"item": {"@type": "ClaimReview", "url": "https://a.example"}},
            None,
        ],
    }
    reading = read(feed, source="x", today=TODAY)
    assert len(reading.items) == 1
    assert [reason.code for reason in reading.quarantined[0].reasons] == ["no_claim", "no_rating"]
    assert reading.quarantined[0].raw["url"] == "https://a.example"
    assert [(note.code, note.was) for note in reading.notes] == [("null_item", "1")]


def skipped(document: Any) -> list[tuple[str, str]]:
    reading = read(document, source="x", today=TODAY)
    return [(one.position, one.reason.code) for one in reading.skipped]


def test_entries_that_are_no_review_are_named() -> None:
    recipe = {"@type": "Recipe", "name": "Soup"}
    listed = [None, 5, "x", {}, [], found(), [None, {}], recipe]
    assert skipped(listed) == [
        ("[0]", "null_entry"),
        ("[1]", "no_object"),
        ("[2]", "no_object"),
        ("[3]", "empty_entry"),
        ("[4]", "empty_entry"),
        ("[6][0]", "null_entry"),
        ("[6][1]", "empty_entry"),
        ("[7]", "other_thing"),
    ]
    feed = {"@type": "DataFeed", "dataFeedElement": [{"item": None}, found(), {"item": [5]}]}
    assert skipped(feed) == [
        ("dataFeedElement[0]", "null_entry"),
        ("dataFeedElement[2].item[0]", "no_object"),
    ]
    google = {"claims": [{"text": "a", "claimReview": [None, {"url": "https://a.example/1"}]}, 7]}
    assert skipped(google) == [
        ("claims[1]", "no_object"),
        ("claims[0].claimReview[0]", "null_entry"),
    ]


def test_other_things_of_a_page_are_what_they_are() -> None:
    block = json.dumps([{"@type": "WebSite"}, found(keywords=["rain", None]), None])
    page = f'<html><script type="application/ld+json">{block}</script>'
    assert skipped(page) == [("script 1[2]", "null_entry")]
    assert skipped({"@graph": [{"@id": "#us"}, {"@type": "Person"}, found()]}) == []


def test_an_object_of_no_known_kind_is_kept() -> None:
    reading = read([{"claim": "Rain fell."}, found()], source="x", today=TODAY)
    (one,) = reading.quarantined
    assert (one.position, one.reasons[0].code, one.raw) == (
        "[0]",
        "no_review",
        {"claim": "Rain fell."},
    )


def test_very_many_entries_are_counted() -> None:
    reading = read([None] * 5_000 + [found()], source="x", today=TODAY)
    assert sum(one.count for one in reading.skipped) == 5_000
    assert len(reading.skipped) == 1_001
    assert "4,000 more like it." in reading.skipped[-1].reason.message


def test_a_line_without_a_review_is_kept() -> None:
    lines = ["null", json.dumps(found()), "5", '"x"', "{}", "[]", "[", "]", "[null]"]
    reading = read("\n\n" + "\n".join(lines), source="x", today=TODAY)
    kept = [(one.position, one.raw) for one in reading.quarantined]
    assert kept == [
        ("line 3", "null"),
        ("line 5", "5"),
        ("line 6", '"x"'),
        ("line 7", "{}"),
        ("line 8", "[]"),
        ("line 11", "[null]"),
    ]


@pytest.mark.parametrize(
    ("body", "beginning"),
    [
        (b"\x89PNG\x00\xff" + bytes(9_000), "\\x89PNG\\x00\\xff\\x00"),
        (b'{"a": "\xff\xfe\\\xfa"}', '{"a": "\\xff\\xfe\\\\\\xfa"}\n(13 bytes in all;'),
        (b"null", "null"),
        (b"[1" + b",1" * 5_000 + b"]", "[1,1"),
    ],
)
def test_of_what_cannot_be_read_the_beginning_is_kept(body: bytes, beginning: str) -> None:
    (one,) = read(body, source="x", today=TODAY).quarantined
    assert one.raw.startswith(beginning)
    assert len(one.raw) < 9_000
    assert one.raw.isascii()
    assert (f"{len(body):,} " in one.raw) is (len(body) > 4)


def test_several_reviews_of_one_claim_at_google() -> None:
    review = {
        "url": "https://a.example/1",
        "textualRating": "False",
        "publisher": {"site": "a.example"},
    }
    other = {**review, "url": "https://b.example/2", "textualRating": "True"}
    reading = read(
        {"claims": [{"text": "Rain fell.", "claimReview": [review, other]}]},
        source="x",
        today=TODAY,
    )
    assert [(one.rating.label, one.publisher.name) for one in reading.items] == [
        ("False", "a.example"),
        ("True", "a.example"),
    ]
    assert reading.items[1].raw["claimReview"] == [other]


def test_a_tombstone_is_no_review() -> None:
    feed = {
        "dataFeedElement": [
            {
                "dateDeleted": "2024-05-20",
                "item": {"@type": "ClaimReview", "url": "https://a.example/1"},
            }
        ]
    }
    reading = read(feed, source="x", today=TODAY)
    assert (reading.items, reading.quarantined) == ((), ())
    assert (reading.gone[0].url, reading.gone[0].deleted.iso) == (
        "https://a.example/1",
        "2024-05-20",
    )


def test_an_ambiguous_day_keeps_both_bounds() -> None:
    when = one(found(itemReviewed=item(datePublished="03/04/2024"))).claim_made.when
    assert (str(when.earliest), str(when.latest)) == ("2024-03-04", "2024-04-03")
    assert "ambiguous" in when.reason


def test_raw_is_what_json_and_a_database_can_hold() -> None:
    raw = one({**found(), "x": {1: 2, "y": float("nan"), "z": object(), "s": "a\x00\ud800b"}}).raw
    assert raw["x"] == {"y": None, "z": None, "s": "ab"}
    json.dumps(raw, allow_nan=False).encode()


def test_a_turned_scale_keeps_its_meaning() -> None:
    best_first = {"ratingValue": 2, "bestRating": 1, "worstRating": 6, "alternateName": "Good"}
    rating = one(found(reviewRating=best_first)).rating
    assert [str(number) for number in rating.numbers] == ["5", "6", "1"]


def test_a_scale_through_minus_one_is_one() -> None:
    scale = {"ratingValue": -1, "bestRating": 2, "worstRating": -2, "alternateName": "Poor"}
    assert str(one(found(reviewRating=scale)).rating.value) == "-1"
