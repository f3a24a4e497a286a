"""A readable difference is a true one."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.diffs import MOST_WORDS, Kind, Piece, compare

TEXTS = st.text(st.sampled_from("ab 1.\n“é日🏔"), max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    pieces = compare(before, after).pieces
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == before
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == after
    assert all(p.text for p in pieces)


@given(TEXTS)
def test_equal_texts_do_not_differ(text: str) -> None:
    assert all(piece.kind is Kind.SAME for piece in compare(text, text).pieces)


def test_a_changed_phrase_is_one_change() -> None:
    diff = compare("It carried 74 people in all.", "It carried forty seven in all.")
    assert diff.pieces == (
        Piece(Kind.SAME, "It carried "),
        Piece(Kind.REMOVED, "74 people"),
        Piece(Kind.ADDED, "forty seven"),
        Piece(Kind.SAME, " in all."),
    )
    assert (diff.added, diff.removed) == (2, 2)


def test_what_is_far_from_a_change_is_left_out() -> None:
    same = "word " * 100
    first, _, _, last = compare(f"{same}old {same}", f"{same}new {same}").shortened()
    assert first.text.startswith(" … ")
    assert last.text.endswith(" … ")
    assert len(first.text) < 80


def test_a_very_long_text_is_compared_by_lines() -> None:
    lines = [f"line {number} of it\n" for number in range(MOST_WORDS // 2)]
    diff = compare("".join(lines), "".join([*lines[:-1], "another end\n"]))
    assert [piece.kind for piece in diff.pieces] == [Kind.SAME, Kind.REMOVED, Kind.ADDED]


def joined(pieces: tuple[Piece, ...], without: Kind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind is not without)


def test_between_the_ends_of_an_immense_text_words_are_compared() -> None:
    lines = [f"line {number} of it\n" for number in range(3 * MOST_WORDS)]
    after = [*lines[:MOST_WORDS], "another line in it\n", *lines[MOST_WORDS + 1 :]]
    before, after = "".join(lines), "".join(after)
    pieces = compare(before, after).pieces
    assert (joined(pieces, Kind.ADDED), joined(pieces, Kind.REMOVED)) == (before, after)
    changed = [piece.text for piece in pieces if piece.kind is not Kind.SAME]
    assert sum(map(len, changed)) < 60


@pytest.mark.parametrize("unit", ["a\n", "word ", "\n", "line of some length, as in a text\n"])
def test_no_pair_of_texts_takes_much_memory(unit: str) -> None:
    before = unit.join(map(str, range(80_000)))
    after = unit.join(map(str, range(160_000, 80_000, -1)))
    tracemalloc.start()
    pieces = compare(before, after).pieces
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000
    assert (joined(pieces, Kind.ADDED), joined(pieces, Kind.REMOVED)) == (before, after)
