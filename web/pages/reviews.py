"""The list of reviews, the public corrections, and how we work."""

from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.api.pagination import Cursor, Cursors, read_page
from accounts.api.problems import InvalidParameters
from accounts.models.keyset import Keyset
from reviews.domain.vocabulary import RatingClass
from reviews.models import Correction, Review
from web.pages.filters import UnknownFilter
from web.pages.reading_only import reading_only
from web.reading.corrections import correction_row
from web.reading.methodology import read_methodologies, read_scales
from web.reading.reviews import review_row

M = TypeVar("M", bound=Model)

PAGE_SIZE = 25
NEWEST = Keyset("publication_id", descending=True)
LATEST = Keyset("effective_at", descending=True)
CLASSES = {
    RatingClass.TRUE: "true",
    RatingClass.MIXTURE: "partly true",
    RatingClass.FALSE: "false",
    RatingClass.OTHER: "neither",
}


@reading_only
def reviews(request: HttpRequest) -> HttpResponse:
    """Will list the reviews that stand in public; what it does not understand it names, status 400."""
    rated = request.GET.get("rated", "").strip()
    classes = [(one.value, words) for one, words in CLASSES.items()]
    context: dict[str, object] = {"classes": classes, "rated": rated}
    rows = Review.objects.published().for_readers()
    try:
        if rated:
            rows = rows.rated(_class(rated))
        found, links = _page(request, "web.reviews", rows, NEWEST, rated=rated)
    except UnknownFilter as refused:
        context |= {"wrong": refused.message}
        return render(request, "web/reviews.html", context, status=400)
    context |= {"rows": [review_row(row) for row in found], **links}
    return render(request, "web/reviews.html", context)


@reading_only
def corrections(request: HttpRequest) -> HttpResponse:
    """Will list what readers were told of changes, the latest first."""
    rows = Correction.objects.told().for_listing()
    try:
        found, links = _page(request, "web.corrections", rows, LATEST)
    except UnknownFilter as refused:
        wrong = {"wrong": refused.message}
        return render(request, "web/corrections.html", wrong, status=400)
    context = {"rows": [correction_row(row) for row in found], **links}
    return render(request, "web/corrections.html", context)


@reading_only
def methodology(request: HttpRequest) -> HttpResponse:
    """Will show how we work, by which scales we rate, and what was said of it before."""
    context = {"versions": read_methodologies(), "scales": read_scales()}
    return render(request, "web/methodology.html", context)


def _class(rated: str) -> RatingClass:
    """Raises: UnknownFilter."""
    if rated not in set(RatingClass):
        known = ", ".join(CLASSES)
        raise UnknownFilter(f"There is no verdict “{rated[:80]}”. Choose one of: {known}.")
    return RatingClass(rated)


def _page(
    request: HttpRequest, name: str, rows: "QuerySet[M]", keyset: Keyset, **filters: str
) -> tuple[list[M], dict[str, str]]:
    """One page of some rows, and the address parts of its neighbours.

    Raises: UnknownFilter when the cursor is none of this list.
    """
    given = request.GET.get("cursor", "")
    cursors = Cursors(name, rows.model, keyset)
    try:
        page = read_page(rows, keyset, cursors.read(given), PAGE_SIZE)
    except InvalidParameters as refused:
        raise UnknownFilter(f"“{given[:80]}” is no place in this list.") from refused

    def link(to: Cursor | None) -> str:
        asked = {**filters, "cursor": cursors.write(to) if to else ""}
        return urlencode({key: value for key, value in asked.items() if value}) if to else ""

    return page.rows, {"next": link(page.next), "previous": link(page.previous)}
