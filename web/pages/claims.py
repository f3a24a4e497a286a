"""The list of claims, with its search box and filters."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from accounts.api.pagination import Cursor, Cursors, Page, read_page
from accounts.api.problems import InvalidParameters
from accounts.choices import choices_of
from accounts.errors import Refused
from accounts.models.keyset import Keyset
from claims.domain.vocabulary import ClaimKind, Label
from claims.models import Claim
from claims.models.claim_queries import ClaimQuerySet
from reviews.domain.vocabulary import RatingClass
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.searching import LONGEST_QUERY, read_query
from sources.services.searching import ask
from web.pages.reading_only import reading_only
from web.reading.listing import claim_row
from web.reading.verdicts import CLASSES
from web.words import LABELS

PAGE_SIZE = 25
NEWEST = "newest"
REPEATED = "repeated"
ORDERS: dict[str, tuple[str, Keyset]] = {
    NEWEST: ("newest first", Keyset(descending=True)),
    REPEATED: ("most repeated first", Keyset("appearance_count", descending=True)),
}


class UnknownFilter(Refused):
    """Says that a filter of the list does not know a value."""

    code = "unknown_filter"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; empty words filter nothing."""

    search: str = ""
    label: str = ""
    kind: str = ""
    verdict: str = ""
    language: str = ""
    untraced: bool = False
    order: str = NEWEST

    @property
    def are_set(self) -> bool:
        """Whether anything narrows the list."""
        return bool(
            self.search or self.label or self.kind or self.verdict or self.language or self.untraced
        )

    def query(self, **more: str) -> str:
        """The address part that asks for the same again."""
        asked = {
            "search": self.search,
            "label": self.label,
            "kind": self.kind,
            "verdict": self.verdict,
            "language": self.language,
            "traced": "no" if self.untraced else "",
            "order": self.order if self.order != self.usual_order else "",
            **more,
        }
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def usual_order(self) -> str:
        """The order when none is asked for."""
        return REPEATED if self.untraced else NEWEST


@reading_only
def claims(request: HttpRequest) -> HttpResponse:
    """Will list the claims asked for; what it does not understand it names, with status 400."""
    context: dict[str, object] = {
        "labels": [(label.value, name) for label, (name, _, _) in LABELS.items()],
        "kinds": choices_of(ClaimKind),
        "verdicts": [
            (value.value, words.removeprefix("in short: ")) for value, (_, words) in CLASSES.items()
        ],
        "orders": [(value, words) for value, (words, _) in ORDERS.items()],
    }
    try:
        filters = _read(request.GET)
        page, links = _page(filters, request.GET.get("cursor", ""))
    except Refused as refused:
        kept = {"wrong": refused.message, "typed": _searched(request.GET)[:LONGEST_QUERY]}
        return render(request, "web/claims.html", {**context, **kept}, status=400)
    context |= {
        "filters": filters,
        "typed": filters.search,
        "everywhere": urlencode({"q": filters.search}),
        "rows": [claim_row(row) for row in page.rows],
        **links,
    }
    return render(request, "web/claims.html", context)


def _page(filters: Filters, cursor: str) -> tuple[Page[Claim], dict[str, str]]:
    """One page of the claims asked for, and the address parts of its neighbours.

    Raises: UnknownFilter when the cursor is none of this list and order.
    """
    keyset = ORDERS[filters.order][1]
    cursors = Cursors("web.claims", Claim, keyset)
    try:
        page = read_page(_asked(filters), keyset, cursors.read(cursor), PAGE_SIZE)
    except InvalidParameters as refused:
        raise UnknownFilter(f"“{cursor[:80]}” is no place in this list.") from refused

    def link(to: Cursor | None) -> str:
        return filters.query(cursor=cursors.write(to)) if to else ""

    return page, {"next": link(page.next), "previous": link(page.previous)}


def _asked(filters: Filters) -> ClaimQuerySet:
    """The open claims that pass the filters."""
    rows = Claim.objects.open().with_staleness()
    if filters.search:
        asked = ask(filters.search)
        rows = rows.saying(asked.found) if asked.found else rows.none()
    if filters.label:
        rows = rows.labelled(filters.label)
    if filters.kind:
        rows = rows.of_kind(ClaimKind(filters.kind))
    rows = rows.having(verdict_class=filters.verdict or None, language=filters.language or None)
    return rows.traced_by_nobody() if filters.untraced else rows


def _read(given: QueryDict) -> Filters:
    """The filters of an address.

    Raises: UnknownFilter naming the value and what is possible instead.
    """
    search = _searched(given)
    search = read_query(search) if search.strip() else ""
    language = given.get("language", "").strip()
    if language and not re.fullmatch(LANGUAGE_PATTERN, language):
        raise UnknownFilter(
            f"There is no language “{language[:80]}”: give one as in en or zh-Hant."
        )
    page = given.get("page", "").strip()
    if page not in {"", "1"}:
        raise UnknownFilter(
            f"There is no page “{page[:80]}”: this list goes on with “Next” at the end of each page."
        )
    untraced = _choice(given, "traced", ["no"]) == "no"
    return Filters(
        search=search,
        label=_choice(given, "label", list(Label)),
        kind=_choice(given, "kind", list(ClaimKind)),
        verdict=_choice(given, "verdict", list(RatingClass)),
        language=language,
        untraced=untraced,
        order=_choice(given, "order", list(ORDERS)) or (REPEATED if untraced else NEWEST),
    )


def _searched(given: QueryDict) -> str:
    """The words searched for; `q`, as many sites call them, means the same."""
    return given.get("search", "") or given.get("q", "")


def _choice(given: QueryDict, name: str, known: list[str]) -> str:
    """One of the known words, or nothing.

    Raises: UnknownFilter.
    """
    value = given.get(name, "").strip()
    if value and value not in known:
        raise UnknownFilter(
            f"There is no {name} “{value[:80]}”. Choose one of: {', '.join(known)}."
        )
    return value
