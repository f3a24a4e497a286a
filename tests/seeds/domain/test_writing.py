"""What is written is read back as the same, whatever words, numbers and days it holds."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.domain.claim_records import Claim, Quantity
from seeds.domain.lined_yaml import read_lined
from seeds.domain.whens import read_when, write_when
from seeds.domain.writing import Line, plain, write_yaml
from seeds.domain.written import Written
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis

AT = Written("000.yaml", 1)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**17), max_value=10**17
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Times with any bounds, whole months and years among them, and any words."""
    start, end = sorted([draw(DAYS), draw(DAYS)])
    written = draw(st.sampled_from([str(start), str(start)[:7], str(start)[:4], f"{start}..{end}"]))
    bounds = read_when(written)
    said = draw(st.sampled_from(["", "late April", "2016"]))
    basis, reason = draw(st.sampled_from([(DateBasis.STATED, ""), (DateBasis.INFERRED, "Told.")]))
    return When(
        draw(st.sampled_from([bounds.earliest, None])),
        draw(st.sampled_from([bounds.latest, None])),
        said,
        basis,
        reason,
    )


@given(whens())
def test_a_time_is_read_back_as_the_same(when: When) -> None:
    written = write_yaml({"when": plain(when)})
    if when != When():
        assert read_when(read_lined(written, "x.yaml")["when"]) == when


@given(TEXTS, st.booleans())
def test_a_text_is_read_back_as_the_same(text: str, is_line: bool) -> None:
    inner = Line(text=text, list=[text]) if is_line else {"text": text, "list": [text]}
    assert read_lined(write_yaml({"outer": [inner]}), "x.yaml") == {"outer": [inner]}


@pytest.mark.parametrize(
    "text",
    [
        "2006",
        "007",
        "1.50",
        "-3",
        "yes",
        "no",
        "null",
        "~",
        "true",
        "1e3",
        "0x1F",
        "12:30",
        "a\x85b",
    ],
)
def test_a_word_that_looks_like_another_thing_stays_a_word(text: str) -> None:
    assert read_lined(write_yaml({"a": text}), "x.yaml") == {"a": text}


def test_a_day_is_written_as_a_word() -> None:
    assert write_yaml({"a": "2019-01-23"}) == "a: 2019-01-23\n"


@given(NUMBERS)
def test_a_number_is_read_back_as_the_same(number: Decimal) -> None:
    quantity = Quantity(at=AT, amount=number)
    assert read_lined(write_yaml(plain(quantity)), "x.yaml")["amount"] == number


def test_what_a_record_leaves_out_is_left_out() -> None:
    claim = Claim(at=AT, key="safe", statement="It was safe.", short="Safe", kind="state")  # type: ignore[arg-type]
    assert plain(claim) == {
        "key": "safe",
        "statement": "It was safe.",
        "short": "Safe",
        "kind": "state",
        "checkability": "checkable",
    }


def test_whole_months_and_years_are_written_short() -> None:
    assert write_when(read_when(2016)) == "2016"
    assert write_when(read_when("2016-02")) == "2016-02"
    assert write_when(read_when({"to": "2016-02"})) == {"to": "2016-02-29"}
    assert write_when(When(as_written="once")) == {"as_written": "once"}
