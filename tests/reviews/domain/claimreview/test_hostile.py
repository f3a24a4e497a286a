"""Whatever is handed in is read or quarantined: nothing raises, nothing takes longer than its length."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reviews.domain.claimreview.reading import Reading, read
from reviews.domain.claimreview.reading.parsing import NotJson, parse
from reviews.domain.claimreview.texts import has_markup, plain_text
from tests.reviews.domain.claimreview.sample import WHOLE
from tests.reviews.domain.claimreview.strategies import FULL, JSON, LIKE_REVIEWS
from tests.reviews.domain.claimreview.writing import TODAY, found, item

SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NESTED = 60_000


def sound(reading: Reading) -> None:
    """Every reading says something, and all of it can be stored."""
    assert reading.items or reading.quarantined or reading.gone
    for one in (*reading.items, *reading.quarantined):
        json.dumps(one.raw, allow_nan=False, ensure_ascii=False).encode()
    for review in reading.items:
        assert review.url.startswith(("http://", "https://", "HTTP", "Http"))
        assert review.claim_reviewed
        assert not has_markup(review.claim_reviewed)
        assert all(note.message for note in review.notes)
    assert all(reason.message for one in reading.quarantined for reason in one.reasons)
    assert all(one.reasons for one in reading.quarantined)


@SLOWLY
@given(JSON | LIKE_REVIEWS | FULL | st.lists(FULL, max_size=3))
def test_any_value_is_read_or_quarantined(document: Any) -> None:
    sound(read(document, source="https://a.example/feed", today=TODAY))


@SLOWLY
@given(st.binary(max_size=400))
@example(b"\xff\xfe<\x00")
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_quarantined(document: bytes) -> None:
    sound(read(document, source="x", today=TODAY))


@SLOWLY
@given(
    st.lists(
        st.sampled_from(
            [
                WHOLE,
                '"',
                "\\",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\n",
                "<!--",
                "-->",
                "//<![CDATA[",
                "//]]>",
                "/*",
                "*/",
                '<script type="application/ld+json">',
                "</script>",
                "<script>",
                "&quot;",
                "\x1e",
                "NaN",
                "1e999",
                "null",
                ")]}'",
                "\ud800",
                "\x00",
                "\u2028",
                "<",
                "é",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_pieces_of_documents_are_read_or_quarantined(document: str) -> None:
    sound(read(document, source="x", today=TODAY))


@SLOWLY
@given(st.text(st.sampled_from("&amp;lt#38x<>/b ") | st.characters(), max_size=60))
def test_plain_texts_stay_as_they_are(text: str) -> None:
    plain = plain_text(text)
    assert plain_text(plain) == plain


@pytest.mark.parametrize(
    "document",
    [
        "[" * NESTED,
        '{"a":' * NESTED,
        "[" * NESTED + "]" * NESTED,
        "\n".join(["["] * NESTED),
        '"\\"' * NESTED,
        "/*" * NESTED,
        "<!--" * NESTED,
        "<script" * NESTED,
        '<script type="application/ld+json">' * NESTED,
        "<" * NESTED,
        "[1," + " " * NESTED + "x",
        "[1" + "," * NESTED,
        "-->" + " " * NESTED + "x",
        json.dumps(found(claimReviewed="&amp;" * NESTED)),
        json.dumps(found(claimReviewed="&" + "amp;" * NESTED + "lt;")),
        json.dumps(found(claimReviewed="<b" * NESTED)),
        json.dumps(found(claimReviewed="<<b>" * NESTED + "b>" * NESTED)),
        json.dumps(found(url="https://a.example/" + "," * NESTED)),
        json.dumps(found(url=" ," * NESTED + "https://a.example")),
        json.dumps(found(url="a." * NESTED)),
        json.dumps(found(datePublished="1 " * NESTED)),
        json.dumps(found(inLanguage="a-" * NESTED)),
        json.dumps(found(reviewRating="9" * NESTED)),
        json.dumps(found(itemReviewed=item(author=["A"] * NESTED))),
        json.dumps(found(itemReviewed=item(appearance=["https://a.example"] * NESTED))),
        json.dumps([{"@id": "#a", "name": ["x"] * 1000}] + [found(author={"@id": "#a"})] * 300),
        json.dumps(
            {
                **item(appearance=["https://a.example"] * 1000),
                "review": [found(itemReviewed=None)] * 200,
            }
        ),
    ],
    ids=lambda document: document[:20],
)
def test_monsters_are_survived(document: str) -> None:
    sound(read(document, source="x", today=TODAY))


def test_a_value_that_holds_itself_ends() -> None:
    loop: list[Any] = []
    loop += [loop, loop]
    reading = read(loop, source="x", today=TODAY)
    assert [reason.code for reason in reading.quarantined[0].reasons] == ["no_review"]
    review = found()
    review["about"] = review
    assert read(review, source="x", today=TODAY).items[0].claim_reviewed == review["claimReviewed"]


def test_what_is_no_json_says_where() -> None:
    with pytest.raises(NotJson, match="Line 1, column 4"):
        parse("[1 2]")
