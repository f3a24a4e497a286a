"""Answers made without models: the columns of a hot statement, put together and spliced as JSON.

A `Shape` says field by field what a serializer says of models; a test compares the two. It stands
beside the serializer, which goes on to describe the schema and to answer writes.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, ValuesView
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, cast

import orjson
from django.db import models
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fieldsets import names_asked
from accounts.api.pagination import Cursor, Cursors, Page, page_of, stretches
from accounts.api.parameters import DEFAULT_PAGE_SIZE, query_of, read_query, without
from accounts.api.views import ListView
from accounts.models.keyset import Keyset, Position
from accounts.models.statements import Blank, Compiled, Row, Statement, compiled, composed

M = TypeVar("M", bound=models.Model)

NOTHING = orjson.Fragment(b"[]")


@dataclass(frozen=True, slots=True)
class Made:
    """A field that is put together: from which columns, and how."""

    make: Callable[..., Any]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A field that is told where a column holds something; otherwise something else is."""

    column: str
    field: "Field"
    otherwise: Any


Field = str | Mapping[str, "Field"] | Made | Given
"""A field is a column that is told as it stands, an object of fields, or one that is made."""

Tell = Callable[[Row], dict[str, Any]]


def made(make: Callable[..., Any], *columns: str) -> Made:
    """Will describe a field that `make` puts together of columns."""
    return Made(make, columns)


def given(column: str, field: Field, otherwise: Any = None) -> Given:
    """Will describe a field that is told where the column holds something."""
    return Given(column, field, otherwise)


class Shape:
    """The fields of a record, and the columns they take, one after the other.

    >>> ferry = Shape(
    ...     {
    ...         "id": "ferry.id",
    ...         "size": {"m²": made(lambda a, b: a * b, "ferry.l", "ferry.w"), "l": "ferry.l"},
    ...         "flag": given("ferry.flag", made(str.upper, "ferry.flag")),
    ...     }
    ... )
    >>> ferry.columns, ferry.tell((7, 90, 12, ""))
    (('ferry.id', 'ferry.l', 'ferry.w', 'ferry.flag'), {'id': 7, 'size': {'m²': 1080, 'l': 90}, 'flag': None})
    """

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self.fields = fields
        self.tell, self.columns = _compiled(fields, 0)
        """What is told of one row, which begins with the columns of this shape."""

    def telling(self, start: int) -> Tell:
        """What is told of a row in which the columns of this shape begin here."""
        return _compiled(self.fields, start)[0]

    def only(self, names: Iterable[str]) -> "Shape":
        """The same shape with these of its fields."""
        wanted = set(names)
        return Shape({name: field for name, field in self.fields.items() if name in wanted})


def _compiled(fields: Mapping[str, Field], start: int) -> tuple[Tell, tuple[str, ...]]:
    """What tells the fields of a row, and the columns it takes from `start` on.

    It is written out and compiled once, as a named tuple is: walking the fields would cost far more.
    """
    source = _Source(start)
    text = f"lambda row: {source.of(fields)}"
    return eval(text, source.values), tuple(source.columns)  # noqa: S307 (of our own names alone)


class _Source:
    """The text of what tells a row, with the columns it takes and the values it names."""

    def __init__(self, start: int) -> None:
        self.columns: dict[str, int] = {}
        self.values: dict[str, Any] = {}
        self._start = start

    def of(self, field: Field) -> str:
        """What tells one field."""
        if isinstance(field, str):
            place = self.columns.setdefault(field, self._start + len(self.columns))
            return f"row[{place}]"
        if isinstance(field, Made):
            return f"{self._named(field.make)}({', '.join(map(self.of, field.columns))})"
        if isinstance(field, Given):
            is_given = self.of(field.column)
            return f"({self.of(field.field)} if {is_given} else {self._named(field.otherwise)})"
        told = (f"{name!r}: {self.of(one)}" for name, one in field.items())
        return f"{{{', '.join(told)}}}"

    def _named(self, value: Any) -> str:
        name = f"value_{len(self.values)}"
        self.values[name] = value
        return name


def spliced(column: str) -> Field:
    """Will describe a list that the database wrote as JSON, to stand in an answer as it is."""
    return given(column, made(orjson.Fragment, column), NOTHING)


def written(answer: Any) -> bytes:
    """Will write an answer as JSON."""
    return orjson.dumps(answer, option=orjson.OPT_UTC_Z)


class Spliced(Response):
    """An answer that may hold JSON as the database wrote it."""

    @property
    def rendered_content(self) -> bytes:  # type: ignore[override]
        """The answer as it is sent."""
        self["Content-Type"] = "application/json"
        return written(self.data)

    def items(self) -> "ValuesView[tuple[str, str]]":
        """The headers as they are kept: walking the mapping around them takes four calls for each."""
        return self.headers._store.values()


NUMBERED = Keyset()
PLACED = "SELECT *, row_number() OVER () AS sort_place FROM ({}) found ({})"
PAGE = "SELECT {columns}, page.sort_key, page.id FROM page {source} ORDER BY page.sort_place"
EMPTY: Mapping[str, str] = MappingProxyType({})
AS_USUAL = {"search": "", "cursor": "", "page_size": DEFAULT_PAGE_SIZE}


