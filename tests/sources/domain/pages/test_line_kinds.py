"""What a line is by its own words, and what only begins like it."""

import pytest

from sources.domain.pages.line_kinds import kind_of_line
from sources.domain.vocabulary import SegmentKind


@pytest.mark.parametrize(
    "line",
    [
        "Cancel any time",
        "Already a subscriber? Sign in",
        "Keep reading for 1 crown",
        "Subscribe now to unlock this article and more",
        "Printed from https://riverpost.example/bridge on 9 March 2024",
        "© River Post. For personal use only.",
        "This material may not be published, broadcast or rewritten without permission.",
    ],
)
def test_furniture(line: str) -> None:
    assert kind_of_line(line) is SegmentKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Already a member of the council, she ran for mayor.",
        "Printed on recycled paper, the ballots were late.",
        "The court ruled that the letters may not be published without permission.",
        "You have to read this story twice.",
        "He told the council (reporting by phone) that rain fell.",
    ],
)
def test_what_only_begins_like_furniture(line: str) -> None:
    assert kind_of_line(line) is None


def test_a_sign_off_is_a_byline() -> None:
    line = "(Reporting by Jane Doe; editing by the night desk)"
    assert kind_of_line(line) is SegmentKind.BYLINE
