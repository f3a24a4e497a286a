"""Which statements say the same, nearly so, or only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.duplicates import alike, denials, figures

POLL = "In 2018, 74 percent of Russians opposed handing over the islands."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Diet passed the bill on Monday.", "The Diet passed a bill on Monday"),
        (POLL, "74 percent of Russians opposed handing over the islands in 2018."),
        ("Two ferries sank off Otaru.", "2 ferries sank off Otaru."),
        ("日本は船を買った。", "日本は船を買った"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        found = alike(*pair)
        assert found is not None
        assert found.is_same


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("The ferry sank off Otaru.", "The ferry sank off Otaru at noon.", "noon"),
        (
            "Japan bought three ships from Norway in May 2019.",
            "Japan purchased 3 ships from Norway in May 2019.",
            "“bought” and “purchased”",
        ),
    ],
)
def test_nearly_the_same(one: str, other: str, said: str) -> None:
    found = alike(one, other)
    assert found is not None
    assert not found.is_same
    assert said in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (POLL, POLL.replace("74", "78")),
        (POLL, POLL.replace("2018", "2016")),
        (POLL, POLL.replace("opposed", "did not oppose")),
        (POLL, POLL.replace("opposed", "supported")),
        (POLL, POLL.replace("Russians", "Japanese")),
        ("Trust fell from 50 to 40 percent.", "Trust fell from 40 to 50 percent."),
        ("Three ferries sank off Otaru.", "Four ferries sank off Otaru."),
        ("The vote was held in Otaru in May.", "The vote was held in Otaru in June."),
        ("In 2022 Norway invited Japan.", "In 2022 Japan invited Norway."),
        ("The ship was hit by the ferry off Otaru.", "The ship was hit the ferry off Otaru."),
        ("The port of Otaru was open on Monday.", "The port of Otaru was not open on Monday."),
        ("The port of Otaru was never open.", "The port of Otaru was open."),
        (
            "The law on ferries is legal in all ports.",
            "The law on ferries is illegal in all ports.",
        ),
        ("The port was open before the storm came.", "The port was open after the storm came."),
        ("Le port était ouvert lundi matin.", "Le port n'était pas ouvert lundi matin."),
        ("Der Hafen war am Montag lange offen.", "Der Hafen war am Montag nicht lange offen."),
        ("It sank.", "It swam."),
        ("", ""),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert alike(one, other) is None
    assert alike(other, one) is None


def test_what_denies_and_what_counts() -> None:
    assert denials("It wasn't open, nor was it shut.") == {"not", "nor"}
    assert figures("Two of 2.5 million in late May") == {"2", "2500000", "may"}


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared_alike_from_both_sides(one: str, other: str) -> None:
    found, turned = alike(one, other), alike(other, one)
    assert (found is None) == (turned is None)
    assert found is None or turned is None or found.is_same == turned.is_same
    own = alike(one, one)
    assert own is None or own.is_same
