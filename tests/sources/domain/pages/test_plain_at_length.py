"""No text takes long to read, whatever it is made of."""

import resource
from datetime import date
from time import process_time

import pytest

from sources.domain.pages.genres import genre_of_label
from sources.domain.pages.line_kinds import kind_of_line
from sources.domain.pages.plain import HEAD_KEPT, MOST_BLOCKS, read_plain
from sources.domain.vocabulary import SegmentKind
from tests.sources.domain.pages.writing import PARAGRAPH

TODAY = date(2024, 5, 10)
END = PARAGRAPH.format(n=1)
UNITS = [" ", ".", "-", "a ", "1", "1 ", "(", "[", "By ", "a > ", ";", "©", "share ", "views "]


def seconds(text: str) -> float:
    """What reading takes of the processor."""
    begun = process_time()
    read_plain(text, language="en", today=TODAY)
    return process_time() - begun


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("joint", ["{}", "{}\n", "{}\n\n"], ids=["line", "lines", "paragraphs"])
def test_twice_the_text_takes_about_twice_as_long(unit: str, joint: str) -> None:
    def text(count: int) -> str:
        return f"Rain\n\nx{joint.format(unit) * (count // len(unit))}x{END}\n\n{END}"

    # Quadratic readers take four times as long, and minutes; the constant forgives a busy machine.
    assert seconds(text(100_000)) < 3 * seconds(text(50_000)) + 0.5


@pytest.mark.parametrize(
    "line",
    ["share " * 40 + "!", ("aa" + " " * 20 + ">" + " " * 20) * 5 + "!", "Volume" + " " * 200 + "x"],
)
def test_no_line_makes_a_pattern_try_every_way(line: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    kind_of_line(line)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 5


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