def on_page(
    rows: "models.QuerySet[Any]",
    shape: Shape,
    keyset: Keyset = NUMBERED,
    *,
    name: str = "page",
    also: Collection[str] = (),
    joined: Mapping[str, str] = EMPTY,
) -> tuple[dict[str, Compiled], list[str]]:
    """Will make the part with the rows of a page in their order, and say where its columns stand.

    It has `sort_key`, `sort_place` (1, 2, …) and under their own names whatever the shape takes of
    the rows' own table, and `also` these: reading that at once saves finding each row anew. Of the
    columns of other tables, `joined` says how the rows lead to them: a table that decides which rows
    there are is then joined once for both.
    """
    table = f"{rows.model._meta.db_table}."
    wanted = (*shape.columns, *(f"{table}{one}" for one in also))
    taken = [f"{table}id", *(one for one in wanted if one.startswith(table))]
    own = {one: one.removeprefix(table).partition("::")[0] for one in taken}
    sql, params = compiled(rows.values_list(keyset.key, *joined.values()), own)
    places = {one: f"joined_{number}" for number, one in enumerate(joined)}
    placed = PLACED.format(sql, ", ".join(("sort_key", *places.values())))
    own |= places
    columns = [f"{name}.{own[one]}" if one in own else one for one in shape.columns]
    return {name: (placed, params)}, columns


@dataclass(frozen=True, slots=True)
class Question:
    """What the address of a list asks for, ready to be asked of the database for any of its pages.

    `composed` makes the statement for the rows of a page. It is kept for each way to read one: on or
    back, from an end of the list or from a position, with a key or without.
    """

    asked: Mapping[str, Any]
    rows: "models.QuerySet[Any]"
    keyset: Keyset
    shape: Shape
    cursors: Cursors
    composed: Callable[["models.QuerySet[Any]"], Statement]
    kept: dict[Any, Statement] = field(default_factory=dict)

    def page(self, cursor: Cursor) -> Page[Row]:
        """Will read the page at a cursor."""
        key, pk = cursor.position or (None, None)
        way = cursor.backwards, key is None, pk is None
        if way not in self.kept:
            blank: Any = (None if key is None else self._blank("key"), self._blank("pk"))
            begin = Cursor(cursor.backwards, blank if cursor.position else None)
            (rows,) = stretches(self.rows, self.keyset, begin)
            self.kept[way] = self.composed(rows[: self.asked["page_size"] + 1])
        found = self.kept[way].filled({"key": key, "pk": pk}).read()
        return page_of(found, _position, cursor, self.asked["page_size"])

    def _blank(self, name: str) -> Blank:
        """What stands for a part of a position."""
        return Blank(name, self.keyset.field(self.rows.model, name))


class FastListView(ListView[M]):
    """A list of which each page is one hot statement, whatever it holds; its keys are never empty.

    A subclass names the whole `shape` of a row; `select` says where the columns of other tables
    than its own come from. Where `is_same_for_all`, whoever asks, the question that an address puts
    is remembered. `hot` are parameters whose value does not matter to how a page is best read.
    """

    shape: ClassVar[Shape]
    is_same_for_all: ClassVar[bool] = False
    usual: ClassVar[Mapping[str, Any]] = AS_USUAL
    hot: ClassVar[frozenset[str]] = frozenset({"cursor", "page_size", "ordering", "count"})

    def select(self, names: set[str]) -> tuple[str, Mapping[str, Compiled]]:
        """What stands after `FROM page` where these fields are told, and the parts it takes."""
        raise NotImplementedError

    def get(self, request: Request) -> Response:
        """Will answer one page.

        Raises: InvalidParameters.
        """
        query, cursor = without("cursor", query_of(request))
        one = (
            _remembered(cast("Hashable", type(self)), query)
            if self.is_same_for_all
            else self.question(query)
        )
        page = one.page(one.cursors.read(cursor or one.asked["cursor"]))
        answer: dict[str, Any] = {
            "results": [one.shape.tell(row) for row in page.rows],
            "next": one.cursors.link(request, page.next),
            "previous": one.cursors.link(request, page.previous),
        }
        if "count" in one.asked:
            answer["count"] = one.rows.count()
        return Spliced(self.besides_page(answer))

    def besides_page(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The page with whatever is told beside it."""
        return answer

    def question(self, query: bytes) -> Question:
        """What a query asks for.

        Raises: InvalidParameters.
        """
        asked = read_query(query, self.takes)
        shape = self.shape.only(names_asked(self.shape.fields, asked, self.optional))
        rows = self.rows(asked)
        keyset = self.orders.get(asked.get("ordering", ""), self.keyset)
        cursors = Cursors(type(self).__name__, rows.model, keyset)
        source, parts = self.select(set(shape.fields))
        is_kept = self._is_usual(asked)

        def made_of(page: "models.QuerySet[Any]") -> Statement:
            part, columns = on_page(page, shape, keyset)
            select = PAGE.format(columns=", ".join(columns), source=source)
            return composed(select, {**part, **parts}, is_kept=is_kept)

        return Question(asked, rows, keyset, shape, cursors, made_of)

    def _is_usual(self, asked: dict[str, Any]) -> bool:
        """Whether nothing is asked for whose number of rows the planner should look at."""
        return all(
            name in self.hot or value == self.usual.get(name) for name, value in asked.items()
        )


@lru_cache(maxsize=512)
def _remembered(view: Any, query: bytes) -> Question:
    """The question that a query puts to a list."""
    question: Question = view().question(query)
    return question


def _position(row: Row) -> Position:
    """The sort key and the id, which stand at the end of a row."""
    return row[-2:]
