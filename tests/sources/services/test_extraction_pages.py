"""Each page gives what a careful reader finds on it, or is known not to."""

import sys
from functools import cache

import pytest

from accounts.errors import Refused
from sources.domain.pages.decoding import decode
from sources.domain.pages.extracted import Extracted
from sources.domain.pages.page import read_html
from sources.services.extracting.languages import settle
from sources.services.extraction import read_page
from tests.sources.pages.judging import GOOD, Judgement, judge, surprises, table
from tests.sources.pages.reading import TODAY, pages


@cache
def found_on(name: str) -> Extracted | str:
    """What is read from one page, which is read once and in this process, or why it is refused."""
    page = pages()[name]
    try:
        text = decode(page.body, page.content_type)
        found = read_html(text, url=page.url, today=TODAY, fetched=bool(page.url))
    except Refused as refusal:
        return refusal.message
    return found.in_language(settle(found.language, found.body))


def judged(name: str) -> list[Judgement]:
    """The verdicts on one page."""
    return judge(pages()[name], found_on(name))


@pytest.mark.parametrize("name", pages())
def test_a_page_gives_what_a_careful_reader_finds(name: str) -> None:
    wrong = surprises(judged(name), pages()[name].known_wrong or {})
    assert not wrong, "\n".join(wrong)


def test_nothing_is_wrong_but_what_is_known_to_be() -> None:
    everything = [one for name in pages() for one in judged(name)]
    sys.stdout.write(f"\n{table(everything)}\n")
    known = sum(len(page.known_wrong or {}) for page in pages().values())
    assert sum(one.verdict not in GOOD for one in everything) == known


@pytest.mark.parametrize("name", ["18-wire-story.html", "33-hours-ago.html", "45-old-tables.html"])
def test_a_process_of_its_own_reads_the_same(name: str) -> None:
    page = pages()[name]
    assert found_on(name) == read_page(
        page.body, url=page.url, content_type=page.content_type, today=TODAY, fetched=True
    )
