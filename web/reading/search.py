"""A search over everything: what is found of each kind, and one kind page by page with its facets."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing

from claims.services.finding import Claims
from reviews.services.finding import Reviews
from sources.errors import QueryUnfit
from sources.services.finding import Articles, Kind, Sources, Viewer
from sources.services.searching import Asked, Facet, Hit, Ranked, ask
from sources.services.words import meant

KINDS: dict[str, Kind] = {kind.name: kind for kind in (Claims(), Articles(), Sources(), Reviews())}

NAMES = [(name, name) for name in KINDS]
"""The kinds, as choices."""

FILTERS = sorted({name for kind in KINDS.values() for name in kind.filters})

SHOWN = 4
"""Of each kind, where all kinds are shown."""

SALT = "cursor:search"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one kind; `hits` are those of this page."""

    kind: str
    total: int
    is_exact: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """The answer to a query: each kind with its number, and one kind, when chosen, with its facets.

    `suggestion` is another query, where this one finds nothing; the cursors are those of the
    neighbouring pages, empty where there is none.
    """

    query: str
    kind: str
    filters: dict[str, str]
    kinds: tuple[Found, ...]
    facets: tuple[Facet, ...] = ()
    suggestion: str = ""
    next: str = ""
    previous: str = ""
    is_too_common: bool = False

    @property
    def found(self) -> Found | None:
        """What was found of the kind that was chosen."""
        return next((found for found in self.kinds if found.kind == self.kind), None)


@dataclass(frozen=True, slots=True)
class Page:
    """Which page is asked for: how long it is, and the cursor where it begins."""

    size: int
    cursor: str = ""


def search(typed: str, *, kind: str, given: Mapping[str, str], page: Page, by: Viewer) -> Search:
    """Will search for what was typed, as this person may: all kinds a little, or one page of one.

    Raises: QueryUnfit, with the `parameter` that it is about, `q` where it names none.
    """
    asked = ask(typed)
    filters = _filters(kind, given)
    ranked = {
        name: one.rank(asked, filters if name == kind else {}, by=by) for name, one in KINDS.items()
    }
    start = _start(asked, kind, ranked[kind], page.cursor) if kind else 0
    kinds = []
    for name, found in ranked.items():
        ids = _shown(found, start, page.size) if name == kind else []
        ids = ids if kind else _shown(found, 0, SHOWN)
        hits = tuple(KINDS[name].hits(asked, found, ids)) if ids else ()
        kinds.append(Found(name, found.total, found.is_exact, hits))
    is_found = any(found.order for found in ranked.values())
    return Search(
        query=asked.text,
        kind=kind,
        filters=filters,
        kinds=tuple(kinds),
        facets=tuple(KINDS[kind].facets(ranked[kind])) if kind else (),
        suggestion="" if is_found or filters else meant(asked.text, lambda q: _finds(q, by)),
        next=_place(asked, kind, ranked[kind], start + page.size) if kind else "",
        previous=_place(asked, kind, ranked[kind], start - page.size) if kind and start else "",
        is_too_common=not asked.found,
    )


def _filters(kind: str, given: Mapping[str, str]) -> dict[str, str]:
    """What narrows the search.

    Raises: QueryUnfit for a kind or a filter there is not.
    """
    if kind and kind not in KINDS:
        told = f"There is no kind “{kind[:80]}”. Choose one of: {', '.join(KINDS)}."
        raise QueryUnfit(told, parameter="kind")
    known = KINDS[kind].filters if kind else {}
    for name in FILTERS:
        if given.get(name, "").strip() and name not in known:
            one_of = ", ".join(key for key, one in KINDS.items() if name in one.filters)
            told = f"Only one kind of thing has a {name}: choose it in kind ({one_of})."
            raise QueryUnfit(told, parameter=name)
    return KINDS[kind].read_filters(given) if kind else {}


def _shown(found: Ranked, start: int, size: int) -> list[int]:
    return [pk for _, pk in found.order[start : start + size]]


def _start(asked: Asked, kind: str, found: Ranked, cursor: str) -> int:
    """How many stand before the page that a cursor begins; its own row may be gone by now.

    Raises: QueryUnfit for a cursor of another search.
    """
    if not cursor:
        return 0
    try:
        query, of, rank, pk = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        query = of = rank = pk = None
    if (query, of) != (asked.text, kind):
        told = "This is no cursor of this search. Begin without one."
        raise QueryUnfit(told, parameter="cursor")
    return sum(place > (rank, pk) for place in found.order)


def _place(asked: Asked, kind: str, found: Ranked, start: int) -> str:
    """The cursor of the page that begins so far down, if anything stands there."""
    start = max(start, 0)
    if start >= len(found.order):
        return ""
    return signing.dumps([asked.text, kind, *found.order[start]], salt=SALT)


def _finds(query: str, by: Viewer) -> bool:
    """Whether a query finds anything for whoever asks."""
    try:
        asked = ask(query)
    except QueryUnfit:
        return False
    return any(kind.rank(asked, {}, by=by).order for kind in KINDS.values())
