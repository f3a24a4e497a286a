"""Example reviews that nobody could have made are refused, with file and line."""

from pathlib import Path

import pytest

from seeds.errors import SeedsRefused
from seeds.reading import read_seeds
from tests.seeds.writing import REVIEWS, line_of, spoiled, write_seeds

SIGN = "{step: sign, by: test-editor, when: 2021-01-04 12:00}"


def test_a_good_file_is_read(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path, reviews=REVIEWS))
    assert [account.username for account in seeds.accounts][:2] == ["test-reviewer", "test-editor"]
    assert len(seeds.reviews[0].steps) == 7


@pytest.mark.parametrize(
    ("good", "bad", "mark", "said"),
    [
        ("claim: bridge-safe", "claim: bridge", "is-it-safe", "no claim 'bridge'"),
        ("claimant: mayor", "claimant: major", "headline", "no source 'major'"),
        ("origin: mayors-word", "origin: mayors", "Who says so?", "no origin 'mayors'"),
        (SIGN, SIGN.replace("test-editor", "nobody"), "by: nobody", "no account 'nobody'"),
        (SIGN, SIGN.replace("test-editor", "test-reviewer"), "step: sign", "editor"),
        (SIGN, SIGN.replace("12:00", "11:00"), "step: sign", "not after the step before"),
        (SIGN, SIGN.replace("12:00", "25:00"), "25:00", "25:00"),
        (f"      - {SIGN}\n", "", "step: publish", "may publish a review while"),
        ("said: Say more.", "said: ''", "said: ''", "must not be empty"),
        (", said: Say more.", "", "request_changes", "is missing; the step is 'request_changes'"),
        ("        draft: {body: It was asked what people think.}\n", "", "step: save", "missing"),
        (
            "origin: mayors-word",
            "origin: mayors-word, appearance: most-agree-found",
            "Who says so?",
            "not on appearance and origin",
        ),
        (", origin: mayors-word", "", "Who says so?", "not on none"),
        (
            "origin: mayors-word",
            "url: 'https://example.org/'",
            "Who says so?",
            "say where a copy is kept",
        ),
        (
            "answer: The mayor.",
            "answer: “one two three four five six seven eight nine ten eleven twelve thirteen”",
            "Who says so?",
            "quotes 13 words, at most 12",
        ),
        (
            "      - {step: publish, by: test-editor, when: 2021-01-04 12:30}\n",
            "",
            "is-it-safe",
            "is never published",
        ),
        ("rating: Unproven", "ratin: Unproven", "ratin:", "unknown key 'ratin'"),
    ],
)
def test_says_what_is_wrong_and_where(
    tmp_path: Path, good: str, bad: str, mark: str, said: str
) -> None:
    reviews = spoiled(REVIEWS, good, bad)
    with pytest.raises(SeedsRefused) as refused:
        read_seeds(write_seeds(tmp_path, reviews=reviews))
    found = [one for one in refused.value.problems if said in one.message]
    assert found, str(refused.value)
    assert found[0].file == "reviews.yaml"
    if mark in reviews:
        assert found[0].line == line_of(reviews, mark)
