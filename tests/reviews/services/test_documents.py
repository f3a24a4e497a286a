"""How a document is cut into parts, without any of them being lost."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.claimreview.reading import read
from reviews.services.documents import Part, parts_of
from tests.reviews.domain.claimreview.dirty import SAMPLES
from tests.reviews.others import feed, item, lines


def cut(body: bytes) -> list[Part]:
    return list(parts_of(BytesIO(body)))


def addresses(bodies: list[bytes], source: str = "x") -> list[str]:
    found = [read(body, source=source, today=date(2024, 6, 1)) for body in bodies]
    return [one.url for reading in found for one in reading.items]


@pytest.mark.parametrize(
    "body",
    [
        lines(item(1), item(2)),
        b"\xef\xbb\xbf" + lines(item(1), item(2)),
        b"\n\n" + lines(item(1), "", item(2)) + b"\n\n",
        lines(item(1), item(2)).replace(b"\n", b"\r\n"),
        lines("[", json.dumps(item(1)) + ",", item(2), "]"),
        lines("{broken", item(1), item(2)),
        lines("\x1e" + json.dumps(item(1)), "\x1e" + json.dumps(item(2))),
    ],
    ids=["lines", "mark", "blank lines", "crlf", "a list", "first broken", "sequence"],
)  # fmt: skip
def test_one_value_a_line_is_read_line_by_line(body: bytes) -> None:
    parts = cut(body)
    assert len(parts) >= 2
    assert addresses([part.body for part in parts]) == [item(1)["url"], item(2)["url"]]
    assert parts[-1].done <= parts[-1].total


@pytest.mark.parametrize(
    "body",
    [
        feed(item(1), item(2)),
        json.dumps([item(1), item(2)], indent=2).encode(),
        json.dumps(item(1)).encode(),
        json.dumps(item(1)).encode("utf-16"),
        lines(item(1), item(2)).decode().encode("utf-16"),
        b"<html>\n{}\n{}\n</html>",
        b"", b"\n", b"{", b"[\n{\n",
    ],
)  # fmt: skip
def test_anything_else_is_read_whole(body: bytes) -> None:
    assert [(part.position, part.body) for part in cut(body)] == [("", body)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_review_is_lost_by_cutting(sample: Any) -> None:
    body = sample.document
    if not isinstance(body, bytes):
        body = (body if isinstance(body, str) else json.dumps(body)).encode()
    whole = addresses([body], sample.source)
    assert addresses([part.body for part in cut(body)], sample.source) == whole


@given(
    st.lists(st.integers(1, 99), min_size=2, max_size=20),
    st.sampled_from([b"\n", b"\r\n", b"\n\n"]),
)
def test_every_line_has_its_place(numbers: list[int], end: bytes) -> None:
    body = end.join(json.dumps(item(one)).encode() for one in numbers)
    parts = cut(body)
    step = end.count(b"\n")
    assert [part.position for part in parts] == [
        f"line {place * step + 1}" for place in range(len(numbers))
    ]
    assert addresses([part.body for part in parts]) == [item(one)["url"] for one in numbers]
