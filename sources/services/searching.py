"""Ordinary search: the newest thousand records that hold what is asked for, ranked, and counted.

However much there is, a search looks at about the same number of rows. The vectors say in which
stretch of ids a record stands; a small newest stretch tells how often the words occur, and from that
how far back a thousand of them reach. Only what is rare is looked for everywhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from django.db import connection, models

from sources.domain.searching import Part, folded, read_query
from sources.models.searching import SearchedQuerySet

MOST_RANKED = 1_000
"""So many of each kind are ranked: nobody reads on for longer."""

MOST_LOOKED_AT = 10_000
"""So many rows that hold the words are looked at for those that pass the filters."""

NEAR, FAR = 4_096, 65_536
"""Ids of one stretch, as `search_words` names them in the vectors."""

PROBED = 2
FEW, MOST_NAMED = 4, 16
"""Stretches that are looked through in one go, and that are named in one query."""

MOST_VALUES = 12
"""Values that a facet lists."""

PARSED = """
    WITH parsed AS (
        SELECT name, websearch_to_tsquery(
            ('public.search_' || name)::regconfig, public.search_plain(%(query)s)
        ) AS asked
        FROM public.sources_searchlanguage
    ), meant AS (
        SELECT asked::text, count(*) AS read_by,
            string_agg(quote_literal('lang ' || name), ' | ') AS languages
        FROM parsed WHERE numnode(asked) > 0 AND querytree(asked) <> 'T' GROUP BY asked::text
    )
    SELECT string_agg(format('(%%s) & (%%s)', languages, asked), ' | ' ORDER BY asked),
        string_agg(format('(%%s)', asked), ' | ' ORDER BY asked),
        count(*) = 1 AND bool_and(read_by = (SELECT count(*) FROM parsed)),
        (SELECT websearch_to_tsquery('public.search_simple', public.search_plain(%(folded)s))::text)
    FROM meant
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was typed, and as tsquery: with the language of the text, and without it.

    The same words mean other stems in another language; both are empty where nothing is left but
    words too common to be looked up. `sounding` asks for names however they are spelt.
    """

    text: str
    found: str
    ranked: str
    sounding: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rows with words that may show a record: those that pass the filters, and those before them.

    Every row must be one that whoever asks may read. `place` is the column with the record's id,
    `facts` are the columns that are told with it, by the names they are told under.
    """

    rows: SearchedQuerySet[Any]
    unfiltered: SearchedQuerySet[Any] | None = None
    place: str = "pk"
    facts: Mapping[str, str] = field(default_factory=dict)
    sounding: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was found of one kind: ranks and ids, the best first, and facts by id.

    `total` is what there is on all pages, an estimate unless `is_exact`.
    """

    order: list[tuple[float, int]] = field(default_factory=list)
    facts: dict[int, dict[str, Any]] = field(default_factory=dict)
    total: int = 0
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A found record, with the line that names it and a stretch of its text, hits marked."""

    record: Any
    title: tuple[Part, ...]
    snippet: tuple[Part, ...] = ()
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one property among what was ranked, each with how often it occurs."""

    name: str
    values: tuple[tuple[str, int], ...]


def ask(typed: str) -> Asked:
    """Will read a query in every language that texts are kept in, in one query.

    Raises: QueryUnfit.
    """
    query = read_query(typed)
    with connection.cursor() as cursor:
        cursor.execute(PARSED, {"query": query, "folded": folded(query)})
        found, ranked, is_one, sounding = cursor.fetchone()
    return Asked(query, (ranked if is_one else found) or "", ranked or "", sounding or "")


def rank(asked: Asked, shelves: Sequence[Shelf]) -> Ranked:
    """Will rank the newest thousand records that these shelves show.

    Of a record that stands in several rows the best rank counts, and the facts of that row; those of
    another shelf are only added.
    """
    best: dict[int, float] = {}
    facts: dict[int, dict[str, Any]] = {}
    totals = []
    for shelf in shelves:
        rows, total, is_exact = _newest(asked, shelf)
        totals.append((total, is_exact))
        for place, mark, *values in sorted(rows, key=_by_rank):
            best[place] = max(best.get(place, 0.0), round(mark, 6))
            facts[place] = {**dict(zip(shelf.facts, values, strict=True)), **facts.get(place, {})}
    newest = sorted(best, reverse=True)[:MOST_RANKED]
    is_exact = all(exact for _, exact in totals)
    return Ranked(
        order=sorted(((best[pk], pk) for pk in newest), reverse=True),
        facts={pk: facts[pk] for pk in newest},
        total=len(best) if is_exact else max([len(best), *(total for total, _ in totals)]),
        is_exact=is_exact,
    )


def counted(name: str, values: Iterable[Any]) -> Facet:
    """Will count the values of one property, the most frequent first; what is empty is not one."""
    tally = Counter(str(value) for value in values if value not in (None, ""))
    ordered = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    return Facet(name, tuple(ordered[:MOST_VALUES]))


def _by_rank(row: tuple[Any, ...]) -> tuple[float, int]:
    return -row[1], -row[0]


def _newest(asked: Asked, shelf: Shelf) -> tuple[list[tuple[Any, ...]], int, bool]:
    """The newest rows of a shelf, at most a thousand; how many there are, and whether exactly."""
    found = _either(asked.found, asked.sounding) if shelf.sounding else asked.found
    if not found:
        return [], 0, True
    last = shelf.rows.model._default_manager.aggregate(last=models.Max(shelf.place))["last"] or 0
    looked, stretches = last + 1, last // NEAR + 1
    if stretches <= FEW:
        rows = _read(asked, shelf, found)
    else:
        within = _stretch("near", last // NEAR, PROBED)
        looked = last - (last // NEAR + 1 - PROBED) * NEAR + 1
        rows = _read(asked, shelf, f"({found}) & ({within})")
        if len(rows) <= MOST_RANKED:
            ids = _reach(shelf, f"({found}) & ({within})", len(rows), looked)
            within, looked = _within(last, ids)
            rows = _read(asked, shelf, f"({found}) & ({within})" if within else found)
    if len(rows) <= MOST_RANKED:
        return rows, round(len(rows) * (last + 1) / looked), looked > last
    rows = rows[:MOST_RANKED]
    return rows, round(MOST_RANKED * (last + 1) / (last - rows[-1][0] + 1)), False


def _read(asked: Asked, shelf: Shelf, query: str) -> list[tuple[Any, ...]]:
    """The newest rows that meet a query, one more than are ranked."""
    ranked = _either(asked.ranked, asked.sounding) if shelf.sounding else asked.ranked
    rows = (
        shelf.rows.holding_pairs_of(query).saying(query).ranked(ranked).order_by(f"-{shelf.place}")
    )
    return list(rows.values_list(shelf.place, "rank", *shelf.facts.values())[: MOST_RANKED + 1])


def _either(*queries: str) -> str:
    """The query that is met where one of these is; empty ones ask for nothing."""
    return " | ".join(f"({query})" for query in queries if query)


def _reach(shelf: Shelf, probe: str, found: int, looked: int) -> int:
    """How many ids back a thousand rows reach when they lie as densely as in the stretch probed.

    Where filters leave few, it ends when enough rows that hold the words were looked at.
    """
    reach = ceil(1.5 * MOST_RANKED * looked / max(found, 1))
    if shelf.unfiltered is None:
        return reach
    holding = shelf.unfiltered.holding_pairs_of(probe).saying(probe).count()
    return min(reach, ceil(MOST_LOOKED_AT * looked / max(holding, 1)))


def _within(last: int, ids: int) -> tuple[str, int]:
    """The lexemes of the newest stretches that hold so many ids, and how many they do hold.

    Where these are too many to be named, or are all there are, none is: everything is looked through.
    """
    for name, size in (("near", NEAR), ("far", FAR)):
        stretches = ceil(ids / size) + 1
        if stretches <= MOST_NAMED and stretches <= last // size:
            return _stretch(name, last // size, stretches), last - (
                last // size + 1 - stretches
            ) * size + 1
    return "", last + 1


def _stretch(name: str, newest: int, number: int) -> str:
    """The newest stretches of a size, as a tsquery."""
    return " | ".join(f"'{name} {newest - back}'" for back in range(number) if newest >= back)
