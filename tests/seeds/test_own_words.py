"""What is committed is in our own words: no long run of an article's words stands in it."""

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from seeds.reading import read_seeds

LONGEST = 12
CHECKOUT = Path(__file__).resolve().parents[2]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words that is longer than a quotation may be."""
    words = re.findall(r"[^\W_]+", text.casefold())
    yield from (tuple(words[i : i + LONGEST + 1]) for i in range(len(words) - LONGEST))


@cache
def titles() -> list[str]:
    """The titles of the articles the seeds know."""
    return [article.title for article in read_seeds().articles]


def own(text: str) -> str:
    """A file without addresses and titles, which are facts about an article and no borrowing."""
    text = re.sub(r"https?://\S+", " ", text)
    for title in titles():
        text = text.replace(title, " ")
    return text


@pytest.mark.skipif("SEED_TEXTS" not in os.environ, reason="SEED_TEXTS names no folder of texts")
def test_no_tracked_file_holds_more_than_a_quotation_of_an_article() -> None:
    texts = [path.read_text() for path in Path(os.environ["SEED_TEXTS"]).glob("*.txt")]
    theirs = {run for text in texts for run in runs(text)}
    assert theirs
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    borrowed = {
        (name, " ".join(run))
        for name in tracked
        if name.endswith((".yaml", ".md", ".py", ".html", ".txt", ".toml"))
        and not name.startswith("requirements")
        for run in runs(own((CHECKOUT / name).read_text(errors="replace")))
        if run in theirs
    }
    assert not borrowed
