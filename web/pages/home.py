"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.models import Appearance, Claim
from sources.models import Article, Source
from web.pages.reading_only import reading_only
from web.reading.listing import claim_row
from web.reading.reviews import newest_reviews
from web.words import LABELS, badge

SHOWN = 5


@reading_only
def home(request: HttpRequest) -> HttpResponse:
    """Will show what this is, a search box, the newest reviews, the loudest echoes, contested claims."""
    open_claims = Claim.objects.open()
    listed = open_claims.with_staleness()
    return render(
        request,
        "web/home.html",
        {
            "counts": [
                ("claims", f"{open_claims.count():,}"),
                ("appearances", f"{Appearance.objects.accepted().count():,}"),
                ("articles read", f"{Article.objects.read_here().count():,}"),
                ("sources", f"{Source.objects.active().count():,}"),
            ],
            "echoed": [claim_row(row) for row in listed.echoed()[:SHOWN]],
            "contested": [claim_row(row) for row in listed.contested()[:SHOWN]],
            "reviews": newest_reviews(SHOWN),
            "labels": [badge(label) for label in LABELS],
        },
    )
