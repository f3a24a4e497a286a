"""Each page gives what a careful reader finds on it, or is known not to."""

import sys
from functools import cache

import pytest

from accounts.errors import Refused
from sources.services.extraction import read_page
from tests.sources.pages.judging import GOOD, Judgement, judge, surprises, table
from tests.sources.pages.reading import TODAY, pages


@cache
def judged(name: str) -> tuple[Judgement, ...]:
    """The verdicts on one page, which is read once."""
    page = pages()[name]
    try:
        answer = read_page(page.body, url=page.url, content_type=page.content_type, today=TODAY)
    except Refused as refusal:
        return tuple(judge(page, refusal.message))
    return tuple(judge(page, answer))


@pytest.mark.parametrize("name", pages())
def test_a_page_gives_what_a_careful_reader_finds(name: str) -> None:
    wrong = surprises(judged(name), pages()[name].known_wrong or {})
    assert not wrong, "\n".join(wrong)


def test_nothing_is_wrong_but_what_is_known_to_be() -> None:
    everything = [one for name in pages() for one in judged(name)]
    sys.stdout.write(f"\n{table(everything)}\n")
    known = sum(len(page.known_wrong or {}) for page in pages().values())
    assert sum(one.verdict not in GOOD for one in everything) == known
