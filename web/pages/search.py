"""The page on which everything is searched."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from sources.domain.searching import LONGEST_QUERY
from sources.errors import QueryUnfit
from web.pages.reading_only import reading_only
from web.reading.found import FACETS, HEADINGS, FoundRow, Value, found_row, values_of, words_for
from web.reading.search import FILTERS, SHOWN, Page, Search, search
from web.words import counted

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `is_chosen` when it alone is shown."""

    heading: str
    number: str
    url: str
    is_chosen: bool
    rows: list[FoundRow]
    more: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, and the address at which it is chosen, or no longer."""

    value: Value
    url: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet: its values to choose from, or the one that was chosen and the way back."""

    name: str
    values: list[Choice]
    chosen: str = ""
    without: str = ""


@reading_only
def search_page(request: HttpRequest) -> HttpResponse:
    """Will show what is found; a search that cannot be made is named, with status 400."""
    typed = request.GET.get("q", "")
    context: dict[str, object] = {"typed": typed[:LONGEST_QUERY], "pasting": _pasting()}
    if not typed.strip():
        return render(request, "web/search.html", context)
    try:
        found = search(
            typed,
            kind=request.GET.get("kind", ""),
            given={name: request.GET.get(name, "") for name in FILTERS},
            page=Page(PAGE_SIZE, request.GET.get("cursor", "")),
            by=request.user,
        )
    except QueryUnfit as refused:
        name = refused.details.get("parameter", "q")
        return render(
            request,
            "web/search.html",
            {**context, "wrong": refused.message, "name": name},
            status=400,
        )
    return render(request, "web/search.html", {**context, **_told(found)})


def _told(found: Search) -> dict[str, object]:
    """What the page shows of an answer."""
    groups = [
        Group(
            heading=HEADINGS[one.kind][0],
            number=_number(one.total, is_exact=one.is_exact),
            url=_address(found, kind=one.kind, filters={}),
            is_chosen=one.kind == found.kind,
            rows=[found_row(one.kind, hit) for hit in one.hits],
            more=_more(one.kind, one.total, is_exact=one.is_exact) if one.total > SHOWN else "",
        )
        for one in found.kinds
    ]
    return {
        "found": found,
        "groups": groups,
        "shown": [group for group in groups if group.rows],
        "is_found": any(one.total for one in found.kinds),
        "everything": _address(found, kind="", filters={}),
        "unfiltered": _address(found, kind=found.kind, filters={}),
        "facets": [choices for choices in _facets(found) if choices.values or choices.chosen],
        "suggested": found.suggestion and f"?{urlencode({'q': found.suggestion})}",
        "next": found.next and _address(found, cursor=found.next),
        "previous": found.previous and _address(found, cursor=found.previous),
        "is_cut": found.found is not None and not found.found.is_exact,
    }


def _facets(found: Search) -> list[Choices]:
    """The facets of the kind that is shown."""
    made = []
    for facet in found.facets:
        name, chosen = FACETS[facet.name], found.filters.get(facet.name, "")
        others = {key: value for key, value in found.filters.items() if key != facet.name}
        if chosen:
            words = words_for(facet.name, chosen)
            made.append(Choices(name, [], words, _address(found, filters=others)))
            continue
        values = [
            Choice(value, _address(found, filters={**others, facet.name: value.value}))
            for value in values_of(facet)
        ]
        made.append(Choices(name, values))
    return made


def _address(
    found: Search,
    *,
    kind: str | None = None,
    filters: dict[str, str] | None = None,
    cursor: str = "",
) -> str:
    """The address part that asks for the same, or for another kind, facet or page of it."""
    asked = {
        "q": found.query,
        "kind": found.kind if kind is None else kind,
        **(found.filters if filters is None else filters),
        "cursor": cursor,
    }
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _number(total: int, *, is_exact: bool) -> str:
    """How many there are, as people say it.

    >>> _number(12, is_exact=True), _number(123_456, is_exact=False)
    ('12', 'about 120,000')
    """
    if is_exact:
        return f"{total:,}"
    return f"about {round(total, 2 - len(str(total))):,}"


def _more(kind: str, total: int, *, is_exact: bool) -> str:
    """What leads to all of a kind."""
    if is_exact:
        return f"All {counted(total, HEADINGS[kind][1])}"
    return f"All {HEADINGS[kind][0].lower()}"


def _pasting() -> str:
    """Where a sentence is pasted, where that is possible."""
    try:
        return reverse("match")
    except NoReverseMatch:
        return ""
