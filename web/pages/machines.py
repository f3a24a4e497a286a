"""What search engines ask for: where they may go, and what there is."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from accounts.domain.numbers import number
from web.pages.reading_only import reading_only
from web.reading.sitemap import sitemap_index, sitemap_part

XML = "application/xml; charset=utf-8"
CLOSED = (
    *("/admin/", "/desk/", "/account/", "/accounts/", "/search/", "/match/"),
    *("/changes/", "/judgements/", "/corrections/requests/", "/claims/*/judge/"),
    *("/claims/*?as_of=", "/claims/?*cursor=", "/reviews/*/correction/"),
)
"""Forms, what only those who work here see, and endless ways to ask for the same."""


@reading_only
def robots(request: HttpRequest) -> HttpResponse:
    """Will tell robots what is not for them, and where the map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines.append(f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@reading_only
def sitemap(request: HttpRequest) -> HttpResponse:
    """Will list the parts of the map, in one query for each kind of page."""
    return HttpResponse(sitemap_index(settings.SITE_URL), content_type=XML)


@reading_only
def sitemap_of(request: HttpRequest, section: str) -> HttpResponseBase:
    """Will stream one part of a section of the map: only pages that everybody may read.

    Raises: Http404 for what is no number of a part.
    """
    part = number(request.GET.get("part", "1"), digits=6)
    if not part:
        raise Http404
    return StreamingHttpResponse(sitemap_part(settings.SITE_URL, section, part), content_type=XML)
