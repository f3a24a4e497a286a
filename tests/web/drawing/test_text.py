"""Text that fits."""

from hypothesis import given
from hypothesis import strategies as st

from web.drawing.text import clean, escaped, shorten, width, wrap


@given(st.text(max_size=200), st.integers(1, 4), st.booleans())
def test_lines_fit_and_are_not_too_many(text: str, lines: int, bold: bool) -> None:
    found = wrap(text, 120, 12, lines=lines, bold=bold)
    assert len(found) <= lines
    assert bool(found) == bool(clean(text))
    assert all(width(line, 12, bold=bold) <= 120 for line in found)


@given(st.text(max_size=60))
def test_what_fits_is_left_as_it_is(text: str) -> None:
    assert shorten(text, width(text, 12), 12) == text
    assert " ".join(wrap(text, 1e6, 12)) == clean(text)


def test_an_accent_stays_with_its_letter() -> None:
    assert shorten("aaaa" + "e\u0301" * 20, 60, 12).rstrip("…").count("e") >= 1
    cut = shorten("e\u0301" * 20, 40, 12).rstrip("…")
    assert len(cut) % 2 == 0


@given(st.text())
def test_nothing_that_xml_cannot_hold_is_left(text: str) -> None:
    assert not set(escaped(text)) & set("<>\"'\x00\x0b\ufffe")
