"""The list of claims, with its search box and filters."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from accounts.api.pagination import Cursor, Cursors, Page, read_page
from accounts.api.problems import InvalidParameters
from accounts.errors import Refused
from accounts.models.keyset import Keyset
from claims.domain.vocabulary import ClaimKind
from claims.models import Appearance, Attribution, Claim, Topic
from claims.models.claim_queries import ClaimQuerySet
from sources.domain.searching import LONGEST_QUERY
from sources.services.searching import ask
from web.names import language_name
from web.pages.filters import (
    KINDS,
    NEWEST,
    ORDERS,
    REPEATED,
    VERDICTS,
    Filters,
    UnknownFilter,
    read_filters,
    searched,
)
from web.pages.reading_only import reading_only
from web.reading.listing import claim_row
from web.words import LABELS

PAGE_SIZE = 25
MOST_TOPICS = 300
KEYSETS = {
    NEWEST: Keyset(descending=True),
    REPEATED: Keyset("appearance_count", descending=True),
}
GIVEN_BACK = (
    *("label", "kind", "verdict", "topic", "language"),
    *("source", "since", "until", "traced", "order"),
)
"""What was typed or chosen stands in the form again, right or wrong."""


@reading_only
def claims(request: HttpRequest) -> HttpResponse:
    """Will list the claims asked for; what it does not understand it names, with status 400."""
    context: dict[str, object] = {
        "labels": [(label.value, name) for label, (name, _, _) in LABELS.items()],
        "kinds": list(KINDS.items()),
        "verdicts": [(value.value, words) for value, words in VERDICTS.items()],
        "topics": list(Topic.objects.values_list("slug", "name")[:MOST_TOPICS]),
        "orders": list(ORDERS.items()),
        "given": {name: request.GET.get(name, "")[:LONGEST_QUERY] for name in GIVEN_BACK},
        "is_untraced": request.GET.get("traced") == "no",
    }
    try:
        filters = read_filters(request.GET)
        page, links = _page(filters, request.GET.get("cursor", ""))
    except Refused as refused:
        context |= _wrong(request.GET, refused)
        return render(request, "web/claims.html", context, status=400)
    context |= {
        "filters": filters,
        "typed": filters.search,
        "given": _given(filters),
        "everywhere": urlencode({"q": filters.search}),
        "rows": [claim_row(row) for row in page.rows],
        **links,
    }
    return render(request, "web/claims.html", context)


def _given(filters: Filters) -> dict[str, str]:
    """What the form shows again: names instead of numbers and codes."""
    given = filters.asked(order=filters.order)
    named = {
        "source": filters.source.name if filters.source else "",
        "language": language_name(filters.language) if filters.language else "",
    }
    return {**given, **named}


def _wrong(given: QueryDict, refused: Refused) -> dict[str, object]:
    """What a refused list shows: why, what was typed, and whom a name may mean."""
    kept = {name: value for name, value in given.items() if name not in {"source", "cursor"}}
    return {
        "wrong": refused.message,
        "typed": searched(given)[:LONGEST_QUERY],
        "namesakes": [
            (name, urlencode({**kept, "source": str(pk)}))
            for pk, name in refused.details.get("namesakes", [])
        ],
    }


def _page(filters: Filters, cursor: str) -> tuple[Page[Claim], dict[str, str]]:
    """One page of the claims asked for, and the address parts of its neighbours.

    Raises: UnknownFilter when the cursor is none of this list and order.
    """
    keyset = KEYSETS[filters.order]
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
    if filters.topic:
        rows = rows.on_topic(filters.topic.slug)
    if filters.source:
        rows = rows.touching_source(
            filters.source,
            hops=Attribution.objects.to_origins_of(filters.source),
            appearances=Appearance.objects.accepted().by_publisher(filters.source),
        )
    rows = rows.perhaps_of_days(filters.since, filters.until)
    rows = rows.having(verdict_class=filters.verdict or None, language=filters.language or None)
    return rows.traced_by_nobody() if filters.untraced else rows
