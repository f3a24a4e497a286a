"""What this is, how the number is found, and how to use what stands here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from web.pages.reading_only import reading_only
from web.words import LABELS, badge


@reading_only
def about(request: HttpRequest) -> HttpResponse:
    """Will tell readers what a label says and what it does not; no query is asked."""
    context = {
        "labels": [badge(label) for label in LABELS],
        "organisation": settings.ORGANISATION,
        "license": settings.REVIEW_LICENSE,
    }
    return render(request, "web/about.html", context)
