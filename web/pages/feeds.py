"""The feeds of reviews: all of them as ClaimReview, the latest news as Atom."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import condition

from web.pages.reading_only import reading_only
from web.reading.atom import atom_feed
from web.reading.feeds import FeedState, claimreview_feed, feed_state


def _state(request: HttpRequest) -> FeedState:
    """How things stand with the feed, asked once for each request."""
    kept: FeedState | None = getattr(request, "feed_state", None)
    if kept is None:
        kept = feed_state()
        request.feed_state = kept  # type: ignore[attr-defined]
    return kept


def _tag(request: HttpRequest) -> str:
    return _state(request).etag


def _modified(request: HttpRequest) -> datetime | None:
    return _state(request).modified


@reading_only
@condition(etag_func=_tag, last_modified_func=_modified)
def claimreview(request: HttpRequest) -> HttpResponseBase:
    """Will stream every public review as one DataFeed of schema.org, with tombstones."""
    address = f"{settings.SITE_URL}{reverse('feed-claimreview')}"
    pieces = claimreview_feed(address, _modified(request))
    answer = StreamingHttpResponse(pieces, content_type="application/json; charset=utf-8")
    return _open(answer)


@reading_only
@condition(etag_func=_tag, last_modified_func=_modified)
def atom(request: HttpRequest) -> HttpResponseBase:
    """Will hand out the latest publications, corrections and retractions as Atom."""
    return _open(HttpResponse(atom_feed(), content_type="application/atom+xml; charset=utf-8"))


def _open(answer: HttpResponseBase) -> HttpResponseBase:
    """Lets anybody's page read the feed; caches ask again whether it is still the same."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = "no-cache"
    return answer
