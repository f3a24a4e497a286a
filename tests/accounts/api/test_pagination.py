"""Pages: exact under ties and while others write."""

from datetime import UTC, datetime

import pytest
from django.db import models

from accounts.api.pagination import Cursor, Cursors, read_page
from accounts.api.problems import InvalidParameters
from accounts.models import ApiToken
from accounts.models.keyset import Keyset
from sources.models import Source
from tests.factories.accounts import ApiTokenFactory
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

START = Cursor()


def rows() -> "models.QuerySet[Source]":
    return Source.objects.all()


def walk(keyset: Keyset, size: int, cursor: Cursor | None = START) -> list[list[int]]:
    """The ids of every page, forwards or backwards."""
    backwards = bool(cursor and cursor.backwards)
    pages = []
    while cursor is not None:
        page = read_page(rows(), keyset, cursor, size)
        pages.append([row.pk for row in page.rows])
        cursor = page.previous if backwards else page.next
    return pages


@pytest.mark.parametrize(
    "keyset", [Keyset(), Keyset("country"), Keyset("country", descending=True)]
)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_every_row_once_under_ties(keyset: Keyset, size: int) -> None:
    for country in ["JP", "RU", "JP", "", "JP", "RU", "US"]:
        SourceFactory(country=country)
    expected = [row.pk for row in keyset.ordered(rows())]
    forwards = walk(keyset, size)
    assert [pk for page in forwards for pk in page] == expected
    backwards = walk(keyset, size, Cursor(backwards=True))
    assert [pk for page in reversed(backwards) for pk in page] == expected


DAYS = [3, None, 1, 3, None, 2, None, 1]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 50])
@pytest.mark.parametrize("days", [DAYS, [None] * 4, [1, 1, 2], []])
def test_every_row_once_where_keys_are_missing(
    descending: bool, size: int, days: list[int | None]
) -> None:
    keyset = Keyset("last_used_at", descending=descending, nullable=True)
    for day in days:
        ApiTokenFactory(last_used_at=day and datetime(2026, 5, day, tzinfo=UTC))
    tokens = ApiToken.objects.all()
    expected = [row.pk for row in keyset.ordered(tokens)]
    missing = [row.pk for row in tokens.filter(last_used_at=None)]
    assert sorted(expected[len(expected) - len(missing) :]) == sorted(missing)
    cursors = Cursors("tokens", ApiToken, keyset)
    for backwards in (False, True):
        found, cursor = [], Cursor(backwards=backwards)
        while cursor is not None:
            cursor = cursors.read(cursors.write(cursor))
            page = read_page(tokens, keyset, cursor, size)
            rows = [row.pk for row in page.rows]
            found = [*rows, *found] if backwards else [*found, *rows]
            cursor = page.previous if backwards else page.next
        assert found == expected


def test_previous_leads_back_to_the_same_rows() -> None:
    made = [SourceFactory(name="Same").pk for _ in range(7)]
    keyset = Keyset("name")
    first = read_page(rows(), keyset, Cursor(), 3)
    second = read_page(rows(), keyset, first.next, 3)
    back = read_page(rows(), keyset, second.previous, 3)
    assert [row.pk for row in back.rows] == made[:3]
    assert back.previous is None
    assert [row.pk for row in read_page(rows(), keyset, back.next, 3).rows] == made[3:6]


def test_a_row_deleted_or_added_meanwhile_moves_no_other() -> None:
    made = [SourceFactory() for _ in range(6)]
    first = read_page(rows(), Keyset(), Cursor(), 3)
    made[2].delete()
    made[0].delete()
    added = SourceFactory()
    second = read_page(rows(), Keyset(), first.next, 3)
    assert [row.pk for row in second.rows] == [row.pk for row in made[3:]]
    assert [row.pk for row in read_page(rows(), Keyset(), second.next, 3).rows] == [added.pk]


def test_a_page_that_became_empty_leads_back() -> None:
    made = [SourceFactory() for _ in range(3)]
    first = read_page(rows(), Keyset(), Cursor(), 2)
    made[2].delete()
    empty = read_page(rows(), Keyset(), first.next, 2)
    assert empty.rows == []
    assert empty.next is None
    assert read_page(rows(), Keyset(), empty.previous, 2).rows == made[:2]


def test_an_empty_list_has_no_neighbours() -> None:
    page = read_page(rows(), Keyset(), Cursor(), 2)
    assert (page.rows, page.next, page.previous) == ([], None, None)


def test_a_cursor_survives_writing_and_reading() -> None:
    cursors = Cursors("sources", Source, Keyset("created_at"))
    source = SourceFactory()
    source.refresh_from_db()
    cursor = Cursor(True, Keyset("created_at").position(source))
    assert cursors.read(cursors.write(cursor)) == cursor


@pytest.mark.parametrize("text", ["x", "0", "a:b", ":", "é", "W10:x", "\x00", "x" * 999])
def test_a_made_up_cursor_is_refused(text: str) -> None:
    with pytest.raises(InvalidParameters):
        Cursors("sources", Source, Keyset()).read(text)


def test_a_cursor_of_another_list_or_order_is_refused() -> None:
    written = Cursors("sources", Source, Keyset()).write(Cursor(False, (1, 1)))
    for other in [
        Cursors("articles", Source, Keyset()),
        Cursors("sources", Source, Keyset("name")),
        Cursors("sources", Source, Keyset(descending=True)),
    ]:
        with pytest.raises(InvalidParameters):
            other.read(written)
