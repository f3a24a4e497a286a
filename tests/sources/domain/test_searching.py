"""What is typed into a search box."""

import pytest

from sources.domain.searching import (
    LONGEST_QUERY,
    Part,
    folded,
    has_hit,
    parts,
    read_query,
    words_to_check,
)
from sources.errors import QueryUnfit


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " \n\t",
        '"',
        "-",
        "- | & ! ( ) \" '",
        "-China",
        '-"South Kurils" -Japan',
        "a\0b",
        "poll \ud83c",
        "x" * (LONGEST_QUERY + 1),
        "word " * 10_000,
        "a b " * 17,
        "x" * 3_000_000,
    ],
)
def test_what_cannot_be_searched_for_is_refused(typed: str) -> None:
    with pytest.raises(QueryUnfit) as refused:
        read_query(typed)
    assert len(refused.value.message) < 100


@pytest.mark.parametrize(
    "typed",
    [
        "a",
        "札",
        '"unbalanced',
        "Putin -Abe",
        "or or or",
        "<b>bold</b>",
        "100 %_\\",
        "Шойгу Shoigu 小池",
    ],
)
def test_anything_else_is_read(typed: str) -> None:
    assert read_query(f"  {typed}\n") == typed


def test_signs_stay_where_words_are_folded() -> None:
    assert folded('"Шойгу" or -Abe') == f'"{folded("Shoigu")}" or -{folded("Abe")}'


def test_what_is_left_out_is_no_slip() -> None:
    assert words_to_check('"south kurills" -chinna 2018 G20 abe') == ["south", "kurills"]


def test_a_marked_line_is_split_and_its_signs_turned_back() -> None:
    line = "2018\x1d11 \x1cb>\x02Putin\x03\x1eAbe 日\x1f\x02本\x03\x1f"
    assert parts(line) == (
        Part("2018-11 <b>"),
        Part("Putin", is_hit=True),
        Part("/Abe 日"),
        Part("本", is_hit=True),
    )
    assert has_hit(parts(line))
    assert not has_hit(parts("nothing"))
    assert parts("") == ()
