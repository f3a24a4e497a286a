"""Each seed text gives what a careful reader finds in it, or is known not to."""

import os
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sources.services.extraction import read_text
from tests.sources.pages.judging import GOOD, Judgement, surprises, table
from tests.sources.pages.reading import TODAY
from tests.sources.pages.seed_reading import judge_text, seed_texts

TEXTS = os.environ.get("SEED_TEXTS")
BYTE_ORDER_MARK = "\ufeff"

pytestmark = pytest.mark.skipif(not TEXTS, reason="SEED_TEXTS names no folder with the five texts")


def given(name: str) -> str:
    """The text as it lies in its file, newlines untouched."""
    return (Path(TEXTS or "") / name).read_bytes().decode()


@cache
def judged(name: str) -> tuple[Judgement, ...]:
    """The verdicts on one text."""
    return tuple(judge_text(seed_texts()[name], read_text(given(name), today=TODAY)))


@pytest.mark.parametrize("name", seed_texts())
def test_a_text_gives_what_a_careful_reader_finds(name: str) -> None:
    wrong = surprises(judged(name), seed_texts()[name].page.known_wrong or {})
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", seed_texts())
def test_a_text_is_left_as_it_is(name: str) -> None:
    text = given(name)
    assert read_text(text, today=TODAY).text == text.removeprefix(BYTE_ORDER_MARK)
    assert read_text(BYTE_ORDER_MARK + text, today=TODAY).text == text.removeprefix(BYTE_ORDER_MARK)


def test_nothing_is_wrong_but_what_is_known_to_be() -> None:
    everything = [one for name in seed_texts() for one in judged(name)]
    by_kind = [replace(one, field=one.field.partition(":")[0]) for one in everything]
    sys.stdout.write(f"\n{table(by_kind)}\n")
    known = sum(len(seed.page.known_wrong or {}) for seed in seed_texts().values())
    assert sum(one.verdict not in GOOD for one in everything) == known
