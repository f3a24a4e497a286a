"""Texts cut where passages begin and end."""

from unittest.mock import Mock

from web.reading.text import Note, Paragraph, Piece, Span, paragraphs_of
from web.words import badge


def note(number: int, label: str = "untraced") -> Note:
    return Note(number, Mock(), badge(label), Mock(), None)


def words(paragraph: Paragraph) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, tuple(note.number for note in one.notes)) for one in paragraph.pieces]


def test_a_passage_is_cut_out_of_its_line() -> None:
    (one,) = paragraphs_of("The ferry sank at noon.", [Span(4, 14, note(1))])
    assert words(one) == [("The ", ()), ("ferry sank", (1,)), (" at noon.", ())]
    assert [note.number for note in one.notes] == [1]


def test_passages_that_overlap_share_their_middle() -> None:
    (one,) = paragraphs_of("abcdef", [Span(0, 4, note(1)), Span(2, 6, note(2))])
    assert words(one) == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]
    assert [[note.number for note in piece.begins] for piece in one.pieces] == [[1], [2], []]


def test_a_passage_over_two_lines_has_its_note_at_the_first() -> None:
    first, second = paragraphs_of("ab\ncd", [Span(1, 4, note(1))])
    assert words(first) == [("a", ()), ("b", (1,))]
    assert words(second) == [("c", (1,)), ("d", ())]
    assert (len(first.notes), len(second.notes)) == (1, 0)


def test_empty_lines_are_left_away_and_nothing_else_is() -> None:
    text = "One.\n\n \nTwo: 𝄞 three."
    shown = paragraphs_of(text, [Span(text.index("𝄞"), text.index("𝄞") + 1, note(1))])
    assert ["".join(piece.text for piece in one.pieces) for one in shown] == [
        "One.",
        "Two: 𝄞 three.",
    ]
    assert ("𝄞", (1,)) in words(shown[1])


def test_the_innermost_passage_gives_the_look() -> None:
    outer, inner = note(1, "untraced"), note(2, "corroborated")
    assert Piece("x", (outer, inner)).family == "firm"
    assert Piece("x").family == ""
