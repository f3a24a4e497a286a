"""A readable difference is a true one."""

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
