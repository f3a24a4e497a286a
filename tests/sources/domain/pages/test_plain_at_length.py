"""What keeps the reading of a long text short; `benchmarks.read_text` measures it."""

from datetime import date

import pytest

from sources.domain.pages.genres import genre_of_label
from sources.domain.pages.line_kinds import kind_of_line
from sources.domain.pages.plain import HEAD_KEPT, MOST_BLOCKS, read_plain
from sources.domain.vocabulary import SegmentKind
from tests.sources.domain.pages.writing import PARAGRAPH

TODAY = date(2024, 5, 10)
END = PARAGRAPH.format(n=1)


@pytest.mark.parametrize(
    "line",
    ["share " * 40 + "!", ("aa" + " " * 20 + ">" + " " * 20) * 5 + "!", "Volume" + " " * 200 + "x"],
)
def test_no_line_makes_a_pattern_try_every_way(line: str) -> None:
    """A pattern that tries every way would not end before the test is stopped."""
    assert kind_of_line(line) in {None, *SegmentKind}


def test_a_long_line_is_no_label() -> None:
    assert genre_of_label("Opinion") is not None
    assert genre_of_label("Opinion" + " " * 100_000 + "/ Opinion") is None


def test_of_an_immense_text_both_ends_are_read() -> None:
    middle = "\n\n".join(f"{n}. line" for n in range(MOST_BLOCKS + HEAD_KEPT))
    text = f"Bridge closed\n\nBy Jane Doe\n\n{END}\n\n{middle}\n\n{END}\n\n© 2024 River Post"
    found = read_plain(text, language="en", today=TODAY)
    assert (found.title, found.authors, found.text) == ("Bridge closed", ("Jane Doe",), text)
    kind, start, end = found.segments[-1]
    assert (kind, text[start:end]) == (SegmentKind.FURNITURE, "© 2024 River Post")
