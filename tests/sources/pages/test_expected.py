"""The expectations speak of what stands on the pages, and the pages are what they pretend to be."""

import html
import re

import pytest

from tests.sources.pages.judging import places
from tests.sources.pages.reading import HERE, Page, pages

ENCODINGS = {
    "23-japanese-shift-jis.html": "shift_jis",
    "24-russian-windows-1251.html": "cp1251",
    "25-german-wrong-charset.html": "iso-8859-1",
    "45-old-tables.html": "cp1252",
}
TO_READ = [name for name, page in pages().items() if not page.refused]


def everything_on(page: Page) -> str:
    """All words of a page, furniture and hidden ones too."""
    text = page.body.decode(ENCODINGS.get(page.name, "utf-8"))
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def test_every_file_has_its_expectations() -> None:
    assert pages().keys() == {path.name for path in (HERE / "html").iterdir()}


@pytest.mark.parametrize("name", TO_READ)
def test_every_phrase_stands_on_its_page(name: str) -> None:
    page = pages()[name]
    text = everything_on(page)
    phrases = (*page.must_contain, *page.must_not_contain)
    assert len(page.must_contain) >= 2
    assert not [phrase for phrase in phrases if not places(text, phrase)]


@pytest.mark.parametrize("name", ENCODINGS)
def test_these_bytes_are_no_utf8(name: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        pages()[name].body.decode()


def unanswerable(page: Page) -> bool:
    """Whether the title, the date or the publisher cannot be told by any honest reader."""
    fields = page.fields or {}
    wanted = [fields[field] for field in ("title", "published", "publisher")]
    return any(one is not None and not one.answers for one in wanted)


def test_enough_pages_leave_something_to_ask() -> None:
    assert len(pages()) >= 36
    unknown = [page for page in pages().values() if page.fields and unanswerable(page)]
    assert len(unknown) >= 7
